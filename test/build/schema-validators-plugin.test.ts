import * as assert from 'node:assert/strict';
import { compileSchema } from '../../scripts/build/schema-validators-plugin.mjs';

describe('compileSchema', () => {
  it('gives code without eval that accepts annotation keywords', () => {
    const code = compileSchema({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { size: { type: 'number', 'x-unit': 'bytes' } },
    });
    assert.match(code, /export default/);
    assert.doesNotMatch(code, /\beval\b|new Function/);
  });
});
