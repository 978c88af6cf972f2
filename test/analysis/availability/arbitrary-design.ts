import fc from 'fast-check';
import type { Model } from '../../../src/spec/model/model';
import { buildModel, type ComponentInput, type StepInput } from '../build-model';

const probability = fc.constantFrom(0.01, 0.1, 0.3, 0.5);
const failure = fc.record({ unavailability: probability, mttr: fc.constant(600) });
const failover = fc.record({
  mode: fc.constant('automatic' as const),
  detection: fc.constant(30),
  promotion: fc.constant(60),
  success: fc.constantFrom(1, 0.8),
});

const component: fc.Arbitrary<ComponentInput> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('service', 'load-balancer', 'lock') as fc.Arbitrary<'service'>,
    replicas: fc.integer({ min: 1, max: 3 }),
    zones: fc.integer({ min: 1, max: 3 }),
    needs: fc.constantFrom('peak', 'majority', 'all', 1, 2) as fc.Arbitrary<number>,
    failure,
    commonCause: fc.constantFrom(0, 0, 0.2),
    failover: fc.option(failover, { nil: undefined, freq: 4 }),
  }),
  fc.record({
    kind: fc.constant('database' as const),
    replicas: fc.integer({ min: 1, max: 3 }),
    zones: fc.integer({ min: 1, max: 2 }),
    shards: fc.integer({ min: 1, max: 2 }),
    failure,
    failover: fc.option(failover, { nil: undefined }),
    replication: fc.record({
      mode: fc.constantFrom('leader-follower', 'multi-leader', 'leaderless') as fc.Arbitrary<'leaderless'>,
      factor: fc.integer({ min: 1, max: 3 }),
      readFrom: fc.constantFrom('leader', 'followers', 'any') as fc.Arbitrary<'any'>,
      betweenRegions: fc.constantFrom('async', 'none') as fc.Arbitrary<'async'>,
    }),
  }),
  fc.record({ kind: fc.constant('external' as const), sla: fc.constantFrom(0.9, 0.99) }),
  fc.record({
    kind: fc.constantFrom('cache', 'cdn') as fc.Arbitrary<'cache'>,
    sla: fc.constantFrom(undefined, 0.9),
    failure,
  }),
);

const ids = ['a', 'b', 'c', 'd'];
const id = fc.constantFrom(...ids);
const operation = fc.constantFrom('read', 'write') as fc.Arbitrary<'read'>;
const leaf: fc.Arbitrary<StepInput> = fc.oneof(
  fc.record({ call: id, operation }),
  fc.record({ call: id, operation, optional: fc.constant(true) }),
  fc.record({ call: id, probability: fc.constantFrom(0.3, 0.7) }),
  fc.record({
    call: id,
    fanOut: fc.constant('shards' as const),
    waitFor: fc.constantFrom('all', 'any') as fc.Arbitrary<'all'>,
  }),
  fc.record({ publish: id, via: fc.constantFrom(undefined, 'outbox') as fc.Arbitrary<'outbox'> }),
  fc.record({
    call: id,
    hitRatio: fc.constantFrom(0, 0.8, 1),
    times: fc.constantFrom(1, 2),
    onMiss: fc.tuple(fc.record({ call: id, operation })),
  }),
);
const step: fc.Arbitrary<StepInput> = fc.oneof(
  leaf,
  fc.record({ call: id, operation, steps: fc.array(leaf, { maxLength: 2 }) }),
  fc.record({ call: id, operation, onFailure: fc.array(leaf, { minLength: 1, maxLength: 1 }) }),
  fc.record({
    parallel: fc.array(leaf, { minLength: 2, maxLength: 3 }),
    waitFor: fc.constantFrom('all', 'any', 2) as fc.Arbitrary<'all'>,
  }),
);

const region = fc.record({
  availability: fc.constantFrom(undefined, 0.9),
  zoneAvailability: fc.constantFrom(undefined, 0.8),
  role: fc.constantFrom('active', 'active', 'warm-standby') as fc.Arbitrary<'active'>,
});

/** Random designs of four components and one flow, in one or two regions. */
export const arbitraryDesign: fc.Arbitrary<Model> = fc
  .record({
    regions: fc.array(region, { minLength: 1, maxLength: 2 }),
    components: fc.tuple(component, component, component, component),
    steps: fc.array(step, { minLength: 1, maxLength: 2 }),
    dependency: fc.constantFrom(undefined, 'd'),
    from: fc.constantFrom(undefined, 'b'),
  })
  .map(({ regions, components, steps, dependency, from }) => {
    const [first, ...others] = regions;
    return buildModel({
      regions: [{ ...first!, role: 'active' as const }, ...others].map((one) => ({
        ...one,
        traffic: one.role === 'active' ? 0.5 : 0,
      })),
      components: Object.fromEntries(
        ids.map((name, index) => [
          name,
          index === 0 && dependency ? { ...components[index]!, dependsOn: [dependency] } : components[index]!,
        ]),
      ),
      flows: { f: { steps, ...(from === undefined ? {} : { from }) } },
    });
  });
