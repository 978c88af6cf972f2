import * as assert from 'node:assert/strict';
import { analyse } from '../../src/analysis/analyse';
import type { Results } from '../../src/analysis/results';
import type { CheckedDocument } from '../../src/rules/check-document';
import { readSpec, type SpecDocument } from '../../src/spec/read-spec';

/** Splits a text at its cursor mark `|`. */
export function atCursor(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  assert.ok(offset >= 0 && marked.indexOf('|', offset + 1) < 0, `exactly one | in: ${marked}`);
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

export function documentAtCursor(marked: string): { readonly document: SpecDocument; readonly offset: number } {
  const { text, offset } = atCursor(marked);
  return { document: readSpec(text), offset };
}

/** A document as if the analysis had said this of it. */
export function checkedWith(text: string, results: Partial<Results> = {}): CheckedDocument {
  const document = readSpec(text);
  const { model } = document;
  if (!model) return { document, findings: document.findings };
  const nothing: Results = {
    objectives: [],
    verdict: 'unchecked',
    flows: {},
    components: {},
    data: {},
    bandwidth: {},
    scenarios: {},
    stages: {},
    assumptions: [],
  };
  const analysis = { ...analyse(model), results: { ...nothing, ...results } };
  return { document, analysis, findings: document.findings };
}

/** The texts of ranges, for comparisons that a reader can check. */
export function texts(text: string, ranges: Iterable<{ readonly start: number; readonly end: number }>): string[] {
  return [...ranges].map(({ start, end }) => text.slice(start, end));
}

/** A spec that uses every way to mention a component. */
export const shop = `headroom: 1
title: Shop
workload: {users: {daily_active: 50M, concurrent: 60k}, peak_factor: 3x}
regions:
  us-east: {zones: 3}
components:
  api:
    kind: service
    replicas: 6
    concurrency: 4
    service_time: 4ms
    pools: {db: 20}
  cache: {kind: cache, hit_ratio: 90%, capacity: 10k/s}
  db:
    kind: database
    technology: postgres
    capacity: 240k/min
    availability: 99.95%
    notes: behind a circuit breaker
  events: {kind: stream}
  indexer: {kind: worker, depends_on: [db], service_time: 20ms}
flows:
  browse:
    rate: 100M/day
    slo: {availability: 99.95%, latency: {p99: 80ms}}
    steps:
      - call: api
        steps:
          - call: cache
            reads: item
            on_miss:
              - call: db
                timeout: 1s
          - publish: events
  index:
    from: events
    steps: [indexer, {call: "db", writes: {item: 2}}]
data:
  item: {store: db, record_size: 500B}
scenarios:
  slow-db: {slow: {db: 4x}, fail: [db, zone]}
lint:
  waivers:
    - {rule: capacity/saturated, at: components.db, reason: known}
    - {rule: capacity/saturated, at: components.api.pools.db, reason: known}
`;
