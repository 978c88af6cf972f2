import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type AvailabilityAnalysis,
  analyseAvailability,
} from '../../../src/analysis/availability/analyse-availability';
import type { AvailabilityInputs } from '../../../src/analysis/availability/availability-inputs';
import type { Component } from '../../../src/spec/model/component';
import type { Flow, Step } from '../../../src/spec/model/flow';
import type { Model, Region } from '../../../src/spec/model/model';
import { arbitraryModel } from '../arbitrary-model';

const share = fc.constantFrom(0, 0.001, 0.01, 0.2, 1);
const index = fc.nat({ max: 9 });

/** What fails in a component, and what it depends on, in rings as well. */
const reliability = fc.record({
  failure: fc.record({ unavailability: share, mttr: fc.constantFrom(60, 600) }),
  sla: fc.constantFrom(undefined, undefined, undefined, 0.9, 0.999),
  commonCause: fc.constantFrom(0, 0.1),
  needs: fc.constantFrom('default', 'peak', 'majority', 'all', 1) as fc.Arbitrary<Component['needs']>,
  dependsOn: fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, fc.array(index, { maxLength: 2 })),
  failover: fc.constantFrom(undefined, { mode: 'automatic' as const, detection: 10, promotion: 20, success: 0.9 }),
  shards: fc.constantFrom(1, 2),
  autoscale: fc.constantFrom(undefined, undefined, { min: 1, max: 9, targetUtilization: 0.7 }),
  kind: fc.constantFrom('service', 'cache', 'database') as fc.Arbitrary<Component['kind']>,
  id: fc.constantFrom('renamed', 'again'),
  replication: fc
    .constantFrom('leader' as const, 'followers' as const)
    .map((readFrom) => ({ ...replicated, readFrom })),
  cache: fc.constantFrom(0.2, 0.8).map((hitRatio) => ({ eviction: 'lru' as const, hitRatio })),
  cost: fc.constantFrom({ replica: 1 }, { replica: 2 }),
});
const replicated: NonNullable<Component['replication']> = {
  mode: 'leader-follower',
  factor: 3,
  sync: 'async',
  readFrom: 'any',
  leader: 0,
  betweenRegions: 'async',
};
type Reliability = typeof reliability extends fc.Arbitrary<infer T> ? T : never;

const pick = (all: Reliability, keys: readonly (keyof Reliability)[]): Partial<Component> =>
  Object.fromEntries(keys.map((key) => [key, all[key]]));
const failing = ['failure', 'sla', 'commonCause', 'needs', 'dependsOn', 'failover', 'shards'] as const;
const keys = [...failing, 'autoscale', 'kind', 'id', 'replication', 'cache', 'cost'] as const;
/** An edit mostly changes one thing. */
const changedField = fc.tuple(reliability, fc.constantFrom(...keys)).map(([all, key]) => pick(all, [key]));
const region: fc.Arbitrary<Partial<Region>> = fc.record(
  { availability: fc.constantFrom(0.9, 0.99), zoneAvailability: fc.constantFrom(0.9, 0.99) },
  { requiredKeys: [] },
);

type Edit = (model: Model) => Model;

const changeComponent =
  (at: number, change: Partial<Component>): Edit =>
  (model) => ({
    ...model,
    components: model.components.map((one) => (one.index === at ? { ...one, ...existing(change, model) } : one)),
  });
const existing = (change: Partial<Component>, { components }: Model): Partial<Component> =>
  change.dependsOn ? { ...change, dependsOn: change.dependsOn.filter((at) => at < components.length) } : change;

const changeReplicas =
  (at: number, replicas: number): Edit =>
  (model) => ({
    ...model,
    components: model.components.map((one) =>
      one.index === at ? { ...one, placements: one.placements.map((place) => ({ ...place, replicas })) } : one,
    ),
  });

const changeStep =
  (at: number, change: Partial<Step>): Edit =>
  (model) => ({
    ...model,
    flows: model.flows.map((flow) =>
      flow.index === at % model.flows.length
        ? { ...flow, steps: flow.steps.map((step, first) => (first === 0 ? { ...step, ...change } : step)) }
        : flow,
    ),
  });

/** Every reference moves along. */
const moved = (model: Model, components: readonly Component[], to: (component: number) => number): Model => {
  const step = (one: Step): Step => ({
    ...one,
    target: to(one.target),
    steps: one.steps.map(step),
    onMiss: one.onMiss.map(step),
    onFailure: one.onFailure.map(step),
  });
  const flow = (one: Flow): Flow => ({
    ...one,
    ...(one.from && { from: { ...one.from, component: Math.max(0, to(one.from.component)) } }),
    steps: one.steps.map(step),
  });
  return {
    ...model,
    components: components.map((one, at) => ({
      ...one,
      index: at,
      dependsOn: one.dependsOn.map(to).filter((dependency) => dependency >= 0),
    })),
    flows: model.flows.map(flow),
  };
};
const insertComponent =
  (at: number, change: Partial<Component>): Edit =>
  (model) => {
    const copy = { ...model.components[0]!, id: `new${at}`, dependsOn: [], ...existing(change, model) };
    return moved(model, model.components.toSpliced(at, 0, copy), (old) => (old >= at ? old + 1 : old));
  };
const removeComponent =
  (at: number): Edit =>
  (model) =>
    moved(model, model.components.toSpliced(at, 1), (old) => (old === at ? -1 : old > at ? old - 1 : old));

const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(index, changedField).map(([at, change]) => changeComponent(at, change)) },
  fc.tuple(index, fc.nat({ max: 5 })).map(([at, replicas]) => changeReplicas(at, replicas)),
  fc
    .tuple(index, fc.record({ probability: share, optional: fc.boolean(), hitRatio: share }, { requiredKeys: [] }))
    .map(([at, change]) => changeStep(at, change)),
  fc.tuple(index, reliability).map(([at, all]) => insertComponent(at, pick(all, failing))),
  index.map(removeComponent),
  region.map(
    (change): Edit =>
      (model) => ({ ...model, regions: model.regions.map((one) => ({ ...one, ...change })) }),
  ),
  index.map(
    (at): Edit =>
      (model) => ({
        ...model,
        flows: model.flows.toSpliced(at % model.flows.length, 1).map((flow, now) => ({ ...flow, index: now })),
      }),
  ),
  fc.constant<Edit>((model) => structuredClone(model)),
);

const given = fc.record({
  hits: fc.constantFrom(undefined, 0.5, 0.9),
  needed: fc.constantFrom(undefined, 1, 2),
  running: fc.constantFrom(undefined, 1, 3),
  commonCause: fc.constantFrom(undefined, 0.05),
  lost: fc.option(index, { nil: undefined }),
  zone: fc.option(fc.nat({ max: 2 }), { nil: undefined }),
});
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never;

const inputsOf = ({ hits, needed, running, commonCause, lost, zone }: Given): AvailabilityInputs => ({
  hitRatio: (step) => (step.hitRatio === undefined ? hits : undefined),
  neededAtPeak: (at) => needed && needed + (at % 2),
  replicasAtPeak: () => running,
  ...(commonCause !== undefined && { commonCause }),
  failed: {
    ...(lost !== undefined && { components: new Map([[lost, lost % 2 ? 1 : Infinity]]) }),
    ...(zone !== undefined && { zones: new Map([[0, new Set([zone])]]) }),
  },
});

/** Two that differ in one thing at most. */
const inputs: fc.Arbitrary<[AvailabilityInputs, AvailabilityInputs]> = fc
  .tuple(given, given, fc.constantFrom<keyof Given>('hits', 'needed', 'running', 'commonCause', 'lost', 'zone'))
  .map(([one, other, key]) => [inputsOf(one), inputsOf({ ...one, [key]: other[key] })]);

const failingModel = fc
  .tuple(arbitraryModel, fc.array(reliability, { minLength: 10, maxLength: 10 }))
  .map(([plain, each]) => each.reduce((model, all, at) => changeComponent(at, pick(all, failing))(model), plain));

const shown = ({ flows, components, explanations }: AvailabilityAnalysis) => ({ flows, components, explanations });

describe('availability by way of the last analysis', () => {
  it('is in every digit what it is without', () => {
    let kept = 0;
    fc.assert(
      fc.property(
        failingModel,
        inputs,
        fc.array(fc.record({ edit, other: fc.boolean(), look: fc.boolean() }), { minLength: 1, maxLength: 4 }),
        (design, [before, after], edits) => {
          let model = design;
          let last = analyseAvailability(model, before);
          for (const { edit: change, other, look } of edits) {
            if (look) shown(last);
            model = change(model);
            const now = other ? after : before;
            const next = analyseAvailability(model, now, last);
            assert.deepEqual(shown(next), shown(analyseAvailability(model, now)));
            kept += next.flows.filter((flow) => flow && last.flows.includes(flow)).length;
            last = next;
          }
        },
      ),
      { seed: 21, numRuns: 500 },
    );
    assert.ok(kept > 300, `only ${kept} flows were kept`);
  });
});

describe('the availability of a flow', () => {
  it('is in every digit what it is without the others', () => {
    fc.assert(
      fc.property(failingModel, (model) => {
        const { flows, explanations } = analyseAvailability(model);
        for (const flow of model.flows) {
          const alone = analyseAvailability({ ...model, flows: [flow] });
          assert.deepEqual(flows[flow.index], alone.flows[0]);
          assert.deepEqual(explanations[flow.index], alone.explanations[0]);
        }
      }),
      { seed: 22, numRuns: 300 },
    );
  });
});
