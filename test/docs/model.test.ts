import * as assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkDocument } from '../../src/rules/check-document';

const spec = (extra: string) => `headroom: 1
title: Shop
workload: {peak_factor: 2x, users: {daily_active: 1k}}
components:
  api: {kind: service, service_time: 2ms, replicas: 3}
  db: {kind: database, capacity: 1k/s, replicas: 3}
flows:
  buy:
    rate: 5..9/s
    slo: {latency: {p99: 1s}}
    steps:
      - call: api
        steps:
          - call: db
${extra}`;

/** What docs/model.md says is not computed yet, and what shows that it still is not. */
const absent: readonly (readonly [name: string, isAbsent: () => boolean])[] = [
  ['Ranges', () => results('').ranges === undefined],
];

describe('docs/model.md', () => {
  const text = readFileSync('docs/model.md', 'utf8');
  for (const [name, isAbsent] of absent) {
    it(`is right that ${name} change no result yet`, () => {
      const claimed = text.includes(`\n- ${name}`);
      assert.equal(claimed, isAbsent(), 'keep "Written, but not computed yet" in step with the code');
    });
  }
});

function results(extra: string) {
  const { analysis } = checkDocument(spec(extra));
  assert.ok(analysis);
  return analysis.results;
}
