import * as assert from 'node:assert/strict';
import { checkDocument } from '../../../src/rules/check-document';
import { workspaceOf } from './workspace';

const shop = `headroom: 1
title: Shop
owners: [shop-team]
workload: {peak_factor: 2x, users: {daily_active: 1M}}
components:
  api: {kind: service, service_time: 10ms, concurrency: 8, replicas: 3, owner: shop, cost: {replica: $100/month}}
  worker: {kind: worker, service_time: 10ms, replicas: {min: 2, max: 6}}
  db: {kind: database, capacity: 1k/s, availability: 99.9%}
flows:
  buy:
    rate: 400/s
    slo: {availability: 99%, latency: {p99: 200ms}}
    steps:
      - call: api
        timeout: 500ms
        steps:
          - {call: db, timeout: 100ms}
  browse: {rate: 10/user/day, steps: [api]}
`;

/** Policy, and the text of the spec that its findings stand at, each with the beginning of its message. */
const cases: readonly (readonly [policy: string, findings: readonly (readonly [at: string, message: RegExp])[]])[] = [
  [
    'path: components.*.owner, compare: exists',
    [
      ['worker', /^`components.worker.owner` is missing; the policy `p` asks for it$/],
      ['db', /^`components.db.owner` is missing/],
    ],
  ],
  [
    'path: components.*.cost, compare: absent, message: Prices come from the price list',
    [['cost', /^`components.api.cost` is stated; the policy `p` forbids it. Prices come from the price list$/]],
  ],
  [
    'path: components.*.replicas, compare: ">=", value: 3',
    [
      ['replicas', /^`components.worker.replicas` is \d/],
      ['db', /^`components.db.replicas` is 1; the policy `p` asks for at least 3/],
    ],
  ],
  ['path: components.api.replicas, compare: "==", value: 3', []],
  ['path: components.api.replicas, compare: "==", value: 4', [['3', /is 3; the policy `p` asks for exactly 4/]]],
  [
    'path: flows.*.slo.availability, compare: ">=", value: 99.9%',
    [['99%', /^`flows.buy.slo.availability` is 99%; the policy `p` asks for at least 99.9%/]],
  ],
  ['path: "flows.*.steps[*].timeout", compare: "<", value: 0.5s', [['500ms', /is 500ms; .* less than 0.5s/]]],
  ['path: flows.*.rate.peak, compare: "<=", value: 500/s', [['rate', /^`flows.buy.rate.peak` is 800\/s/]]],
  ['path: flows.*.rate, compare: "<=", value: 300/s', [['400/s', /^`flows.buy.rate` is 400\/s/]]],
  [
    'path: components.*.utilization.peak, compare: "<=", value: 70%',
    [
      ['api', /^`components.api.utilization.peak`/],
      ['db', /^`components.db.utilization.peak` is 80%/],
    ],
  ],
  ['path: cost.monthly, compare: "<=", value: $250/month', [['Shop', /^`cost.monthly` is \$300/]]],
  ['path: cost.monthly, compare: "<=", value: €250/month', []],
  ['path: workload.horizon, compare: ">=", value: 3y', [['workload', /^`workload.horizon` is 365 d/]]],
  ['path: owners, compare: matches, value: -team$', []],
  ['path: owners, compare: matches, value: ^team-', [['shop-team', /is shop-team; .* something that matches \^team-/]]],
  [
    'path: components.*.kind, compare: "==", value: service',
    [
      ['worker', /is worker/],
      ['database', /is database/],
    ],
  ],
  ['path: components.cache.owner, compare: exists', []],
  ['path: regions.*.residency, compare: exists', []],
  ['path: practices.on_call, compare: exists', [['h', /`practices.on_call` is missing/]]],
  ['path: components.*.owner, compare: exists, severity: off', []],
];

describe('policies', () => {
  for (const [policy, expected] of cases) {
    it(policy, async () => {
      const workspace = await workspaceOf(`policies:\n  - {id: p, ${policy}}\n`);
      const found = checkDocument(shop, { workspace }).findings.filter(({ rule }) => rule === 'policy/p');
      assert.deepEqual(
        found.map(({ span }) => shop.slice(span.start, span.end)),
        expected.map(([at]) => at),
      );
      for (const [index, [, message]] of expected.entries()) assert.match(found[index]?.message ?? '', message);
    });
  }

  it('are warnings unless they say otherwise, and a spec can waive them', async () => {
    const workspace = await workspaceOf(
      'policies:\n  - {id: a, path: components.*.owner, compare: exists}\n  - {id: b, path: components.*.owner, compare: exists, severity: error}\n',
    );
    const waived = `${shop}lint: {waivers: [{rule: policy/b, at: components.db, reason: known}]}\n`;
    const { findings } = checkDocument(waived, { workspace });
    assert.deepEqual(
      findings.filter(({ rule }) => /^(policy|lint)\//.test(rule)).map(({ severity, path }) => `${severity} ${path}`),
      ['warning components.worker.owner', 'error components.worker.owner', 'warning components.db.owner'],
    );
  });

  it('say nothing about what cannot be read, which is a finding already', async () => {
    const workspace = await workspaceOf('policies: [{id: p, path: components.*.replicas, compare: exists}]\n');
    const { findings } = checkDocument('headroom: 1\ntitle: t\ncomponents: {a: {kind: service, replicas: many}}\n', {
      workspace,
    });
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['quantity/not-a-number'],
    );
  });
});
