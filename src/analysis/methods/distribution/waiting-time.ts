import type { TwoMoments } from '../mgc';
import { constant, type Distribution } from './distribution';
import { gamma } from './families';

/**
 * The time in line of a station: nothing with probability 1 - `waitProbability`, otherwise a gamma variable with the
 * moments of the conditional wait. P99 within about 3 % of exact for services with scv <= 1, 20 % for lognormal scv 4.
 */
export function waitingTime(waitProbability: number, conditionalWait: TwoMoments): Distribution {
  if (!(waitProbability > 1e-9) || !(conditionalWait.mean > 0)) return constant(0);
  const wait = gamma(conditionalWait.mean, conditionalWait.scv);
  const p = Math.min(1, waitProbability);
  const mean = p * wait.mean;
  const weights = new Float64Array(wait.weights.length + 1);
  const centres = new Float64Array(wait.weights.length + 1);
  const halfWidths = new Float64Array(wait.weights.length + 1);
  weights[0] = 1 - p;
  for (let i = 0; i < wait.weights.length; i++) {
    weights[i + 1] = wait.weights[i]! * p;
    centres[i + 1] = wait.centres[i]!;
    halfWidths[i + 1] = wait.halfWidths[i]!;
  }
  return {
    weights,
    centres,
    halfWidths,
    mean,
    variance: Math.max(0, p * (wait.variance + wait.mean * wait.mean) - mean * mean),
    detail: wait.detail,
  };
}
