import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyse } from '../../src/analysis/analyse';
import { mostByCommonCause } from '../../src/analysis/availability/common-cause';
import { spreadCalls } from '../../src/analysis/capacity/calls';
import { surelyCarries } from '../../src/analysis/capacity/largest-load';
import { OtherHits } from '../../src/analysis/capacity/other-hits';
import { surelyFresh, surelyInTime } from '../../src/analysis/latency/surely-kept';
import { percentiles } from '../../src/spec/model/flow';
import type { Model } from '../../src/spec/model/model';
import { arbitraryModel } from './arbitrary-model';

const runs = { seed: 21, numRuns: 150, endOnFailure: true };

/** Of random designs: how often a shortcut decides. It must do so sometimes, and never against the figure that it spares. */
function decided(inModel: (model: Model) => Iterable<{ readonly sure: boolean; readonly true: boolean }>): number {
  let count = 0;
  fc.assert(
    fc.property(arbitraryModel, (model) => {
      for (const { sure, true: holds } of inModel(model)) {
        assert.ok(!sure || holds);
        if (sure) count++;
      }
    }),
    runs,
  );
  return count;
}

const failure = { unavailability: 0.01, mttr: 600 };

describe('what spares a computation', function () {
  this.timeout(20_000);

  it('tells of latency objectives only what the distribution does', () => {
    const count = decided(function* (model) {
      for (const flow of analyse(model).capacity.flows) {
        for (const percentile of percentiles) {
          const value = flow.latency?.[percentile];
          for (const factor of [0.5, 1, 1.01, 2, 5, 20]) {
            const target = factor * (value ?? 1);
            yield { sure: surelyInTime(flow, percentile, target), true: value !== undefined && value <= target };
          }
        }
      }
    });
    assert.ok(count > 100, `${count}`);
  });

  it('tells of the age of results only what its distribution does', () => {
    const count = decided(function* (model) {
      for (const flow of analyse(model).capacity.flows) {
        const age = flow.freshness?.p99;
        for (const factor of [0.5, 1, 1.01, 2, 5, 20]) {
          const within = factor * (age ?? 1);
          yield { sure: surelyFresh(flow, within), true: age !== undefined && age <= within };
        }
      }
    });
    assert.ok(count > 10, `${count}`);
  });

  it('tells of headroom only what the search for the largest load does', () => {
    const count = decided(function* (model) {
      const { plan, maxRateMultiple: most } = analyse(model).capacity;
      for (const factor of [0.2, 0.9, 0.99, 0.999, 1, 1.001, 1.01, 1.1, 2]) {
        const multiple = factor * (most ?? 1);
        yield { sure: surelyCarries(plan, multiple), true: most === undefined || most >= multiple };
      }
    });
    assert.ok(count > 30, `${count}`);
  });

  it('tells of common causes at least what they do', () => {
    const count = decided(function* (design) {
      const components = design.components.map((component) => ({ ...component, failure }));
      const model = { ...design, components };
      const { availability, withCommonCause } = analyse(model);
      for (const flow of model.flows) {
        const up = availability.flows[flow.index];
        const together = withCommonCause[flow.index];
        if (up?.method !== 'exact' || together === undefined) continue;
        const most = mostByCommonCause(model, flow);
        yield { sure: most > 0, true: up.value - together <= most + 1e-12 };
      }
    });
    assert.ok(count > 100, `${count}`);
  });

  it('tells of other hit ratios what spreading all calls does, whatever was asked before', () => {
    const count = decided(function* (model) {
      const { plan, peak } = analyse(model).capacity;
      const others = new OtherHits(plan, peak);
      for (const hitRatio of [0, 0.5, 1, 0.9]) {
        for (const [cache, stations] of plan.graph.stationsOf.entries()) {
          const after = others.callsWith(cache, hitRatio);
          const hits = peak.by.hits.slice();
          for (const { index } of stations.flatMap((station) => plan.order.nodesAt[station]!)) hits[index] = hitRatio;
          const all = spreadCalls(plan.graph, 'peak', 1, { ...peak.by, hits }).nodes;
          const told = plan.graph.nodes.map((node) => after.get(node) ?? peak.calls.nodes[node.index]!);
          yield { sure: after.size > 0, true: told.every((calls, node) => calls === all[node]) };
          if (after.size === 0) assert.deepEqual(told, [...all]);
        }
      }
    });
    assert.ok(count > 50, `${count}`);
  });
});
