import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseAvailability } from '../../../src/analysis/availability/analyse-availability';
import type { AvailabilityInputs } from '../../../src/analysis/availability/availability-inputs';
import { failedOf } from '../../../src/analysis/availability/failed-of';
import type { Failure } from '../../../src/spec/model/model';
import { buildModel, type ComponentInput, type ModelInput, type StepInput } from '../build-model';

const hour = 3600;
const down = (unavailability: number) => ({ unavailability, mttr: 600 });

function unavailabilityOf(input: Partial<ModelInput> & { steps: (string | StepInput)[] }, inputs?: AvailabilityInputs) {
  const { steps, ...rest } = input;
  const model = buildModel({ components: {}, ...rest, flows: { f: { steps } } });
  return analyseAvailability(model, inputs).flows[0]?.unavailability;
}

function check(
  name: string,
  expected: number,
  input: Parameters<typeof unavailabilityOf>[0],
  inputs?: AvailabilityInputs,
) {
  it(name, () => {
    const actual = unavailabilityOf(input, inputs);
    assert.ok(actual !== undefined && Math.abs(actual - expected) <= 1e-9 * expected, `${actual} is not ${expected}`);
  });
}

const single = (component: ComponentInput): Parameters<typeof unavailabilityOf>[0] => ({
  components: { a: component },
  steps: ['a'],
});
const leaderBased = (rest: Partial<ComponentInput>): ComponentInput => ({
  kind: 'database',
  replicas: 3,
  zones: 1,
  failure: down(0.01),
  replication: {},
  ...rest,
});
const oneRegion = (availability: number, zoneAvailability: number) => [{ availability, zoneAvailability }];

describe('availability of a flow', () => {
  // Published cases: see the sources named.
  check('of two 99.9 % in series, system-design-primer', 1 - 0.998001, {
    components: { a: { sla: 0.999 }, b: { sla: 0.999 } },
    steps: ['a', 'b'],
  });
  check('of two 99 % in parallel, AWS Availability and Beyond', 1e-4, single({ replicas: 2, failure: down(0.01) }));
  check('of App Service and SQL, Azure composite SLA', 1 - 0.9995 * 0.9999, {
    components: { app: { sla: 0.9995 }, sql: { sla: 0.9999 } },
    steps: [{ call: 'app', steps: ['sql'] }],
  });
  check('of 2 of 3 at 0.9, Barlow and Proschan', 0.028, single({ replicas: 3, needs: 2, failure: down(0.1) }));
  check('of a bridge of parts at 0.9, by its four paths', 1 - 0.97848, {
    components: { a: { sla: 0.9 }, b: { sla: 0.9 }, c: { sla: 0.9 }, d: { sla: 0.9 }, e: { sla: 0.9 } },
    steps: [{ parallel: bridgePaths(), waitFor: 'any' }],
  });
  check('of a balancer shared by two replicas', 1 - 0.9989001, {
    components: { lb: { sla: 0.999 }, api: { replicas: 2, failure: down(0.01) } },
    steps: [{ call: 'lb', steps: ['api'] }],
  });

  check('survives what it can lose', 0.2 ** 3, single({ replicas: 3, failure: down(0.2) }));
  check('needs what carries the peak', 1 - 0.8 ** 3, single({ replicas: 3, failure: down(0.2) }), {
    neededAtPeak: () => 9,
  });
  check(
    'counts the replicas that run at peak',
    0.2 ** 5,
    single({ replicas: 2, autoscale: { min: 2, max: 9, targetUtilization: 0.5 }, failure: down(0.2) }),
    {
      replicasAtPeak: () => 5,
    },
  );
  check('a read or write without failover needs the leader', 0.01, {
    components: { db: leaderBased({}) },
    steps: ['db', { call: 'db', operation: 'write' }],
  });
  check('a failover costs its duration once per failure of the leader', 1 - (1 - 1e-6) * (1 - failoverLoss()), {
    components: { db: leaderBased({ failover: { mode: 'automatic', detection: 10, promotion: 20, success: 0.9 } }) },
    steps: [{ call: 'db', operation: 'write' }],
  });
  check('reads from followers do without the leader', 1e-4, {
    components: { db: leaderBased({ replication: { readFrom: 'followers' } }) },
    steps: ['db'],
  });
  check('reads of a quorum', 3 * 1e-4 * 0.99 + 1e-6, {
    components: { db: leaderBased({ replication: { mode: 'leaderless', readQuorum: 2 } }) },
    steps: ['db'],
  });
  check('one copy in ten nodes is as good as one node', 0.01, {
    components: { db: leaderBased({ replicas: 10, replication: { factor: 1, readFrom: 'any' } }) },
    steps: ['db'],
  });
  check('a key is on one shard', 0.01, { components: { db: leaderBased({ shards: 64 }) }, steps: ['db'] });
  check('all shards are needed by a fan-out', 1 - 0.99 ** 64, {
    components: { db: leaderBased({ shards: 64, replicas: 1 }) },
    steps: [{ call: 'db', fanOut: 'shards' }],
  });
  check('a zone or a region takes its replicas along', 1 - 0.9 * (1 - 0.01 ** 2), {
    regions: oneRegion(0.9, 0.99),
    components: { a: { replicas: 2, failure: down(0) } },
    steps: ['a'],
  });
  check('the fullest zone holds two of four replicas', 0.1 + 0.9 * 0.1 ** 2, {
    regions: [{ zoneAvailability: 0.9 }],
    components: { a: { replicas: 4, needs: 3, zones: 3, failure: down(0) } },
    steps: ['a', { call: 'a', optional: true }],
  });

  check('a cache that is down is a miss', 0.02 * (1 - 0.8 * 0.9), {
    components: {
      cache: { kind: 'cache', failure: down(0.1), cache: { hitRatio: 0.8, eviction: 'lru' } },
      db: { sla: 0.98 },
    },
    steps: [{ call: 'cache', onMiss: ['db'] }],
  });
  check('a CDN that is down is down', 1 - 0.9 * (1 - 0.2 * 0.02), {
    components: {
      cdn: { kind: 'cdn', sla: 0.9, cache: { hitRatio: 0.8, eviction: 'lru' } },
      db: { sla: 0.98 },
    },
    steps: [{ call: 'cdn', onMiss: ['db'] }],
  });
  check('a step that a tenth of the requests take costs a tenth', 0.01, {
    components: { a: { sla: 0.9 } },
    steps: [{ call: 'a', probability: 0.1 }],
  });
  check('five lookups miss more often than one', 0.1 * (1 - 0.9 ** 5), {
    components: { cache: { kind: 'cache' }, db: { sla: 0.9 } },
    steps: [{ call: 'cache', hitRatio: 0.9, times: 5, onMiss: ['db'] }],
  });
  check('optional, sent and shipped-later steps cost nothing', 0.1, {
    components: { a: { sla: 0.9 }, b: { sla: 0.5 } },
    steps: ['a', { call: 'b', optional: true }, { send: 'b' }, { publish: 'b', via: 'outbox' }],
  });
  check('a publish needs its broker', 0.1, { components: { q: { sla: 0.9 } }, steps: [{ publish: 'q' }] });
  check('a fallback has to fail as well', 0.1 * 0.2, {
    components: { a: { sla: 0.9 }, b: { sla: 0.8 } },
    steps: [{ call: 'a', onFailure: ['b'] }],
  });
  check('two of three branches', 0.028, {
    components: { a: { sla: 0.9 }, b: { sla: 0.9 }, c: { sla: 0.9 } },
    steps: [{ parallel: ['a', 'b', 'c'], waitFor: 2 }],
  });
  check('a dependency that is never called', 1 - 0.9 * 0.8, {
    components: { a: { sla: 0.9, dependsOn: ['dns'] }, dns: { kind: 'dns', sla: 0.8 } },
    steps: ['a'],
  });
  check(
    'a common cause takes all replicas',
    1 - (1 - 0.005) * (1 - 0.095 ** 3),
    single({
      replicas: 3,
      commonCause: 0.05,
      failure: down(0.1),
    }),
  );
  check('a single replica has no failure in common', 0.1, single({ commonCause: 0.05, failure: down(0.1) }));
  check('active regions take over from each other', 0.1 * 0.1, {
    regions: [{ availability: 0.9 }, { availability: 0.9 }],
    components: { a: { failure: down(0) } },
    steps: ['a'],
  });
  check('a managed service is not hurt by zones and regions', 0.001, {
    regions: oneRegion(0.9, 0.9),
    components: { a: { sla: 0.999 } },
    steps: ['a'],
  });
  check('what is known to have failed', 1, single({ sla: 0.9 }), { failed: { components: new Map([[0, Infinity]]) } });
  check(
    'a lost leader without failover',
    1,
    { components: { db: leaderBased({}) }, steps: ['db'] },
    {
      failed: { components: new Map([[0, 1]]) },
    },
  );

  it('is unchecked where nothing says how often it fails', () => {
    assert.equal(unavailabilityOf({ components: { a: {} }, steps: ['a'] }), undefined);
  });

  it('of a consumer needs the queue that feeds it', () => {
    const model = buildModel({
      components: { q: { kind: 'queue', sla: 0.9 }, w: { kind: 'worker', sla: 0.8 } },
      flows: { consume: { from: 'q', steps: ['w'] } },
    });
    assert.ok(Math.abs(analyseAvailability(model).flows[0]!.value - 0.72) < 1e-12);
  });

  it('comes with downtime, modes and the error budget', () => {
    const model = buildModel({
      components: { a: { sla: 0.999 }, b: { sla: 0.99 } },
      flows: { f: { availability: 0.9995, steps: ['a', { call: 'b', optional: true }] } },
    });
    const flow = analyseAvailability(model).flows[0]!;
    const near = (actual: number | undefined, expected: number) =>
      assert.ok(Math.abs((actual ?? 0) - expected) < 1e-9, `${actual} is not ${expected}`);
    near(flow.downtime30d / hour, 0.72);
    near(flow.downtime365d / hour, 8.76);
    near(flow.errorBudget?.budget, 1296);
    near(flow.errorBudget?.expected, 2592);
    near(flow.modes?.full, 0.999 * 0.99);
    near(flow.modes?.degraded, 0.999 * 0.01);
    near(flow.modes?.down, 0.001);
  });
});

describe('availability at the extremes', () => {
  const cases: Record<string, [Parameters<typeof unavailabilityOf>[0], number]> = {
    'four replicas at 1e-3': [single({ replicas: 4, failure: down(1e-3) }), 1e-12],
    'no replicas': [single({ replicas: 0, failure: down(1e-3) }), 1],
    'a million replicas, all but one spare': [single({ replicas: 1e6, failure: down(0.5) }), 0],
    'a million replicas, all needed': [
      single({ replicas: 1e6, needs: 'all', failure: down(1e-9) }),
      -Math.expm1(1e6 * Math.log1p(-1e-9)),
    ],
    'replicas that are always down': [single({ replicas: 3, failure: down(1) }), 1],
    'everything optional': [{ components: { a: { sla: 0.5 } }, steps: [{ call: 'a', optional: true }] }, 0],
    'more needed than there are': [single({ replicas: 2, needs: 3, failure: down(0.1) }), 1],
    'a cycle of dependencies': [
      { components: { a: { sla: 0.9, dependsOn: ['b'] }, b: { sla: 0.9, dependsOn: ['a'] } }, steps: ['a'] },
      1 - 0.81,
    ],
  };
  for (const [name, [input, expected]] of Object.entries(cases)) {
    it(name, () => {
      const actual = unavailabilityOf(input)!;
      assert.ok(Math.abs(actual - expected) <= 1e-9 * expected, `${actual} is not ${expected}`);
    });
  }

  it('is no worse with more replicas, and stays within 0 and 1', () => {
    const design = fc.record({
      q: fc.double({ min: 0, max: 1, noNaN: true }),
      replicas: fc.integer({ min: 0, max: 40 }),
      zones: fc.integer({ min: 1, max: 5 }),
      zoneAvailability: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(design, ({ q, replicas, zones, zoneAvailability }) => {
        const at = (count: number) =>
          unavailabilityOf({
            regions: [{ zones, zoneAvailability, availability: 0.999 }],
            components: { a: { replicas: count, needs: 2, zones, failure: down(q) } },
            steps: ['a'],
          })!;
        const few = at(replicas);
        const more = at(replicas + zones);
        assert.ok(few >= 0 && few <= 1);
        assert.ok(more <= few * (1 + 1e-9) + 1e-15, `${more} with more replicas, ${few} with fewer`);
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

function failoverLoss(): number {
  const mtbf = (600 * 0.99) / 0.01;
  const lost = 30 + 0.1 * 600;
  return lost / (mtbf + lost);
}

function bridgePaths(): StepInput[] {
  return ['ad', 'be', 'ace', 'bcd'].map((path) => ({ call: path[0]!, steps: [...path.slice(1)] }));
}

describe('what has failed', () => {
  const model = (zones: number) =>
    buildModel({
      regions: [
        { id: 'small', traffic: 0.2, zoneAvailability: 0.9 },
        { id: 'large', traffic: 0.8, zoneAvailability: 0.9 },
      ],
      components: { a: { replicas: 2, zones, failure: down(0.1) } },
      flows: { f: { steps: ['a'] } },
    });
  const valueAfter = (zones: number, failures: Failure[]) => {
    const design = model(zones);
    return analyseAvailability(design, { failed: failedOf(design, failures) }).flows[0]!.value;
  };

  it('is the fullest zone of the busiest region', () => {
    assert.ok(Math.abs(valueAfter(1, [{ scope: 'zone' }]) - 0.2 * 0.9 * 0.99) < 1e-12);
  });

  it('sends the requests of a lost region elsewhere', () => {
    assert.ok(Math.abs(valueAfter(1, [{ scope: 'region' }]) - 0.9 * 0.99) < 1e-12);
    assert.ok(Math.abs(valueAfter(1, [{ scope: 'named-region', region: 0 }]) - 0.9 * 0.99) < 1e-12);
  });

  it('leaves the other replicas of a component', () => {
    assert.ok(valueAfter(2, [{ scope: 'component', component: 0, replicas: 1 }]) > 0.8);
    assert.equal(valueAfter(2, [{ scope: 'component', component: 0 }]), 0);
  });
});

describe('a common cause that nobody stated', () => {
  it('can be tried out, and leaves stated ones alone', () => {
    const design = buildModel({
      components: { a: { replicas: 2, failure: down(0.1) }, b: { replicas: 2, failure: down(0.1), commonCause: 0.5 } },
      flows: { f: { steps: ['a'] }, g: { steps: ['b'] } },
    });
    const plain = analyseAvailability(design).flows;
    const tried = analyseAvailability(design, { commonCause: 0.05 }).flows;
    assert.ok(Math.abs(tried[0]!.unavailability - (1 - (1 - 0.005) * (1 - 0.095 ** 2))) < 1e-12);
    assert.equal(tried[1]!.unavailability, plain[1]!.unavailability);
  });
});

describe('any numbers at all', () => {
  it('give shares between 0 and 1', () => {
    const number = fc.oneof(fc.constantFrom(0, 0.5, 1, 2.5, 1e6, 1e9), fc.double({ min: 0, max: 50, noNaN: true }));
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const store = fc.record({
      kind: fc.constantFrom('service', 'database', 'cache', 'stream', 'lock', 'external') as fc.Arbitrary<'service'>,
      replicas: number,
      zones: number,
      shards: number,
      needs: fc.oneof(number, fc.constantFrom('peak', 'majority', 'all', 'default')) as fc.Arbitrary<number>,
      failure: fc.record({ unavailability: share, mttr: number }),
      commonCause: share,
      failover: fc.option(
        fc.record({ mode: fc.constant('automatic' as const), detection: number, promotion: number, success: share }),
        { nil: undefined },
      ),
      replication: fc.record({
        factor: number,
        readQuorum: fc.option(number, { nil: undefined }),
        mode: fc.constantFrom('leader-follower', 'leaderless') as fc.Arbitrary<'leaderless'>,
      }),
      dependsOn: fc.constantFrom([], ['a'], ['b']),
    });
    const step = fc.record({
      call: fc.constantFrom('a', 'b'),
      times: number,
      batch: fc.constantFrom(1, 3, 500),
      probability: share,
      hitRatio: share,
      fanOut: fc.oneof(number, fc.constant('shards' as const)),
      waitFor: fc.oneof(number, fc.constantFrom('all', 'any')) as fc.Arbitrary<'all'>,
      onMiss: fc.constantFrom([], ['b']),
    });
    const region = fc.record({ zones: number, availability: share, zoneAvailability: share, traffic: share });
    fc.assert(
      fc.property(
        fc.array(region, { minLength: 1, maxLength: 3 }),
        store,
        store,
        fc.array(step, { maxLength: 3 }),
        (regions, a, b, steps) => {
          const design = buildModel({ regions, components: { a, b }, flows: { f: { steps } } });
          const analysis = analyseAvailability(design);
          for (const value of [
            analysis.flows[0]?.unavailability ?? 0,
            ...analysis.components.map((one) => one?.unavailability ?? 0),
          ])
            assert.ok(value >= 0 && value <= 1 + 1e-12, `${value}`);
          for (const { share: part, birnbaum, alone } of analysis.explanations[0]?.contributors ?? [])
            assert.ok([part, birnbaum, alone].every((value) => value >= 0 && value <= 1 + 1e-9));
        },
      ),
      { seed: 5, numRuns: 150 },
    );
  });
});
