import { incompleteGamma, logGamma } from '../methods/gamma-function';
import { normalCdf, normalDensity } from '../methods/normal';

/** Mean and variance of a non-negative time; seconds and seconds squared. */
export interface Moments {
  mean: number;
  variance: number;
}

/** A time cut at a limit. */
export interface Capped extends Moments {
  /** P(T > limit). */
  tail: number;
}

/** Coefficients of variation below this have no visible tail, and gamma sums would take thousands of terms. */
const NARROW = 0.01;

/**
 * min(T, limit) for a time known by two moments: gamma where the squared coefficient of variation is at most 1 (exact for
 * an exponential response), lognormal from 2 on, in between as much of both; normal where it is below 0.01.
 */
export function capAt({ mean, variance }: Moments, limit: number): Capped {
  if (!(mean > 0)) return { mean: 0, variance: 0, tail: limit < 0 ? 1 : 0 };
  const deviation = Math.sqrt(variance);
  if (limit > mean + 40 * deviation) return { mean, variance, tail: 0 };
  const scv = variance / (mean * mean);
  const [tail, first, second] = partialMoments(mean, scv, limit);
  const capped = Math.min(mean, first + limit * tail);
  return { mean: capped, variance: Math.max(0, second + limit * limit * tail - capped * capped), tail };
}

/** P(T > limit), E[T; T <= limit], E[T^2; T <= limit]. */
function partialMoments(mean: number, scv: number, limit: number): [number, number, number] {
  if (!(limit > 0)) return [1, 0, 0];
  const square = mean * mean * (1 + scv);
  if (scv < 1e-12) return limit >= mean ? [0, mean, square] : [1, 0, 0];
  if (scv < NARROW) {
    const deviation = mean * Math.sqrt(scv);
    const z = (limit - mean) / deviation;
    const below = normalCdf(z);
    const density = deviation * normalDensity(z);
    return [normalCdf(-z), mean * below - density, square * below - (mean + limit) * density];
  }
  const heavy = Math.min(1, Math.max(0, scv - 1));
  if (heavy === 0) return ofGamma(mean, scv, limit);
  if (heavy === 1) return ofLognormal(mean, scv, limit);
  const [tail, first, second] = ofGamma(mean, scv, limit);
  const [heavyTail, heavyFirst, heavySecond] = ofLognormal(mean, scv, limit);
  return [
    tail + heavy * (heavyTail - tail),
    first + heavy * (heavyFirst - first),
    second + heavy * (heavySecond - second),
  ];
}

function ofGamma(mean: number, scv: number, limit: number): [number, number, number] {
  const shape = 1 / scv;
  const x = (shape * limit) / mean;
  const logs = logGamma(shape);
  const { lower, upper } = incompleteGamma(shape, x, logs);
  // P(k+1, x) = P(k, x) - x^k e^-x / Gamma(k+1), and the same step again.
  const step = Math.exp(shape * Math.log(x) - x - logs) / shape;
  const one = Math.max(0, lower - step);
  const two = Math.max(0, one - (step * x) / (shape + 1));
  return [upper, mean * one, mean * mean * (1 + scv) * two];
}

function ofLognormal(mean: number, scv: number, limit: number): [number, number, number] {
  const sigma = Math.sqrt(Math.log1p(scv));
  const z = (Math.log(limit / mean) + (sigma * sigma) / 2) / sigma;
  return [normalCdf(-z), mean * normalCdf(z - sigma), mean * mean * (1 + scv) * normalCdf(z - 2 * sigma)];
}

/**
 * Mean and variance of the time until `k` of `n` independent copies are over, for a shifted exponential with the given
 * moments (exact for exponential times): the i-th gap has mean s/(n - i + 1).
 */
export function orderMoments({ mean, variance }: Moments, n: number, k: number): Moments {
  const copies = Math.floor(n);
  const wanted = Math.min(copies, Math.max(1, Math.floor(k)));
  if (copies <= 1) return { mean, variance };
  const sum = harmonic(copies, 1) - harmonic(copies - wanted, 1);
  const squares = harmonic(copies, 2) - harmonic(copies - wanted, 2);
  return { mean: Math.max(mean / copies, mean + Math.sqrt(variance) * (sum - 1)), variance: variance * squares };
}

/** Sum of 1/i^power for i = 1..n; asymptotic beyond 64 terms. */
function harmonic(n: number, power: 1 | 2): number {
  const exact = Math.min(n, 64);
  let sum = 0;
  for (let i = 1; i <= exact; i++) sum += power === 1 ? 1 / i : 1 / (i * i);
  if (n <= 64) return sum;
  return power === 1 ? sum + Math.log((n + 0.5) / 64.5) : sum + 1 / 64.5 - 1 / (n + 0.5);
}

const POINTS = 24;

/** Mean and variance of the time until `k` of several different independent times are over: shifted exponentials, summed numerically. */
export function parallelMoments(parts: readonly Moments[], k: number): Moments {
  const wanted = Math.min(parts.length, Math.max(1, Math.floor(k)));
  if (parts.length === 0) return { mean: 0, variance: 0 };
  if (parts.length === 1) return parts[0]!;
  const count = parts.length;
  let end = 0;
  for (const part of parts) end = Math.max(end, part.mean + 9 * spreadOf(part));
  if (!(end > 0)) return { mean: 0, variance: 0 };
  // Before that many of them have begun to end, none of the sums changes.
  const begin = parts.map((part) => part.mean - spreadOf(part)).sort((a, b) => a - b)[wanted - 1]!;
  const width = (end - begin) / POINTS;
  const done = new Float64Array(count + 1);
  let first = begin;
  let second = begin * begin;
  for (let point = 0; point < POINTS; point++) {
    const t = begin + (point + 0.5) * width;
    done.fill(0);
    done[0] = 1;
    for (let i = 0; i < count; i++) {
      const over = shiftedExponentialCdf(parts[i]!, t);
      for (let j = i + 1; j > 0; j--) done[j] = done[j]! * (1 - over) + done[j - 1]! * over;
      done[0]! *= 1 - over;
    }
    let running = 0;
    for (let j = 0; j < wanted; j++) running += done[j]!;
    first += running * width;
    second += 2 * t * running * width;
  }
  return { mean: first, variance: Math.max(0, second - first * first) };
}

function spreadOf({ mean, variance }: Moments): number {
  return Math.min(Math.sqrt(variance), mean);
}

function shiftedExponentialCdf(part: Moments, t: number): number {
  const spread = spreadOf(part);
  const later = t - (part.mean - spread);
  if (later <= 0) return 0;
  return spread > 0 ? -Math.expm1(-later / spread) : 1;
}

/** A sum of `times` copies on average; a fractional number is rounded down or up at random. */
export function repeatMoments({ mean, variance }: Moments, times: number): Moments {
  const fraction = times - Math.floor(times);
  return { mean: times * mean, variance: times * variance + fraction * (1 - fraction) * mean * mean };
}

/** A time that is taken with the given probability, and is nothing otherwise. */
export function maybeMoments({ mean, variance }: Moments, probability: number): Moments {
  const p = Math.min(1, Math.max(0, probability));
  return { mean: p * mean, variance: p * variance + p * (1 - p) * mean * mean };
}

/** Of a time that is one of several, by their weights; some weight is above 0. */
export function mixedMoments(parts: readonly (Moments & { readonly weight: number })[]): Moments {
  let total = 0;
  let first = 0;
  let second = 0;
  for (const { weight, mean, variance } of parts) {
    total += weight;
    first += weight * mean;
    second += weight * (variance + mean * mean);
  }
  const mean = first / total;
  return { mean, variance: Math.max(0, second / total - mean * mean) };
}

/** Means and variances are known to about this share, beside what rounding and cut tails take away. */
const ACCURACY = 1e-3;

/**
 * Whether a share `q` < 1 of a time surely keeps to a limit, whatever its distribution: one-sided Chebyshev,
 * P(T >= mean + k deviations) <= 1 / (1 + k^2) (Cantelli 1928).
 */
export function surelyKeeps({ mean, variance }: Moments, q: number, limit: number): boolean {
  return (mean + Math.sqrt((variance * q) / (1 - q))) * (1 + ACCURACY) <= limit;
}
