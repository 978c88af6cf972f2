import type { Flow } from '../../spec/model/flow';
import type { CapacityAnalysis } from '../capacity/capacity-analysis';
import { isAnyOverloaded } from '../capacity/station-results';
import { surelyFresh, surelyInTime } from '../latency/surely-kept';

/** Something that a component or a flow misses of its own at peak. */
export interface Miss {
  readonly of: 'components' | 'flows';
  readonly id: string;
  /** `overloaded` of components; `unbounded`, `down`, `latency.p99`, `freshness` of flows. */
  readonly what: string;
  /** How far it is missed, as the logarithm of value over target: 0 is just met. */
  readonly excess: number;
  readonly value?: number;
  readonly target?: number;
}

/** Requests without an answer count as much as a time e times too long, all of them as e squared. */
const noAnswer = 1;

/** All that flows promise at peak, and are held against. */
export const promisedFields = ['id', 'slo', 'freshness'] as const satisfies readonly (keyof Flow)[];

export interface PromisesAtPeak {
  readonly model: { readonly flows: readonly Pick<Flow, (typeof promisedFields)[number]>[] };
  readonly capacity: CapacityAnalysis;
}

/** What flows and components miss of their own: overload, no answer, latency, freshness. */
export function missedObjectives({ model, capacity }: PromisesAtPeak): Miss[] {
  const { peak, flows } = capacity;
  const missed: Miss[] = [];
  const components = isAnyOverloaded(peak) ? capacity.components : [];
  components.forEach(({ status, utilization }, index) => {
    if (status !== 'overloaded') return;
    const excess = Math.max(1e-3, Math.log(utilization?.peak ?? 1));
    missed.push({ of: 'components', id: capacity.model.components[index]!.id, what: 'overloaded', excess });
  });
  flows.forEach((flow, index) => {
    const { unbounded, loss } = flow;
    const { id, slo, freshness: wanted } = model.flows[index]!;
    const add = (what: string, excess: number, value?: number, target?: number) =>
      missed.push({ of: 'flows', id, what, excess, value, target });
    if (unbounded > 1e-9) add('unbounded', noAnswer + unbounded);
    if (loss >= 1) add('down', 2 * noAnswer);
    for (const [percentile, target] of slo.latency) {
      if (surelyInTime(flow, percentile, target)) continue;
      const value = flow.latency?.[percentile];
      // A percentile that overload pushes out of reach has no value, and is missed all the same.
      if (value === undefined && unbounded > 0) add(`latency.${percentile}`, noAnswer, undefined, target);
      if (value !== undefined && value > target) add(`latency.${percentile}`, times(value, target), value, target);
    }
    if (wanted === undefined || surelyFresh(flow, wanted.within)) return;
    const { within } = wanted;
    const { freshness } = flow;
    if (freshness === undefined && unbounded > 0) add('freshness', noAnswer, undefined, within);
    if (freshness && freshness.p99 > within) add('freshness', times(freshness.p99, within), freshness.p99, within);
  });
  return missed;
}

function times(value: number, target: number): number {
  return target > 0 ? Math.min(10, Math.log(value / target)) : 10;
}
