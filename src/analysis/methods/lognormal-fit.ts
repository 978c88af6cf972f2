import type { TwoMoments } from './mgc';
import { normalQuantile } from './normal';

/** A lognormal variable: exp(mu + sigma Z). */
export interface Lognormal {
  mu: number;
  sigma: number;
}

const Z99 = normalQuantile(0.99);

/** Mean and squared coefficient of variation of a lognormal variable. */
export function lognormalMoments({ mu, sigma }: Lognormal): TwoMoments {
  return { mean: Math.exp(mu + 0.5 * sigma * sigma), scv: Math.expm1(sigma * sigma) };
}

/** The value that a share q of a lognormal variable does not exceed. */
export function lognormalQuantile({ mu, sigma }: Lognormal, q: number): number {
  return Math.exp(mu + sigma * normalQuantile(q));
}

/** From mean > 0 and coefficient of variation. */
export function lognormalFromMeanCv(mean: number, cv: number): Lognormal {
  const variance = Math.log1p(cv * cv);
  return { mu: Math.log(mean) - 0.5 * variance, sigma: Math.sqrt(variance) };
}

/** From two quantiles p50 > 0 and p99; a p99 below p50 counts as equal to it. */
export function lognormalFromMedianP99(p50: number, p99: number): Lognormal {
  return { mu: Math.log(p50), sigma: Math.max(0, Math.log(p99 / p50)) / Z99 };
}

/**
 * From mean > 0 and p99. ln(p99/mean) = z sigma - sigma^2/2 has two solutions, of which the narrower is taken; p99
 * can be at most exp(z^2/2) = 14.97 means, and what lies above gets the widest solution (sigma = z), what lies below
 * the mean none.
 */
export function lognormalFromMeanP99(mean: number, p99: number): Lognormal {
  const ratio = Math.log(p99 / mean);
  const discriminant = Z99 * Z99 - 2 * ratio;
  const sigma = ratio > 0 ? Z99 - Math.sqrt(Math.max(0, discriminant)) : 0;
  return { mu: Math.log(mean) - 0.5 * sigma * sigma, sigma };
}

/** Whether a lognormal variable with this mean and p99 exists: mean <= p99 <= 14.97 mean. */
export function isLognormalMeanP99(mean: number, p99: number): boolean {
  return p99 >= mean && Math.log(p99 / mean) <= 0.5 * Z99 * Z99;
}

/** From a range that holds 90 % of the probability: lo > 0 and hi >= lo. */
export function lognormalFromRange(lo: number, hi: number): Lognormal {
  return {
    mu: 0.5 * (Math.log(lo) + Math.log(hi)),
    sigma: Math.max(0, Math.log(hi / lo)) / (2 * normalQuantile(0.95)),
  };
}
