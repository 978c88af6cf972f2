import * as assert from 'node:assert/strict';
import { checkDocument, fixesOf } from '../../src/rules/check-document';
import { rules } from '../../src/rules/index';
import { applyEdits } from '../../src/spec/edit/text-edit';

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
      it('has a fix that removes the finding and adds no error', () => {
        const [finding] = own;
        assert.ok(finding);
        const fix = fixesOf(finding, failing).find(({ preferred }) => preferred);
        assert.ok(fix, 'no preferred fix');
        const fixed = checkDocument(applyEdits(rule.examples.failing, fix.edits));
        const errors = fixed.findings.filter(({ severity }) => severity === 'error');
        assert.deepEqual(
          errors.map(({ message }) => message),
          [],
        );
        assert.ok(!fixed.findings.some((other) => other.rule === rule.id && other.path === finding.path), fix.title);
      });
    });
  }
});
