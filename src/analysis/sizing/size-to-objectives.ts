import type { Model } from '../../spec/model/model';
import { analyseCapacity } from '../capacity/analyse-capacity';
import type { CapacityAnalysis } from '../capacity/capacity-analysis';
import { type Sizing, sizeComponent } from './size-component';
import { violationsOf } from './violations';

/** A design made large enough. */
export interface SizedDesign {
  readonly model: Model;
  /** What was changed, in the order of the components. */
  readonly changes: readonly Sizing[];
  /** What no size of these components helps. */
  readonly remaining: ReadonlySet<string>;
}

const MOST_ROUNDS = 4;

/**
 * Makes components larger, and only larger, until all objectives are met that sizes can meet: the most loaded ones first,
 * again until nothing changes, because a wider component sends more load on.
 */
export function sizeToObjectives(model: Model): SizedDesign {
  let current = model;
  const changed = new Map<number, Sizing>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const analysis = analyseCapacity(current);
    if (violationsOf(analysis).size === 0) break;
    let grew = false;
    for (const component of byLoad(analysis)) {
      const sizing = sizeComponent(current, component);
      if (sizing === undefined || sizing.to <= sizing.from) continue;
      current = sizing.model;
      changed.set(component, { ...sizing, from: changed.get(component)?.from ?? sizing.from });
      grew = true;
    }
    if (!grew) break;
  }
  const changes = [...changed.values()].sort((a, b) => a.component - b.component);
  return { model: current, changes, remaining: violationsOf(analyseCapacity(current)) };
}

function byLoad({ components }: CapacityAnalysis): number[] {
  return components
    .map(({ utilization }, index) => ({ index, load: utilization?.peak ?? -1 }))
    .filter(({ load }) => load > 0)
    .sort((a, b) => b.load - a.load)
    .map(({ index }) => index);
}

/** The largest multiple of today's rates with which nothing more is missed than today; 0 when even less load misses more. */
export function largestLoadWithinObjectives(model: Model): number | undefined {
  const base = analyseCapacity(model);
  const limit = base.maxRateMultiple;
  if (limit === undefined) return undefined;
  const now = violationsOf(base);
  const fits = (multiple: number) => {
    const found = violationsOf(analyseCapacity(withRates(model, multiple)));
    for (const name of found) if (!now.has(name)) return false;
    return true;
  };
  let low = Math.min(1, limit);
  let high = Math.max(limit, low);
  if (fits(high)) return high;
  while (high / low > 1.005) {
    const middle = Math.sqrt(low * high);
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function withRates(model: Model, multiple: number): Model {
  const flows = model.flows.map((flow) =>
    flow.rate === undefined
      ? flow
      : { ...flow, rate: { mean: flow.rate.mean * multiple, peak: flow.rate.peak * multiple } },
  );
  return { ...model, flows };
}
