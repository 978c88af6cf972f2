import assert from 'node:assert/strict';
import { quietScenario } from '../../../src/analysis/scenarios/apply-scenario';
import { knobsOf, withSizes } from '../../../src/analysis/sizing/knob';
import { largestLoadWithinObjectives } from '../../../src/analysis/sizing/largest-load-within-objectives';
import { shortfallsOf } from '../../../src/analysis/sizing/shortfalls';
import { type SizedDesign, sizeToObjectives } from '../../../src/analysis/sizing/size-to-objectives';
import { buildModel, type ModelInput } from '../build-model';

const constant = (mean: number) => ({ form: 'constant' as const, mean, scv: 0 });

const api: ModelInput = {
  components: { api: { replicas: 2, concurrency: 2, service: constant(0.1) } },
  flows: { f: { rate: 100, steps: ['api'] } },
};

/** What a design needs, and why: `api.replicas 2 -> 8`. */
const cases: [title: string, input: ModelInput, changes: string[], remaining?: string[]][] = [
  ['leaves a design alone that meets everything', { ...api, flows: { f: { rate: 10, steps: ['api'] } } }, []],
  // 10 busy of 2 a replica, at most 70 %.
  ['keeps to the target utilisation', api, ['api.replicas 2 -> 8']],
  ['keeps the headroom asked for', { ...api, objectives: { headroom: 2 } }, ['api.replicas 2 -> 10']],
  // 8 are dealt out 3 + 3 + 2: the loss of 3 leaves 10 servers, all of them busy.
  ['survives the loss of a zone', { ...api, objectives: { survive: ['zone'] } }, ['api.replicas 2 -> 9']],
  [
    'raises the maximum of what scales by itself',
    {
      components: {
        api: {
          replicas: 1,
          concurrency: 2,
          service: constant(0.1),
          autoscale: { min: 1, max: 3, targetUtilization: 0.6 },
        },
      },
      flows: api.flows,
    },
    ['api.maximum 3 -> 8'],
  ],
  [
    'splits what more copies do not help',
    {
      components: { db: { kind: 'database', replicas: 3, service: constant(0.001), replication: {} } },
      flows: { f: { rate: 2000, steps: [{ call: 'db', operation: 'write' }] } },
    },
    ['db.shards 1 -> 3'],
  ],
  [
    'adds copies where they are read, as that is cheaper than shards of three',
    {
      components: {
        db: { kind: 'database', replicas: 3, service: constant(0.001), replication: { readFrom: 'any' } },
      },
      flows: { f: { rate: 2500, steps: [{ call: 'db', operation: 'read' }] } },
    },
    ['db.replicas 3 -> 4'],
  ],
  [
    'gives a log more brokers, not more copies',
    {
      components: { log: { kind: 'stream', replicas: 3, service: constant(0.001), replication: { factor: 3 } } },
      flows: { f: { rate: 1000, steps: [{ publish: 'log' }] } },
    },
    ['log.replicas 3 -> 5'],
  ],
  [
    'gives a stream as many partitions as it needs consumers',
    {
      components: {
        log: { kind: 'stream', queue: { delivery: 'at-least-once', ordering: 'key', partitions: 4 } },
        worker: { kind: 'worker', replicas: 4, service: constant(0.1) },
      },
      flows: {
        f: { rate: 70, steps: [{ publish: 'log' }] },
        c: { from: 'log', steps: ['worker'] },
      },
    },
    ['log.partitions 4 -> 10', 'worker.replicas 4 -> 10'],
  ],
  [
    'shrinks pools that open more connections than are accepted',
    {
      components: {
        api: { replicas: 10, concurrency: 8, service: constant(0.01), pools: { db: 50 } },
        db: {
          kind: 'database',
          concurrency: 16,
          service: constant(0.001),
          limits: { connections: 200 },
          replication: {},
        },
      },
      flows: { f: { rate: 5000, steps: [{ call: 'api', steps: ['db'] }] } },
    },
    ['api.pool 50 -> 20'],
  ],
  [
    'gives a store the disk that it fills, to 85 %, in two digits',
    {
      components: {
        db: { kind: 'database', replication: {}, service: constant(0.001), limits: { storage: 1e9 } },
      },
      flows: { f: { rate: 1, steps: [{ call: 'db', writes: ['row'] }] } },
      datasets: { row: { store: 'db', recordSize: 1000, overhead: 1 } },
    },
    // 31.536 GB in a year.
    ['db.storage 1000000000 -> 38000000000'],
  ],
  [
    'gives a cache the memory that keeps the load off what has no size',
    {
      components: {
        cache: {
          kind: 'cache',
          service: constant(0.0001),
          cache: { eviction: 'lru', items: 1e6, itemSize: 1000, skew: 0 },
          limits: { memory: 1e8 },
        },
        api: { kind: 'external', delayOnly: true, rateLimit: { rate: 50, per: 'all', onExceed: 'reject' } },
      },
      flows: { f: { rate: 100, steps: [{ call: 'cache', onMiss: ['api'] }] } },
    },
    // Half of the items, all as popular: half of the calls.
    ['cache.memory 100000000 -> 500000000'],
  ],
  [
    'gives a flow the copies that its availability asks for',
    {
      components: {
        api: { service: constant(0.01), needs: 1, failure: { unavailability: 0.01, mttr: 3600 } },
      },
      flows: { f: { rate: 1, availability: 0.9999, steps: ['api'] } },
    },
    ['api.replicas 1 -> 2'],
  ],
  [
    'takes back what nothing asks for',
    { ...api, components: { api: { ...api.components.api, replicas: 40 } } },
    ['api.replicas 40 -> 8'],
  ],
  [
    'takes back no more than headroom and the loss of a zone leave over',
    {
      components: { api: { ...api.components.api, replicas: 40 } },
      flows: api.flows,
      objectives: { headroom: 2, survive: ['zone'] },
    },
    ['api.replicas 40 -> 10'],
  ],
  [
    'makes one tier smaller and another larger',
    {
      components: { web: { replicas: 30, service: constant(0.01) }, db: { kind: 'database', service: constant(0.01) } },
      flows: { f: { rate: 100, steps: ['web', 'db'] } },
    },
    ['web.replicas 30 -> 2', 'db.replicas 1 -> 2'],
  ],
  [
    'leaves a second replica where no objective speaks of failures',
    { components: { api: { replicas: 3, service: constant(0.01) } }, flows: { f: { rate: 1, steps: ['api'] } } },
    ['api.replicas 3 -> 2'],
  ],
  [
    'takes it where one is good enough for an objective',
    {
      components: {
        api: { replicas: 3, needs: 1, service: constant(0.01), failure: { unavailability: 0.01, mttr: 3600 } },
      },
      flows: { f: { rate: 1, availability: 0.9, steps: ['api'] } },
    },
    ['api.replicas 3 -> 1'],
  ],
  [
    'leaves copies of data, quorums, idle and unknown components as they are',
    {
      components: {
        db: { kind: 'database', replicas: 3, service: constant(0.001), replication: {} },
        lock: { kind: 'lock', replicas: 5, needs: 'majority', service: constant(0.001) },
        unknown: { replicas: 9 },
        unused: { replicas: 9, service: constant(0.01) },
        log: { kind: 'stream', replicas: 9, service: constant(0.001), replication: { factor: 3 } },
      },
      flows: { f: { rate: 1, steps: ['db', 'lock', 'unknown', { publish: 'log' }] } },
    },
    ['log.replicas 9 -> 3'],
  ],
  [
    'keeps what a scenario expects',
    {
      ...api,
      components: { api: { ...api.components.api, replicas: 40 } },
      scenarios: [{ ...quietScenario('sale'), traffic: 3 }],
    },
    ['api.replicas 40 -> 16'],
  ],
  [
    'says what no size helps, and changes nothing for it',
    { ...api, flows: { f: { rate: 1, latency: { p99: 0.05 }, steps: ['api'] } } },
    [],
    ['flows.f.latency.p99'],
  ],
  [
    'sizes callers and callees, but nothing that others run',
    {
      components: {
        lb: { kind: 'load-balancer', service: constant(0.001) },
        api: { service: constant(0.02) },
        mail: { kind: 'external', service: constant(0.005) },
      },
      flows: { f: { rate: 1400, steps: [{ call: 'lb', steps: ['api', 'mail'] }] } },
    },
    ['lb.replicas 1 -> 2', 'api.replicas 1 -> 40'],
    ['components.mail.utilization', 'components.mail.overloaded', 'flows.f.unbounded'],
  ],
];

describe('sizeToObjectives', () => {
  for (const [title, input, changes, remaining = []] of cases) {
    it(title, () => {
      const sized = sizeToObjectives(buildModel(input));
      assert.deepEqual(changesOf(sized), changes);
      assert.deepEqual(
        sized.remaining.map(({ path }) => path),
        remaining,
      );
    });
  }
});

/** Tiers of one design with their prices; the cheapest sizes that meet everything, found by trying all. */
const tiers: ModelInput['components'][] = [
  {
    web: { service: 0.01, cost: { replica: 10 } },
    app: { service: 0.02, cost: { replica: 100 } },
    db: { service: 0.005, cost: { replica: 1000 } },
  },
  {
    web: { service: 0.01, cost: { replica: 100 } },
    app: { service: 0.02, cost: { replica: 10 } },
    db: { service: 0.005, cost: { replica: 20 } },
  },
  { web: { service: 0.01 }, app: { service: 0.02 }, db: { service: 0.005 } },
];

describe('cost of sizes', () => {
  for (const components of tiers) {
    const prices = Object.values(components).map(({ cost }) => cost?.replica ?? 1);
    it(`is the least there is, with replicas at ${prices.join(', ')}`, () => {
      const model = buildModel({
        components,
        flows: {
          f: { rate: 100, latency: { p99: 0.15 }, steps: [{ call: 'web', steps: [{ call: 'app', steps: ['db'] }] }] },
        },
      });
      const costOf = (sized: typeof model) =>
        sized.components.reduce((sum, { placements }, i) => sum + placements[0]!.replicas * prices[i]!, 0);
      const knobs = knobsOf(model);
      let least = Number.POSITIVE_INFINITY;
      for (let web = 1; web <= 12; web++) {
        for (let app = 1; app <= 12; app++) {
          for (let db = 1; db <= 6; db++) {
            const sized = withSizes(model, new Map([web, app, db].map((count, i) => [knobs[i]!, count])));
            if (costOf(sized) < least && shortfallsOf(sized).next().done) least = costOf(sized);
          }
        }
      }
      assert.equal(costOf(sizeToObjectives(model).model), least);
    });
  }
});

describe('largestLoadWithinObjectives', () => {
  const loads: [title: string, input: ModelInput, multiple: number, limit: string][] = [
    [
      'stops at the target utilisation',
      { components: { api: { replicas: 10, service: constant(0.1) } }, flows: { f: { rate: 35, steps: ['api'] } } },
      2,
      'components.api.utilization',
    ],
    [
      'stops where a latency objective is missed',
      { components: { api: { service: 0.01 } }, flows: { f: { rate: 10, latency: { p99: 0.1 }, steps: ['api'] } } },
      // M/M/1: ln(100) / (100 - load) = 0.1 s.
      (100 - Math.log(100) / 0.1) / 10,
      'flows.f.latency.p99',
    ],
    [
      'leaves room for the headroom',
      {
        objectives: { headroom: 4 },
        components: { api: { replicas: 10, service: constant(0.1) } },
        flows: { f: { rate: 10, steps: ['api'] } },
      },
      2.5,
      'objectives.headroom',
    ],
    [
      'is below today where today is too much, and asks nothing of load that load does not decide',
      {
        components: { api: { service: constant(0.1) } },
        flows: { f: { rate: 14, latency: { p99: 0.05 }, steps: ['api'] } },
      },
      0.5,
      'components.api.utilization',
    ],
  ];
  for (const [title, input, multiple, limit] of loads) {
    it(title, () => {
      const largest = largestLoadWithinObjectives(buildModel(input));
      assert.ok(Math.abs((largest?.multiple ?? 0) / multiple - 1) < 0.005, `${largest?.multiple} for ${multiple}`);
      assert.equal(largest?.limit?.path, limit);
    });
  }
});

function changesOf({ model, changes }: SizedDesign): string[] {
  return changes.map(
    ({ component, field, from, to }) => `${model.components[component]?.id}.${field} ${from} -> ${to}`,
  );
}
