import type { ConditionalWait, TwoMoments } from '../mgc';
import { constant, type Distribution, scale } from './distribution';
import { gamma, residualLognormal } from './families';
import { mix } from './mixture';
import { convolve } from './sum';

/**
 * The time in line of a station: nothing with probability 1 - `waitProbability`, otherwise the conditional wait: a gamma
 * variable with its two moments, and for a service that varies more than an exponential one what `heavyWait` says.
 */
export function waitingTime(waitProbability: number, conditionalWait: ConditionalWait): Distribution {
  if (!(waitProbability > 1e-9) || !(conditionalWait.mean > 0)) return constant(0);
  const wait = whenWaiting(conditionalWait);
  const p = Math.min(1, waitProbability);
  const mean = p * wait.mean;
  const weights = [1 - p];
  for (let i = 0; i < wait.weights.length; i++) weights.push(wait.weights[i]! * p);
  return {
    weights,
    centres: [0, ...wait.centres],
    halfWidths: [0, ...wait.halfWidths],
    mean,
    variance: Math.max(0, p * (wait.variance + wait.mean * wait.mean) - mean * mean),
    detail: wait.detail,
  };
}

function whenWaiting({ mean, scv, heavy }: ConditionalWait): Distribution {
  const isHeavy = heavy !== undefined && heavy.serviceScv > 1.05 && heavy.serviceScv < MOST_SCV;
  if (!isHeavy) return gamma(mean, scv);
  const wait = heavyWait({ mean: 1, scv }, heavy.serviceScv, heavy.utilization);
  return scale(wait, mean / wait.mean);
}

/** Lognormals beyond this have their moments far out in what tables cut off. */
const MOST_SCV = 30;
const ROUNDS = 2;

/**
 * Pollaczek and Khinchine: who waits at a busy server waits for the rest of the service in work, and with probability rho
 * as long again, V = R + B V (Cooper, Introduction to Queueing Theory). A few rounds of this, begun with a
 * gamma variable of the moments of V, keep these moments and give the shape that the residual service has: a gamma variable
 * alone has too much of the short and of the long waits, and too little of the longest. For several servers the shape is
 * that of one that is as many times as fast.
 */
function heavyWait({ scv }: TwoMoments, serviceScv: number, utilization: number): Distribution {
  const residual = residualLognormal(serviceScv);
  let wait = gamma(residual.mean / (1 - utilization), scv);
  for (let round = 0; round < ROUNDS; round++) {
    wait = mix([
      { probability: 1 - utilization, distribution: residual },
      { probability: utilization, distribution: convolve(residual, wait) },
    ]);
  }
  return wait;
}
