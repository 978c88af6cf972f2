import * as assert from 'node:assert/strict';
import { checkDocument } from '../../src/rules/check-document';
import { rules } from '../../src/rules/index';
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

  it('of every rule are in one of them', () => {
    const marked = new Set(markedFixtures().flatMap(({ expected }) => expected.map((line) => line.split(' ')[1])));
    assert.deepEqual(
      rules.map(({ id }) => id).filter((id) => !marked.has(id)),
      [],
    );
  });

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
