import fc from 'fast-check';
import type { Model } from '../../src/spec/model/model';
import { buildModel, type ComponentInput, type FlowInput, type StepInput } from './build-model';

/** Layers from the edge inwards; calls only lead to later ids, so that load and waits have an end. */
const ids = ['lb', 'api', 'worker', 'auth', 'cache', 'search', 'db', 'store', 'queue', 'payments'] as const;
type Id = (typeof ids)[number];

const kinds: Record<Id, ComponentInput['kind']> = {
  lb: 'load-balancer',
  api: 'service',
  worker: 'worker',
  auth: 'service',
  cache: 'cache',
  search: 'search',
  db: 'database',
  store: 'object-store',
  queue: 'stream',
  payments: 'external',
};

const serviceForms = fc.record({
  form: fc.constantFrom('exponential' as const, 'lognormal' as const, 'constant' as const),
  mean: fc.double({ min: 1e-5, max: 0.05, noNaN: true }),
  scv: fc.double({ min: 0.05, max: 4, noNaN: true }),
});
const service = serviceForms.map(({ form, mean, scv }) => ({
  form,
  mean,
  scv: form === 'exponential' ? 1 : form === 'constant' ? 0 : scv,
}));

const replication = fc.record({
  mode: fc.constantFrom('leader-follower' as const, 'multi-leader' as const, 'leaderless' as const),
  readFrom: fc.constantFrom('leader' as const, 'followers' as const, 'any' as const),
});

function componentArbitrary(id: Id): fc.Arbitrary<ComponentInput> {
  return fc
    .record({
      service: fc.option(service, { nil: undefined, freq: 8 }),
      replicas: fc.integer({ min: 0, max: 40 }),
      concurrency: fc.constantFrom(1, 4, 32, 200),
      shards: fc.constantFrom(1, 1, 3),
      queueLimit: fc.option(fc.integer({ min: 0, max: 200 }), { nil: undefined, freq: 3 }),
      rate: fc.option(fc.integer({ min: 1, max: 2000 }), { nil: undefined, freq: 3 }),
      replication,
      hitRatio: fc.double({ min: 0, max: 1, noNaN: true }),
      pool: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined, freq: 2 }),
      zones: fc.constantFrom(1, 2, 3),
      autoscale: fc.option(
        fc.record({
          min: fc.integer({ min: 1, max: 4 }),
          max: fc.integer({ min: 4, max: 40 }),
          targetUtilization: fc.constantFrom(0.5, 0.7),
        }),
        { nil: undefined, freq: 1 },
      ),
      scaling: fc.option(fc.constantFrom({ contention: 0.02, coherency: 0.0001 }), { nil: undefined, freq: 1 }),
      batch: fc.constantFrom(1, 1, 20),
    })
    .map(({ rate, replication: copies, hitRatio, pool, autoscale, batch, ...rest }) => ({
      ...rest,
      autoscale: id === 'api' || id === 'auth' ? autoscale : undefined,
      batch: id === 'worker' ? batch : 1,
      kind: kinds[id],
      delayOnly: id === 'payments',
      rateLimit: rate === undefined ? undefined : { rate, per: 'all' as const, onExceed: 'reject' as const },
      replication: id === 'db' || id === 'store' ? copies : undefined,
      cache: id === 'cache' ? { eviction: 'lru' as const, hitRatio } : undefined,
      queue:
        id === 'queue'
          ? { delivery: 'at-least-once' as const, ordering: 'key' as const, partitions: 1 + 4 * batch }
          : undefined,
      pools: id === 'api' && pool !== undefined ? { db: pool } : undefined,
    }));
}

function stepArbitrary(from: number, depth: number): fc.Arbitrary<StepInput> {
  const later = ids.slice(from).filter((id) => id !== 'worker');
  return fc.constantFrom(...later).chain((target) => callOf(target, depth));
}

function callOf(target: Id, depth: number): fc.Arbitrary<StepInput> {
  const next = ids.indexOf(target) + 1;
  const below =
    depth > 0 && next < ids.length ? fc.array(stepArbitrary(next, depth - 1), { maxLength: 2 }) : fc.constant([]);
  return fc
    .record({
      times: fc.constantFrom(1, 1, 1, 2.5, 0.3, 6),
      probability: fc.constantFrom(1, 1, 0.5, 0.01),
      fanOut: fc.constantFrom<number | 'shards'>(1, 1, 1, 5, 'shards'),
      operation: fc.constantFrom('read' as const, 'read' as const, 'write' as const),
      optional: fc.boolean(),
      timeout: fc.option(fc.double({ min: 0.001, max: 1, noNaN: true }), { nil: undefined, freq: 2 }),
      retries: fc.option(
        fc.record({
          attempts: fc.integer({ min: 1, max: 4 }),
          backoff: fc.constantFrom('none' as const, 'exponential' as const),
          base: fc.constant(0.01),
          budget: fc.constantFrom(undefined, 0.1),
        }),
        { nil: undefined, freq: 2 },
      ),
      circuitBreaker: fc.option(fc.constantFrom({ threshold: 0.5 }, { threshold: 0.1 }), { nil: undefined, freq: 1 }),
      waitFor: fc.constantFrom('all' as const, 'all' as const, 'any' as const, 2),
      fallback: fc.boolean(),
      hedge: fc.option(fc.constant({ afterPercentile: 'p95' as const }), { nil: undefined, freq: 1 }),
      parallel: fc.boolean(),
      steps: below,
    })
    .map(({ steps, parallel, fallback, ...rest }): StepInput => {
      if (target === 'queue') return { publish: 'queue', times: rest.times, optional: rest.optional };
      if (parallel && steps.length === 2)
        return { parallel: steps, probability: rest.probability, waitFor: rest.waitFor };
      const nested = target === 'cache' ? { onMiss: steps } : { steps };
      const onFailure = fallback && target === 'search' ? ['db'] : [];
      return { call: target, ...rest, ...nested, onFailure };
    });
}

const flow: fc.Arbitrary<FlowInput> = fc.record({
  rate: fc.record({
    mean: fc.double({ min: 0, max: 300, noNaN: true }),
    peak: fc.double({ min: 300, max: 1000, noNaN: true }),
  }),
  steps: fc.array(stepArbitrary(0, 3), { minLength: 1, maxLength: 3 }),
});

/**
 * Random designs: ten components that the flows share, in zones and regions, some without data, overloaded or without
 * replicas; two flows with retries, breakers, hedges, parallel branches and fallbacks, and a consumer of their messages.
 */
export const arbitraryModel: fc.Arbitrary<Model> = fc
  .record({
    components: fc.tuple(...ids.map(componentArbitrary)),
    flows: fc.tuple(flow, flow),
    regions: fc.constantFrom(1, 1, 2),
    network: fc.boolean(),
  })
  .map(({ components, flows, regions, network }) =>
    buildModel({
      components: Object.fromEntries(ids.map((id, i) => [id, components[i]!])),
      flows: {
        first: flows[0],
        second: flows[1],
        consumer: { from: 'queue', steps: [{ call: 'worker', steps: ['db'] }] },
      },
      regions: Array.from({ length: regions }, () => ({})),
      network: network ? { withinZone: 0.0002, betweenZones: 0.001, client: 0.02 } : undefined,
    }),
  );
