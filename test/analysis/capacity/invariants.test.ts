import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { missShare } from '../../../src/analysis/capacity/calls';
import { preparePlan, solveLoad } from '../../../src/analysis/capacity/load-solver';
import { arbitraryModel } from '../arbitrary-model';

const runs = { seed: 20, numRuns: 60 };

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

describe('capacity of random designs', () => {
  it('is finite everywhere, with percentiles in order', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const { flows, components, stations, maxRateMultiple = 0, bottleneck } = analyseCapacity(model);
        assertFinite({ flows, components, stations, maxRateMultiple, bottleneck }, 'result');
        for (const { latency } of flows) {
          if (latency?.mean === undefined) continue;
          const { p50 = 0, p90 = 0, p95 = 0, p99 = 0, p999 = 0 } = latency;
          assert.ok(p50 <= p90 && p90 <= p95 && p95 <= p99 && p99 <= p999, JSON.stringify(latency));
        }
      }),
      runs,
    );
  }).timeout(10_000);

  it("obeys Little's law at every queue", () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const { stations } = solveLoad(preparePlan(model), { which: 'peak' });
        for (const { queues } of stations) {
          for (const queue of queues) {
            if (!queue.stable) continue;
            near(queue.queueLength, queue.arrivals * (1 - queue.loss) * queue.meanWait, 1e-6, 'queue length');
            if (queue.servers > 0) assert.ok(queue.inUse <= queue.servers * (1 + 1e-9));
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

  it('never gets better with more load, unless a limit keeps it away', () => {
    const unlimited = arbitraryModel.map((model) => ({
      ...model,
      components: model.components.map((component) => ({ ...component, rateLimit: undefined })),
    }));
    fc.assert(
      fc.property(unlimited, fc.double({ min: 1.01, max: 3, noNaN: true }), (model, more) => {
        const plan = preparePlan(model);
        const light = solveLoad(plan, { which: 'peak' });
        const heavy = solveLoad(plan, { which: 'peak', multiple: more });
        light.stations.forEach(({ queues }, station) => {
          queues.forEach(({ utilization }, group) => {
            const loaded = heavy.stations[station]!.queues[group]!.utilization;
            assert.ok(loaded >= utilization * (1 - 1e-3), `${station}: ${loaded} < ${utilization}`);
          });
        });
      }),
      runs,
    );
  });
});
