import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from '../../../src/analysis/analyse';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { missShare } from '../../../src/analysis/capacity/calls';
import { type LoadSolution, preparePlan, solveLoad } from '../../../src/analysis/capacity/load-solver';
import { knobsOf, knobValue, withSizes } from '../../../src/analysis/sizing/knob';
import type { Flow, Step } from '../../../src/spec/model/flow';
import type { Model } from '../../../src/spec/model/model';
import { arbitraryModel } from '../arbitrary-model';

const runs = { seed: 20, numRuns: 250, endOnFailure: true };

function near(actual: number, expected: number, tolerance: number, what: string): void {
  const scale = Math.max(1e-9, Math.abs(expected));
  assert.ok(Math.abs(actual - expected) <= tolerance * scale, `${what}: ${actual} is not ${expected}`);
}

function assertFinite(value: unknown, path: string): void {
  if (typeof value === 'number') assert.ok(Number.isFinite(value), `${path} is ${value}`);
  else if (Array.isArray(value)) assertFinite({ ...value }, path);
  else if (value !== null && typeof value === 'object') {
    Object.entries(value).forEach(([key, item]) => {
      assertFinite(item, `${path}.${key}`);
    });
  }
}

describe('capacity of random designs', function () {
  this.timeout(20_000);

  it('is finite everywhere, with percentiles in order', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const { flows, components, stations, maxRateMultiple = 0, bottleneck } = analyseCapacity(model);
        assertFinite({ flows, components, stations, maxRateMultiple, bottleneck }, 'result');
        for (const { latency, freshness, moments } of flows) {
          assertFinite({ latency, p50: freshness?.p50, p99: freshness?.p99, moments }, 'what a flow computes later');
        }
        for (const { latency } of flows) {
          if (latency?.mean === undefined) continue;
          const { p50 = 0, p90 = 0, p95 = 0, p99 = 0, p999 = 0 } = latency;
          assert.ok(p50 <= p90 && p90 <= p95 && p95 <= p99 && p99 <= p999, JSON.stringify(latency));
        }
      }),
      runs,
    );
  });

  it('loses and serves no less than nothing and no more than everything', () => {
    const isShare = (value: number | undefined, what: string) =>
      assert.ok(value === undefined || (value >= 0 && value <= 1), `${what} is ${value}`);
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const { flows, components } = analyse(model).results;
        for (const [id, { loss, availability, objectives }] of Object.entries(flows)) {
          isShare(loss, `loss of ${id}`);
          isShare(availability?.value, `availability of ${id}`);
          for (const { objective, value } of objectives) if (objective === 'availability') isShare(value, id);
        }
        for (const [id, { loss, availability, wait, hit_ratio }] of Object.entries(components)) {
          isShare(loss, `loss of ${id}`);
          isShare(availability, `availability of ${id}`);
          isShare(wait?.probability, `waiting at ${id}`);
          isShare(hit_ratio, `hits of ${id}`);
        }
      }),
      runs,
    );
  });

  it("obeys Little's law at every queue", () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const { stations } = solveLoad(preparePlan(model), { which: 'peak' });
        for (const { queues } of stations) {
          for (const queue of queues) {
            if (!queue.stable) continue;
            near(queue.queueLength, queue.arrivals * (1 - queue.loss) * queue.meanWait, 1e-6, 'queue length');
            if (queue.servers > 0) assert.ok(queue.inUse <= queue.servers * (1 + 1e-9));
            // A line with an end is stable at any load.
            if (queue.servers > 0 && queue.loss === 0) assert.ok(queue.utilization <= 1 + 1e-9, `${queue.utilization}`);
          }
        }
      }),
      runs,
    );
  });

  it('makes the calls that callers make', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const { graph } = preparePlan(model);
        const { calls, by } = solveLoad(preparePlan(model), { which: 'peak' });
        for (const node of graph.nodes) {
          if (node.parent < 0) continue;
          const parent = graph.nodes[node.parent]!;
          if (parent.down || node.relation === 'fallback') continue;
          const passed = parent.component < 0 ? 1 : by.passed[parent.component]!;
          const own = node.ratio * by.amplification[node.index]!;
          const before = calls.nodes[parent.index]! * passed;
          const share = node.relation === 'miss' ? missShare(parent, by) / by.amplification[parent.index]! : 1;
          near(calls.nodes[node.index]!, before * share * own, 1e-9, node.step.path);
        }
      }),
      runs,
    );
  });

  it('never gets better with more load, unless a limit or a breaker keeps it away', () => {
    fc.assert(
      fc.property(calm, fc.double({ min: 1.01, max: 3, noNaN: true }), (model, more) => {
        const plan = preparePlan(model);
        const light = solveLoad(plan, { which: 'peak' });
        isNoBusier(light, solveLoad(plan, { which: 'peak', multiple: more }));
      }),
      runs,
    );
  });

  it('never gets worse with more replicas of anything that keeps no copies, where nothing is tried again', () => {
    const steady = calm.map((model) => ({ ...model, flows: model.flows.map(withoutRetries) }));
    fc.assert(
      fc.property(steady, fc.nat(), fc.integer({ min: 1, max: 10 }), (model, index, more) => {
        const knobs = knobsOf(model).filter(
          ({ field, component }) => field === 'replicas' && model.components[component]!.replication === undefined,
        );
        const knob = knobs[index % knobs.length]!;
        const larger = withSizes(model, new Map([[knob, knobValue(model, knob) + more]]));
        const [before, after] = [model, larger].map((one) => analyse(one));
        isNoBusier(after!.capacity.peak, before!.capacity.peak);
        after!.availability.flows.forEach((flow, i) => {
          const was = before!.availability.flows[i];
          assert.ok(!flow || !was || flow.value >= was.value - 1e-12, `${flow?.value} < ${was?.value}`);
        });
      }),
      runs,
    );
  });

  it('sends less behind a cache that answers more', () => {
    const behindCache = (model: Model, hitRatio: number): Model => ({
      ...model,
      flows: model.flows.map(withoutRetries),
      components: model.components.map((component) =>
        component.id === 'cache' ? { ...component, cache: { eviction: 'lru', hitRatio } } : component,
      ),
    });
    fc.assert(
      fc.property(calm, fc.double({ min: 0, max: 0.9, noNaN: true }), (model, ratio) => {
        const [less, more] = [ratio, ratio + 0.1].map((share) =>
          solveLoad(preparePlan(behindCache(model, share)), { which: 'peak' }),
        );
        less!.stations.forEach(({ queues }, station) => {
          queues.forEach(({ arrivals }, group) => {
            const fewer = more!.stations[station]!.queues[group]!.arrivals;
            assert.ok(fewer <= arrivals * (1 + 1e-6), `${station}: ${fewer} > ${arrivals}`);
          });
        });
      }),
      runs,
    );
  });
});

/** Without what sends less where more comes, and without replicas that come along. */
const calm = arbitraryModel.map((model) => ({
  ...model,
  components: model.components.map((component) => ({ ...component, rateLimit: undefined, autoscale: undefined })),
  flows: model.flows.map((flow) => ({ ...flow, steps: everyStep(flow.steps, { circuitBreaker: undefined }) })),
}));

/** Also without first answers, whose mean two moments tell only roughly. */
function withoutRetries(flow: Flow): Flow {
  return { ...flow, steps: everyStep(flow.steps, { retries: undefined, hedge: undefined, waitFor: 'all' }) };
}

function everyStep(steps: readonly Step[], change: Partial<Step>): Step[] {
  const below = (list: readonly Step[]) => everyStep(list, change);
  return steps.map((step) => ({
    ...step,
    ...change,
    steps: below(step.steps),
    onMiss: below(step.onMiss),
    onFailure: below(step.onFailure),
  }));
}

function isNoBusier(light: LoadSolution, heavy: LoadSolution): void {
  light.stations.forEach(({ queues }, station) => {
    // How full it is nobody can say.
    if (heavy.stations[station]!.starved) return;
    queues.forEach(({ utilization }, group) => {
      const loaded = heavy.stations[station]!.queues[group]?.utilization;
      if (loaded === undefined) return;
      assert.ok(loaded >= utilization * (1 - 1e-3), `${station}: ${loaded} < ${utilization}`);
    });
  });
}
