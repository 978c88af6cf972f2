import * as assert from 'node:assert/strict';
import { parse } from 'yaml';
import { blueprints, findBlueprint } from '../../src/catalog/blueprints';
import { checkDocument } from '../../src/rules/check-document';
import { assertValidSpec } from './valid-spec';

describe('blueprints', () => {
  for (const { id, title, summary, text } of blueprints) {
    it(`${id} is a valid spec with title and summary`, () => {
      assertValidSpec(text, id);
      const spec = parse(text);
      assert.equal(title, spec.title);
      assert.equal(summary, spec.summary);
      assert.equal(findBlueprint(id)?.text, text);
    });
    it(`${id} meets its own objectives`, () => {
      const { analysis, findings } = checkDocument(text);
      const errors = findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
      assert.deepEqual(errors, []);
      assert.equal(analysis?.results.verdict, 'meets');
    });
  }
});
