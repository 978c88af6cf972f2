import type { Step } from '../../spec/model/flow';

/** Where a breaker states none: that of common libraries (Resilience4j, `failureRateThreshold` 50 %). */
const usualThreshold = 0.5;
/** Up to this much above its threshold a breaker opens and closes by turns; beyond, it is open. */
const turns = 0.1;

/** Share of failed tries from which on the circuit breaker of a step opens; absent without one. */
export function openingThreshold({ circuitBreaker }: Step): number | undefined {
  return circuitBreaker && (circuitBreaker.threshold ?? usualThreshold);
}

/**
 * Share of the calls that a circuit breaker refuses at once while this share of the tries fails: none up to its threshold,
 * all well above it. On or off, with a short way between the two on which load and failures find their balance; the trial
 * calls after each `open_for` are left out.
 */
export function refusedShare(step: Step, failure: number): number {
  const threshold = openingThreshold(step);
  if (threshold === undefined || failure <= threshold) return 0;
  const width = Math.min(turns * threshold, (1 - threshold) / 2);
  return Math.min(1, (failure - threshold) / width);
}
