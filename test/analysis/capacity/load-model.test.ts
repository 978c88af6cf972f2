import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import type { CapacityAnalysis } from '../../../src/analysis/capacity/capacity-analysis';
import { isSameLoad } from '../../../src/analysis/capacity/load-model';
import { blueprints } from '../../../src/catalog/blueprints';
import type { Model } from '../../../src/spec/model/model';
import { readSpec } from '../../../src/spec/read-spec';
import { arbitraryModel } from '../arbitrary-model';

const lists = ['components', 'flows', 'regions', 'datasets'] as const;
const records = ['workload', 'objectives'] as const;

/** All that a capacity analysis says, computed to the end. */
function everything({ components, stations, flows, maxRateMultiple, bottleneck, metastable }: CapacityAnalysis) {
  const said = flows.map(({ rate, latency, moments, unbounded, loss, amplification, freshness }) => ({
    ...{ rate, latency, moments, unbounded, loss, amplification },
    ages: freshness && [freshness.p50, freshness.p99, freshness.drain],
  }));
  return { components, stations, said, maxRateMultiple, bottleneck, metastable };
}

/** The object without the fields that can be anything while the load stays the same; reading one throws. */
function withoutOthers<T extends object>(of: T, isSame: (changed: T) => boolean): T {
  const left = { ...of };
  for (const key of Object.keys(of) as (keyof T)[]) {
    if (!isSame({ ...of, [key]: 'something else' })) continue;
    // Copies of the object go without it.
    Object.defineProperty(left, key, {
      enumerable: false,
      get: () => assert.fail(`the load depends on \`${String(key)}\`, which is not declared`),
    });
  }
  return left;
}

/** The model with nothing but what load is said to depend on. */
function loadOf(model: Model): Model {
  const changed = { ...model } as Record<string, unknown>;
  for (const list of lists) {
    const items: readonly object[] = model[list];
    changed[list] = items.map((item, at) =>
      withoutOthers(item, (other) => isSameLoad(model, { ...model, [list]: items.with(at, other) })),
    );
  }
  for (const record of records)
    changed[record] = withoutOthers<object>(model[record], (other) =>
      isSameLoad(model, { ...model, [record]: other } as Model),
    );
  return withoutOthers(changed as unknown as Model, (other) => isSameLoad(model, other));
}

describe('the load of a model', () => {
  it('is all that capacity reads of random designs', () => {
    const property = fc.property(arbitraryModel, (model) => {
      assert.deepEqual(everything(analyseCapacity(loadOf(model))), everything(analyseCapacity(model)));
    });
    fc.assert(property, { seed: 3, numRuns: 60 });
  }).timeout(20_000);

  for (const { id, text } of blueprints) {
    it(`is all that capacity reads of ${id}`, () => {
      const { model } = readSpec(text);
      assert.ok(model);
      assert.deepEqual(everything(analyseCapacity(loadOf(model))), everything(analyseCapacity(model)));
    });
  }

  it('does not change with a price', () => {
    const { model } = readSpec(blueprints[0]?.text ?? '');
    assert.ok(model);
    const components = model.components.map((component) => ({ ...component, cost: { replica: 1 } }));
    assert.ok(isSameLoad(model, { ...model, components }));
    assert.ok(!isSameLoad(model, { ...model, components: components.map((one) => ({ ...one, shards: 9 })) }));
  });
});
