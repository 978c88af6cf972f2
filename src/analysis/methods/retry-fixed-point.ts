/** Retrying callers in front of something that fails more often the more it gets to do. */
export interface RetryInput {
  /** First tries per second. */
  rate: number;
  /** Most tries a call, the first included; >= 1. */
  attempts: number;
  /** Probability that one try fails or times out when `load` tries arrive per second; must not fall with the load. */
  failure: (load: number) => number;
  /** Most retries as a share of first tries (0.1: at most 10 % more load); unlimited without. */
  budget?: number;
}

/** The steady loads that sustain themselves. */
export interface RetryEquilibria {
  /** Tries per second when starting from normal operation: the smallest solution. */
  cold: number;
  /** Tries per second when starting from everybody retrying: the largest solution. */
  storm: number;
  /** cold / rate. */
  amplification: number;
  /** A disturbance can push the load from `cold` to `storm`, where it stays after the disturbance has gone. */
  metastable: boolean;
}

/**
 * Solves L = rate x sum_{i < attempts} f(L)^i from both ends. The right side grows with L, so plain iteration moves
 * monotonically to the smallest solution from below and to the largest from above. Bronson et al., HotOS 2021.
 */
export function retryEquilibria(input: RetryInput): RetryEquilibria {
  const rate = Math.max(0, input.rate);
  const next = (load: number) => rate * amplification(input, load);
  const cold = iterate(rate, next);
  const storm = Math.max(cold, iterate(rate * mostTries(input), next));
  return {
    cold,
    storm,
    amplification: rate > 0 ? cold / rate : 1,
    metastable: storm - cold > 0.01 * cold,
  };
}

/** Mean tries a call when each fails with the given probability, independently: 1 + f + ... + f^(attempts - 1). */
export function meanAttempts(failure: number, attempts: number): number {
  const f = Math.min(1, Math.max(0, failure));
  const n = Math.max(1, Math.floor(attempts));
  return f > 1 - 1e-9 ? n : (1 - f ** n) / (1 - f);
}

/** Tries at the bottom a call at the top when every layer tries as often as it may: the product. */
export function nestedAmplification(attempts: readonly number[]): number {
  return attempts.reduce((product, n) => product * Math.max(1, n), 1);
}

/** Where a retrying system is vulnerable, in first tries per second. */
export interface Vulnerability {
  /** Below this rate the load always returns to normal. */
  safeBelow: number;
  /** From this rate on only the storm is left. */
  collapsesAt: number;
}

const STEPS = 160;
const BELOW = 128;

/**
 * The rates between which a retry storm can sustain itself; undefined when there is none up to `capacity` (tries per
 * second that can be served). Every solution L belongs to the rate L / amplification(L), so the interval is spanned
 * by the first peak of that curve (collapse) and the lowest value after it (safe). Both within 1 %.
 */
export function retryVulnerability(input: Omit<RetryInput, 'rate'>, capacity: number): Vulnerability | undefined {
  const limits = { ...input, rate: 0 };
  const most = mostTries(limits);
  if (!(capacity > 0) || most <= 1) return undefined;
  let peak = 0;
  let trough = Number.POSITIVE_INFINITY;
  for (let i = 1; i <= STEPS; i++) {
    // Up to the capacity the curve bends sharply; beyond it only the way back to L / most is left.
    const load = capacity * (i <= BELOW ? i / BELOW : 1 + ((most - 1) * (i - BELOW)) / (STEPS - BELOW));
    const rate = load / amplification(limits, load);
    if (rate >= peak && trough === Number.POSITIVE_INFINITY) peak = rate;
    else if (rate < peak) trough = Math.min(trough, rate);
  }
  return trough < 0.99 * peak ? { safeBelow: trough, collapsesAt: peak } : undefined;
}

/**
 * Share of requests that an adaptively throttling client rejects itself: max(0, (requests - k accepts) / (requests +
 * 1)). SRE book, chapter 21.
 */
export function throttledShare(requests: number, accepts: number, k = 2): number {
  return Math.max(0, (requests - k * accepts) / (requests + 1));
}

function amplification(input: RetryInput, load: number): number {
  const tries = meanAttempts(input.failure(load), input.attempts);
  return input.budget === undefined ? tries : Math.min(tries, 1 + Math.max(0, input.budget));
}

function mostTries({ attempts, budget }: RetryInput): number {
  const most = Math.max(1, Math.floor(attempts));
  return budget === undefined ? most : Math.min(most, 1 + Math.max(0, budget));
}

function iterate(start: number, next: (load: number) => number): number {
  let load = start;
  for (let i = 0; i < 500; i++) {
    const following = next(load);
    if (Math.abs(following - load) <= 1e-10 * load) return following;
    load = following;
  }
  return load;
}
