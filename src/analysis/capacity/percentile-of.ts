import type { Percentile } from '../../spec/model/flow';

const probabilities: Readonly<Record<Exclude<Percentile, 'mean'>, number>> = {
  p50: 0.5,
  p90: 0.9,
  p95: 0.95,
  p99: 0.99,
  p999: 0.999,
};

/** The share of the requests that a percentile covers; the mean counts as the median here. */
export function percentileOf(percentile: Percentile): number {
  return percentile === 'mean' ? 0.5 : probabilities[percentile];
}
