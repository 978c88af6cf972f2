import * as assert from 'node:assert/strict';
import { patterns } from '../../src/catalog/patterns';
import { checkDocument } from '../../src/rules/check-document';
import { assertValidSpec } from './valid-spec';

describe('the spec fragment of a pattern', () => {
  for (const { id, in_spec } of patterns) {
    it(`is valid and not overloaded: ${id}`, () => {
      const text = `headroom: 1\ntitle: ${id}\n${in_spec}`;
      assertValidSpec(text, id);
      const errors = checkDocument(text).findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(
        errors.map(({ message }) => message),
        [],
      );
    });
  }
});
