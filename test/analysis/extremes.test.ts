import assert from 'node:assert/strict';
import { type Analysis, analyse } from '../../src/analysis/analyse';
import { completeResults } from '../../src/analysis/complete-results';
import type { Results } from '../../src/analysis/results';
import { readSpec } from '../../src/spec/read-spec';

/** What is extreme, the spec, and what the results say of it. */
const extremes: [what: string, spec: string, says: (results: Results, analysis: Analysis) => void][] = [
  [
    'overload a thousand times over',
    `components:
  api: {kind: service, service_time: 100ms, concurrency: 4, replicas: 2, availability: 99.9%}
  db: {kind: database, service_time: 10ms}
flows: {f: {rate: 100k/s, slo: {latency: {p99: 1s}, availability: 99%}, steps: [{call: api, steps: [db]}]}}`,
    ({ verdict, flows, components, max_rate_multiple }) => {
      assert.equal(verdict, 'fails');
      assert.equal(components.db?.utilization?.peak, 2000);
      assert.equal(flows.f?.latency?.p99, undefined);
      assert.deepEqual(
        flows.f?.objectives.map(({ met }) => met),
        [false, false],
      );
      assert.ok(max_rate_multiple! < 1e-3);
    },
  ],
  [
    'overload of a line with an end',
    `components: {api: {kind: service, service_time: 100ms, queue_limit: 3}}
flows: {f: {rate: 1M/s, steps: [api]}}`,
    ({ components }, { capacity }) => {
      assert.ok(components.api!.loss! > 0.99999 && components.api!.loss! < 1);
      assert.equal(capacity.components[0]?.status, 'stable');
    },
  ],
  [
    'no traffic',
    `components: {api: {kind: service, service_time: 10ms, availability: 99%}, db: {kind: database, capacity: 1k/s}}
flows: {f: {rate: 0/s, slo: {latency: {p99: 1s}, availability: 98%}, steps: [{call: api, steps: [db]}]}}`,
    ({ verdict, components, flows }, { capacity }) => {
      assert.equal(verdict, 'meets');
      assert.equal(components.api?.utilization?.peak, 0);
      assert.deepEqual(
        capacity.components.map(({ status }) => status),
        ['idle', 'idle'],
      );
      assert.equal(flows.f?.loss, undefined);
    },
  ],
  ['nothing at all', '', ({ verdict }) => assert.equal(verdict, 'unchecked')],
  [
    'no replicas',
    `components: {api: {kind: service, replicas: {min: 0, max: 0}, service_time: 10ms, availability: 99%}, db: {kind: database, capacity: 1k/s}}
flows: {f: {rate: 10/s, slo: {availability: 50%, latency: {p99: 1s}}, steps: [{call: api, steps: [db]}]}}`,
    ({ verdict, flows }, { capacity }) => {
      assert.equal(verdict, 'fails');
      assert.deepEqual(
        flows.f?.objectives.map(({ met }) => met),
        [false, false],
      );
      assert.equal(capacity.components[0]?.status, 'overloaded');
      assert.equal(capacity.components[0]?.servers, 0);
    },
  ],
  [
    'a million servers',
    `components: {api: {kind: service, replicas: 10k, concurrency: 100, service_time: {mean: 100ms, p99: 1s}}}
flows: {f: {rate: {mean: 4.9M/s, peak: 9.9M/s}, steps: [api]}}`,
    ({ components }) => {
      assert.equal(components.api?.servers, 1e6);
      assert.ok(Math.abs(components.api!.utilization!.peak - 0.99) < 1e-9);
      assert.ok(components.api!.wait!.probability < 1e-6);
    },
  ],
  [
    'an unavailability of 10^-12',
    `components:
  a: {kind: service, replicas: 2, needs: 1, availability: {mtbf: 999999h, mttr: 1h}}
  b: {kind: external, sla: 99.9999999999%}
flows: {f: {rate: 1/s, slo: {availability: 99.99%}, steps: [a]}, g: {rate: 1/s, steps: [b]}}`,
    ({ flows }, { availability }) => {
      assert.ok(Math.abs(availability.flows[0]!.unavailability / 1e-12 - 1) < 1e-9);
      assert.ok(Math.abs(availability.flows[1]!.unavailability / 1e-12 - 1) < 1e-3);
      assert.ok(Math.abs(flows.f!.availability!.downtime_365d / (365 * 86400e-12) - 1) < 1e-9);
      assert.equal(flows.f?.objectives[0]?.met, true);
    },
  ],
  [
    'steps that are all optional',
    `components: {a: {kind: service, replicas: 0, service_time: 1ms, availability: 50%}, b: {kind: external, sla: 10%, service_time: 1s}}
flows: {f: {rate: 1/s, slo: {availability: 99.9%, latency: {p99: 2s}}, steps: [{call: a, timeout: 1s, optional: true}, {call: b, timeout: 100ms, optional: true}]}}`,
    ({ flows }) => {
      const { availability, loss } = flows.f!;
      assert.equal(availability?.value, 1);
      assert.equal(availability?.modes?.down, 0);
      assert.ok(availability!.modes!.degraded >= 0.9);
      assert.equal(loss, 0);
      assert.equal(flows.f?.objectives.find(({ objective }) => objective === 'availability')?.met, true);
    },
  ],
  [
    'a circle of queues that feeds itself',
    `components: {q: {kind: queue}, w: {kind: worker, service_time: 1ms}}
flows: {f: {rate: 1/s, steps: [{publish: q}]}, c: {from: q, steps: [{call: w, steps: [{publish: q, times: 2}]}]}}`,
    ({ verdict }) => assert.notEqual(verdict, 'meets'),
  ],
  [
    'times from nanoseconds to years',
    `components: {a: {kind: database, service_time: 1ns, concurrency: 1k}, b: {kind: external, service_time: 10y}}
flows: {f: {rate: 1/year, steps: [a, b]}}`,
    ({ flows }) => assert.ok(flows.f!.latency!.p50! > 1e8),
  ],
];

function assertFinite(value: unknown, path: string): void {
  if (typeof value === 'number') assert.ok(Number.isFinite(value), `${path} is ${value}`);
  else if (value !== null && typeof value === 'object')
    for (const key of Object.keys(value)) assertFinite((value as Record<string, unknown>)[key], `${path}.${key}`);
}

describe('the results of extremes are finite and labelled:', () => {
  for (const [what, spec, says] of extremes) {
    it(what, () => {
      const { model } = readSpec(
        `headroom: 1\ntitle: Extreme\nworkload: {peak_factor: 2x, growth: 5%/month}\n${spec}\n`,
      );
      const analysis = analyse(model!);
      const results = completeResults(analysis);
      assertFinite(results, 'results');
      // Parts of the analysis that the report leaves out are finite as well.
      assertFinite(analysis.capacity.components, 'components');
      says(results, analysis);
    });
  }
});
