import * as assert from 'node:assert/strict';
import { checkDocument, fixesOf } from '../../src/rules/check-document';
import { rules } from '../../src/rules/index';

describe('rules', () => {
  it('have ids of their own', () => {
    const ids = rules.map(({ id }) => id);
    assert.deepEqual(ids, [...new Set(ids)]);
  });

  for (const rule of rules) {
    describe(rule.id, () => {
      const failing = checkDocument(rule.examples.failing);
      const own = failing.findings.filter((finding) => finding.rule === rule.id);

      it('fires on its failing example, at a place that exists', () => {
        assert.notEqual(own.length, 0, JSON.stringify(failing.findings.map((finding) => finding.rule)));
        for (const { span } of own) assert.ok(span.end > span.start && span.end <= rule.examples.failing.length);
      });

      it('leaves its passing example alone, as every rule does', () => {
        const { findings } = checkDocument(rule.examples.passing);
        assert.deepEqual(
          findings.map(({ rule, message }) => `${rule}: ${message}`),
          [],
        );
      });

      if (!rule.fixes) return;
      it('has fixes, of which at most one is the best', () => {
        for (const finding of own) {
          const fixes = fixesOf(finding, failing);
          assert.ok(fixes.length > 0 && fixes.filter(({ preferred }) => preferred).length <= 1);
        }
      });
    });
  }
});
