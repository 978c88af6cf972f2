import * as assert from 'node:assert/strict';
import { checkDocument } from '../../src/rules/check-document';
import { generateSpec } from './generate-spec';

describe('generated specs', () => {
  for (const [components, flows] of [
    [30, 8],
    [100, 28],
  ] as const) {
    it(`of ${components} components are sound and meet their objectives`, () => {
      const { analysis, findings } = checkDocument(generateSpec(components, flows));
      assert.deepEqual(
        findings.filter(({ severity }) => severity === 'error').map(({ message }) => message),
        [],
      );
      assert.equal(analysis?.model.components.length, components);
      assert.equal(analysis?.model.flows.length, flows);
      assert.equal(analysis?.results.verdict, 'meets');
    });
  }
});
