import type { Percentile } from '../../spec/model/flow';
import type { FlowCapacity } from '../capacity/capacity-analysis';
import { surelyKeeps } from '../capacity/moments';
import { percentileOf } from '../capacity/percentile-of';

/** Whether mean and variance of a flow's latency are enough to tell that an objective is met: most are by far. */
export function surelyInTime({ moments, unbounded }: FlowCapacity, percentile: Percentile, target: number): boolean {
  if (moments === undefined || unbounded > 0) return false;
  return surelyKeeps(moments, percentile === 'mean' ? 0 : percentileOf(percentile), target);
}

/** The same of the age of its results. */
export function surelyFresh({ freshness }: FlowCapacity, within: number): boolean {
  return freshness !== undefined && surelyKeeps(freshness.moments, 0.99, within);
}
