import * as assert from 'node:assert/strict';
import { readConfig } from '../../../src/rules/config/read-config';

/** A configuration, and what is wrong with it: the rule and the text that it stands at. */
const cases: readonly (readonly [text: string, ...findings: string[]])[] = [
  [''],
  ['# nothing yet\n'],
  ['lint: {rules: {capacity/tier-underprovisioned: error}}\n'],
  ['- a\n', 'schema/wrong-type -'],
  ['lnit: {}\n', 'schema/unknown-key lnit'],
  ['lint: {rules: {capacity/tier-underprovisoned: error}}\n', 'lint/unknown-rule capacity/tier-underprovisoned'],
  ['lint: {rules: {capacity/tier-underprovisioned: fatal}}\n', 'schema/unknown-word fatal'],
  ['lint: {rules: {syntax/duplicate-key: off}}\n', 'lint/not-waivable syntax/duplicate-key'],
  ['lint: {rules: {policy/from-elsewhere: off}}\n'],
  [
    'lint: {waivers: [{rule: capacity/tier-underprovisioned, reason: r, until: 2026-01-01}]}\n',
    'lint/expired-waiver 2026-01-01',
  ],
  ['lint: {waivers: [{rule: capacity/tier-underprovisioned}]}\n', 'lint/missing-reason capacity/tier-underprovisioned'],
  ['objectives: {rto: soon}\n', 'quantity/not-a-number soon'],
  ['technologies: {postgres: {connections: 0.5}}\n', 'quantity/out-of-range 0.5'],
  ['technologies: {our-store: {capacity: 5k/s, note: load test}}\n'],
  ['policies: [{id: p, path: components.*.owner}]\n', 'schema/missing-key {id: p, path: components.*.owner}'],
  ['policies: [{id: a b, path: components.*.owner, compare: exists}]\n', 'config/policy-id a b'],
  ['policies: [{id: p, path: components.*.onwer, compare: exists}]\n', 'config/policy-path components.*.onwer'],
  ['policies: [{id: p, path: components.*.replicas, compare: ">="}]\n', 'config/policy-value ">="'],
  ['policies: [{id: p, path: components.*.replicas, compare: ">=", value: 2s}]\n', 'config/policy-value 2s'],
  ['policies: [{id: p, path: flows.*.latency.p99, compare: <, value: 200ms}]\n'],
  ['policies: [{id: p, path: flows.*.latency.p99, compare: <, value: 200MB}]\n', 'config/policy-value 200MB'],
  ['policies: [{id: p, path: components.*.utilization.peak, compare: <, value: 70%}]\n'],
  ['policies: [{id: p, path: owners, compare: matches, value: "(a+)+"}]\n', 'config/policy-pattern "(a+)+"'],
];

describe('readConfig', () => {
  for (const [text, ...expected] of cases) {
    it(text.trim() || 'nothing', () => {
      const { findings } = readConfig('.headroom.yaml', text, '2026-11-20');
      assert.deepEqual(
        findings.map(({ rule, span }) => `${rule} ${text.slice(span.start, span.end)}`),
        expected,
      );
    });
  }
});
