import type { Model } from '../../spec/model/model';
import { analyseCapacity } from '../capacity/analyse-capacity';
import { keyOf, type Shortfall, shortfallsOf } from './shortfalls';

/** The most load that a design carries with everything met that less load meets. */
export interface LargestLoad {
  /** Of today's rates; 0 when next to no load is too much. */
  readonly multiple: number;
  /** What is missed first beyond it. */
  readonly limit?: Shortfall;
}

/** Next to no load: what is missed there is missed for other reasons. */
const quiet = 1e-3;
const tolerance = 1.002;

/**
 * The largest multiple of all rates with which no objective is missed because of load; undefined where nothing bounds the
 * load. Disks are left aside: they fill until the horizon, and say nothing of a load of today.
 */
export function largestLoadWithinObjectives(model: Model): LargestLoad | undefined {
  const most = analyseCapacity(model).maxRateMultiple;
  if (most === undefined) return undefined;
  const always = new Set([...shortfallsOf(withRates(model, quiet * Math.min(1, most)))].map(keyOf));
  const firstMissed = (multiple: number) => {
    for (const shortfall of shortfallsOf(withRates(model, multiple))) {
      if (!always.has(keyOf(shortfall)) && !shortfall.path.endsWith('.storage')) return shortfall;
    }
    return undefined;
  };
  let high = most * tolerance;
  let limit = firstMissed(high);
  if (!limit) return { multiple: most };
  let low = 0;
  while (high / Math.max(low, quiet * most) > tolerance) {
    const middle = low > 0 ? Math.sqrt(low * high) : high / 4;
    const missed = firstMissed(middle);
    if (missed) {
      limit = missed;
      high = middle;
    } else low = middle;
  }
  return { multiple: low, limit };
}

function withRates(model: Model, multiple: number): Model {
  const flows = model.flows.map((flow) =>
    flow.rate === undefined
      ? flow
      : { ...flow, rate: { mean: flow.rate.mean * multiple, peak: flow.rate.peak * multiple } },
  );
  return { ...model, flows };
}
