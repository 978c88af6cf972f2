import * as assert from 'node:assert/strict';
import { checkDocument } from '../../src/rules/check-document';
import { LineIndex } from '../../src/spec/syntax/line-index';
import { markedFixtures } from './marked-fixture';

describe('findings', () => {
  for (const { name, text, expected } of markedFixtures()) {
    it(`of ${name} are those that its comments announce`, () => {
      const lines = new LineIndex(text);
      const found = checkDocument(text).findings.map(({ span, rule }) => `${lines.at(span.start).line} ${rule}`);
      assert.deepEqual(found.sort(), expected);
    });
  }
});
