import * as assert from 'node:assert/strict';
import { minimalSchema } from '../../scripts/build/minimal-schema.mjs';
import { compileSchema } from '../../scripts/build/schema-validators-plugin.mjs';

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  properties: { title: { $ref: '#/$defs/text' }, note: { $ref: '#/$defs/note' }, size: { $ref: '#/$defs/size' } },
  $defs: {
    text: { type: 'string', description: 'One line' },
    note: { type: 'string', title: 'Note' },
    size: { type: 'number', 'x-unit': 'bytes' },
  },
};

describe('minimalSchema', () => {
  it('drops annotations and shares what is left', () => {
    assert.deepEqual(minimalSchema(schema), {
      type: 'object',
      properties: { title: { $ref: '#/$defs/text' }, note: { $ref: '#/$defs/text' }, size: { $ref: '#/$defs/size' } },
      $defs: { text: { type: 'string' }, size: { type: 'number' } },
    });
  });
  it('keeps properties that are named like annotations', () => {
    const properties = { title: { type: 'string' }, description: { enum: [{ title: 'x' }] } };
    assert.deepEqual(minimalSchema({ properties }), { properties });
  });
  it('refuses what it would silently drop', () => {
    assert.throws(() => minimalSchema({ items: { unevaluatedProperties: false } }), /unevaluatedProperties/);
  });
});

describe('compileSchema', () => {
  it('gives code without eval', () => {
    const code = compileSchema(schema);
    assert.match(code, /export default/);
    assert.doesNotMatch(code, /\beval\b|new Function/);
  });
});
