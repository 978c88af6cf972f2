import * as assert from 'node:assert/strict';
import { checkDocument, fixesOf } from '../../src/rules/check-document';
import { applyEdits } from '../../src/spec/edit/text-edit';
import type { Finding } from '../../src/spec/finding';
import { LineIndex } from '../../src/spec/syntax/line-index';
import { markedFixtures } from './marked-fixture';

describe('findings', () => {
  for (const { name, text, expected } of markedFixtures()) {
    it(`of ${name} are those that its comments announce`, () => {
      const lines = new LineIndex(text);
      const found = checkDocument(text).findings.map(({ span, rule }) => `${lines.at(span.start).line} ${rule}`);
      assert.deepEqual(found.sort(), expected);
    });

    it(`of ${name} go away, one by one, when their preferred fix is made`, () => {
      const checked = checkDocument(text);
      const unreadable = (findings: readonly Finding[]) =>
        findings.filter(({ rule }) => /^(syntax|schema|quantity|spec|arch)\//.test(rule)).length;
      for (const finding of checked.findings) {
        const fix = fixesOf(finding, checked).find(({ preferred }) => preferred);
        if (!fix) continue;
        const fixed = checkDocument(applyEdits(text, fix.edits)).findings;
        const same = fixed.find(({ rule, path }) => rule === finding.rule && path === finding.path);
        assert.equal(same?.message, undefined, `${finding.rule}: ${fix.title}`);
        assert.ok(unreadable(fixed) <= unreadable(checked.findings), `${finding.rule}: ${fix.title}`);
      }
    });
  }

  for (const [kind, remedy] of [
    ['service', 'make its calls shorter or fewer'],
    ['database', 'Give it more shards'],
  ] as const)
    it(`of a ${kind} that no number of replicas can save name what helps`, () => {
      const { findings } = checkDocument(`headroom: 1
components: {a: {kind: ${kind}, service_time: 5s}}
flows: {f: {rate: 1M/s, steps: [{call: a, writes: d}]}}
data: {d: {store: a, record_size: 1kB}}
`);
      const found = findings.find(({ rule }) => rule === 'capacity/tier-underprovisioned');
      assert.ok(found?.message.includes(remedy), found?.message);
    });
});
