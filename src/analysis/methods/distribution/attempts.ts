import { constant, type Distribution } from './distribution';
import { type Branch, mix } from './mixture';
import { convolve } from './sum';

/** One try of a call: how often it succeeds, and how long either outcome takes. */
export interface Attempt {
  /** Probability of success, [0, 1]. */
  success: number;
  /** Time of a success. */
  answered: Distribution;
  /** Time until a failure is known. */
  failed: Distribution;
}

/** The try of a call that is given up after `timeout` seconds: fails with P(T > timeout), and then took the timeout. */
export function withTimeout(d: Distribution, timeout: number): Attempt {
  const { weights, centres, halfWidths } = d;
  const kept = { weights: [] as number[], centres: [] as number[], halfWidths: [] as number[] };
  let success = 0;
  let sum = 0;
  let square = 0;
  for (let i = 0; i < weights.length; i++) {
    const half = halfWidths[i]!;
    const begin = centres[i]! - half;
    if (begin > timeout) continue;
    const share = half > 0 ? Math.min(1, (timeout - begin) / (2 * half)) : 1;
    if (!(share > 0)) continue;
    const w = weights[i]! * share;
    const centre = begin + half * share;
    kept.weights.push(w);
    kept.centres.push(centre);
    kept.halfWidths.push(half * share);
    success += w;
    sum += w * centre;
    square += w * (centre * centre + (half * share * half * share) / 3);
  }
  const failed = constant(timeout);
  if (!(success > 0)) return { success: 0, answered: failed, failed };
  if (success >= 1 - 1e-12) return { success: 1, answered: d, failed };
  const mean = sum / success;
  const answered: Distribution = {
    weights: kept.weights.map((w) => w / success),
    centres: kept.centres,
    halfWidths: kept.halfWidths,
    mean,
    variance: Math.max(0, square / success - mean * mean),
    detail: d.detail,
  };
  return { success, answered, failed };
}

/** The outcome of a call that is tried several times. */
export interface Retried {
  /** Probability that some attempt succeeds. */
  success: number;
  /** Time from the first try to the answer, for the calls that get one. */
  answered: Distribution;
  /** Time until the last failure, for the others. */
  failed: Distribution;
  /** Mean number of attempts a call. */
  attempts: number;
}

/**
 * A call of at most `attempts` independent tries, with `pause(i)` seconds after the i-th failure (i = 1, 2, ...).
 * The time to the answer is a mixture over the number of failures before it.
 */
export function retried(attempt: Attempt, attempts: number, pause: (failures: number) => number): Retried {
  const most = Math.max(1, Math.min(50, Math.floor(attempts)));
  const failure = 1 - attempt.success;
  const branches: Branch[] = [];
  let spent = constant(0);
  let reached = 1;
  let tries = 0;
  for (let i = 1; i <= most; i++) {
    tries += reached;
    branches.push({ probability: reached * attempt.success, distribution: convolve(spent, attempt.answered) });
    reached *= failure;
    spent = convolve(spent, attempt.failed);
    if (!(reached > 1e-12)) break;
    if (i < most) spent = convolve(spent, constant(Math.max(0, pause(i))));
  }
  return { success: 1 - reached, answered: mix(branches), failed: spent, attempts: tries };
}
