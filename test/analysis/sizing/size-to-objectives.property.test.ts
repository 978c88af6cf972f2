import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from '../../../src/analysis/analyse';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { scenariosAsExpected } from '../../../src/analysis/complete-results';
import { quietScenario } from '../../../src/analysis/scenarios/apply-scenario';
import { flowsAfter } from '../../../src/analysis/scenarios/survivors';
import { type Sizes, withSizes } from '../../../src/analysis/sizing/knob';
import { leastSizes } from '../../../src/analysis/sizing/least-sizes';
import { keyOf, shortfallsOf } from '../../../src/analysis/sizing/shortfalls';
import { SizeSpace } from '../../../src/analysis/sizing/size-space';
import { stepOf, valueOfStep } from '../../../src/analysis/sizing/size-steps';
import { type SizedDesign, sizeToObjectives } from '../../../src/analysis/sizing/size-to-objectives';
import type { FailureScope, Model } from '../../../src/spec/model/model';
import { arbitraryModel } from '../arbitrary-model';
import { buildModel } from '../build-model';

const options = { seed: 20260917, endOnFailure: true };

/** Random designs with objectives that are within reach of some and out of reach of others. */
const ambitious: fc.Arbitrary<Model> = fc
  .record({
    model: arbitraryModel,
    p99: fc.constantFrom(0.02, 0.2, 2),
    availability: fc.constantFrom(undefined, 0.99, 0.9999),
    unavailability: fc.constantFrom(undefined, 0.001, 0.02),
    survive: fc.constantFrom<FailureScope[]>([], ['zone'], ['replica']),
    headroom: fc.constantFrom(undefined, 1.5),
    price: fc.constantFrom(undefined, 1, 50),
    // Most with one flow of the three, which is sized several times as fast.
    flows: fc.constantFrom(1, 1, 1, 3),
  })
  .map(({ model, p99, availability, unavailability, survive, headroom, price, flows }) => ({
    ...model,
    objectives: { ...model.objectives, survive, headroom },
    components: model.components.map((component) => ({
      ...component,
      ...(unavailability !== undefined && { failure: { unavailability, mttr: 600 } }),
      ...(price !== undefined && component.index % 2 === 0 && { cost: { replica: price * (component.index + 1) } }),
    })),
    flows: model.flows.slice(0, flows).map((flow) => ({
      ...flow,
      slo: { ...flow.slo, availability, latency: new Map([['p99', p99]]) },
    })),
  }));

const tier = fc.record({
  service: fc.double({ min: 0.001, max: 0.02, noNaN: true }),
  replicas: fc.integer({ min: 1, max: 12 }),
  concurrency: fc.constantFrom(1, 4),
  shards: fc.constantFrom(1, 1, 4),
  cost: fc.option(
    fc.double({ min: 1, max: 100, noNaN: true }).map((replica) => ({ replica })),
    { nil: undefined },
  ),
  needs: fc.constantFrom('default' as const, 1),
  failure: fc.option(fc.constant({ unavailability: 0.01, mttr: 600 }), { nil: undefined }),
});

/** Small designs, too large or too small, most with objectives within reach. */
const reachable: fc.Arbitrary<Model> = fc
  .record({
    tiers: fc.tuple(tier, tier, tier),
    memory: fc.constantFrom(1e7, 1e8, 5e8),
    rate: fc.integer({ min: 1, max: 400 }),
    p99: fc.constantFrom(0.15, 0.5, 2),
    availability: fc.constantFrom(undefined, 0.99, 0.9999),
    survive: fc.constantFrom<FailureScope[]>([], ['zone'], ['replica']),
    headroom: fc.constantFrom(undefined, 1.5),
    sale: fc.constantFrom(undefined, undefined, undefined, 2),
  })
  .map(({ tiers: [web, app, db], memory, rate, p99, availability, survive, headroom, sale }) =>
    buildModel({
      components: {
        web: { ...web, shards: 1 },
        app: { ...app, shards: 1, failure: undefined },
        cache: {
          kind: 'cache',
          service: 0.0005,
          concurrency: 8,
          cache: { eviction: 'lru', items: 1e6, itemSize: 1000, skew: 0.9 },
          limits: { memory },
        },
        db: { ...db, kind: 'database', replication: {} },
      },
      flows: {
        f: {
          rate,
          latency: { p99 },
          availability,
          steps: [{ call: 'web', steps: [{ call: 'app', steps: [{ call: 'cache', onMiss: ['db'] }] }] }],
        },
      },
      objectives: { survive, headroom },
      scenarios: sale === undefined ? [] : [{ ...quietScenario('sale'), traffic: sale }],
    }),
  );

describe('sizeToObjectives on random designs', () => {
  for (const [kind, designs, numRuns] of [
    ['small', reachable, 200],
    ['large', ambitious, 25],
  ] as const) {
    it(`(${kind}) meets what it does not report, breaks nothing, and makes nothing larger than it has to be`, function () {
      this.timeout(120_000);
      fc.assert(
        fc.property(designs, (model) => {
          const sized = sizeToObjectives(model);
          reportsWhatIsMissed(sized);
          breaksNothing(model, sized);
          isMinimal(model, sized);
        }),
        { ...options, numRuns },
      );
    });
  }
});

function reportsWhatIsMissed({ model, remaining }: SizedDesign): void {
  const { flows, objectives } = analyse(model).results;
  const reported = remaining.map(({ path }) => path);
  for (const [id, flow] of Object.entries(flows)) {
    for (const { objective, met } of flow.objectives) {
      assert.ok(met !== false || reported.includes(`flows.${id}.${objective}`), `${id} ${objective}`);
    }
  }
  for (const { objective, met } of objectives) {
    const scope = /^survive\.(.+)/.exec(objective)?.[1];
    const isReported = scope
      ? remaining.some(({ after }) => after === scope)
      : reported.includes(`objectives.${objective}`);
    assert.ok(met !== false || isReported, objective);
  }
}

/** Except that requests which were rejected so far may be too slow now that they are answered. */
function breaksNothing(model: Model, sized: SizedDesign): void {
  const before = new Set([...shortfallsOf(model)].map(keyOf));
  for (const shortfall of sized.remaining) {
    const lost = lostAfter(model, shortfall.after);
    const stillLost = lostAfter(sized.model, shortfall.after);
    const isSlower = model.flows.some(
      ({ path }, i) => shortfall.path.startsWith(`${path}.latency`) && stillLost[i]! < lost[i]!,
    );
    assert.ok(isSlower || before.has(keyOf(shortfall)), `breaks ${keyOf(shortfall)}`);
  }
}

/** Share of the requests of each flow that get no answer, after the worst of such failures. */
function lostAfter(model: Model, scope: FailureScope | undefined): number[] {
  const base = { model, capacity: analyseCapacity(model) };
  const worst = model.flows.map(() => 0);
  for (const { capacity } of scope === undefined ? [base] : flowsAfter(base, scope)) {
    capacity.flows.forEach(({ loss, unbounded }, i) => {
      worst[i] = Math.max(worst[i]!, loss + unbounded);
    });
  }
  return worst;
}

/** One step less of any one size that was changed or that costs money, and something more is missed. */
function isMinimal(model: Model, { model: sized, changes, remaining }: SizedDesign): void {
  const allowed = new Set(remaining.map(keyOf));
  if (remaining.length === 0) {
    const space = new SizeSpace(sized);
    const expected = scenariosAsExpected(analyse(model));
    for (const [knob, least] of leastSizes(space, analyseCapacity(sized))) {
      const smaller = new Map([[knob, space.from(knob) - 1]]);
      const name = `${sized.components[knob.component]?.id}.${knob.field}, at least ${least}`;
      const kept = new Set(scenariosAsExpected(analyse(space.modelAt(smaller))));
      const fits = space.holds(smaller, allowed) && expected.every((id) => kept.has(id));
      assert.ok(!fits, `${name}, could be ${space.from(knob) - 1}`);
    }
  }
  for (const change of changes.filter(({ from, to, field }) => to > from || field === 'pool')) {
    const { component, field, from, to } = change;
    const less = valueOfStep(field, stepOf(field, to) - Math.sign(to - from));
    const sizes: Sizes = new Map(changes.map((other) => [other, other === change ? less : other.to]));
    const missed = [...shortfallsOf(withSizes(model, sizes))].map(keyOf);
    const name = `${model.components[component]?.id}.${field} ${from} -> ${to}`;
    assert.ok(
      missed.some((key) => !allowed.has(key)),
      `${name} is more than is needed`,
    );
  }
}
