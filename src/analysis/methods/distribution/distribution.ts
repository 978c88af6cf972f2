/**
 * A distribution of a non-negative time as a mixture of at most a few dozen narrow uniform pieces.
 *
 * Each piece has a weight, a centre and a half width, so that weight, mean and variance of every slice of the time
 * axis are kept, whatever is done to the distribution: mean and variance of sums and mixtures are exact, and
 * quantiles between p50 and p99.9 stay within 2 % of the exact ones, mostly within 0.7 % (see the tests for the
 * cases). A piece of half width 0 is a jump: a constant, or the probability of not having to wait. Pieces are about
 * 13 % wide, finer around the bulk; a tail below 1e-9 is one piece.
 *
 * Why not a uniform grid: p50 and p99.9 of a cache hit and miss lie a factor of 1000 apart, which takes thousands of
 * bins. Why not moments: the p99 may live entirely in one branch, which two or three moments do not see.
 */
export interface Distribution {
  /**
   * Pieces in ascending order of their centres; weights sum to 1. Plain arrays: an analysis makes hundreds of these, and
   * typed arrays of this size cost more to allocate than to fill.
   */
  readonly weights: readonly number[];
  readonly centres: readonly number[];
  readonly halfWidths: readonly number[];
  readonly mean: number;
  readonly variance: number;
  /**
   * Seconds over which the bulk of the distribution changes; pieces near the lower end are a fraction of this. 0 for
   * jumps.
   */
  readonly detail: number;
}

/** P(T > t). */
export function tail(d: Distribution, t: number): number {
  const { weights, centres, halfWidths } = d;
  let sum = 0;
  for (let i = weights.length - 1; i >= 0; i--) {
    const from = centres[i]! - t;
    const half = halfWidths[i]!;
    if (from >= half) sum += from > 0 || half > 0 ? weights[i]! : 0;
    else if (from > -half) sum += weights[i]! * (0.5 + (0.5 * from) / half);
  }
  return Math.min(sum, 1);
}

/** P(T <= t). */
export function cdf(d: Distribution, t: number): number {
  return 1 - tail(d, t);
}

/**
 * The time that a share `q` (0 <= q <= 1) of the distribution does not exceed. At q = 1 the end of the last piece,
 * beyond which less than 1e-9 of the probability was left when the distribution was made.
 */
export function quantile(d: Distribution, q: number): number {
  const { weights, centres, halfWidths } = d;
  const target = Math.max(1 - q, 1e-12);
  let low = 0;
  let high = greatest(d);
  let t = startingPoint(d, target);
  for (let step = 0; step < 60 && high - low > 1e-12 * high; step++) {
    let above = 0;
    let density = 0;
    for (let i = 0; i < weights.length; i++) {
      const from = centres[i]! - t;
      const half = halfWidths[i]!;
      if (from >= half) above += from > 0 || half > 0 ? weights[i]! : 0;
      else if (from > -half) {
        above += weights[i]! * (0.5 + (0.5 * from) / half);
        density += (0.5 * weights[i]!) / half;
      }
    }
    if (above > target) low = t;
    else high = t;
    if (Math.abs(above - target) <= 1e-9 * target) return Math.max(0, t);
    const newton = t + (above - target) / density;
    t = newton > low && newton < high ? newton : 0.5 * (low + high);
  }
  return Math.max(0, high);
}

/** The centre of the piece in which the tail passes the target: within a piece of the quantile. */
function startingPoint({ weights, centres }: Distribution, target: number): number {
  let above = 0;
  for (let i = weights.length - 1; i >= 0; i--) {
    above += weights[i]!;
    if (above > target) return centres[i]!;
  }
  return centres[0] ?? 0;
}

/** The beginning of the first piece, at least 0. */
export function lowest({ centres, halfWidths }: Distribution): number {
  return Math.max(0, centres[0]! - halfWidths[0]!);
}

/** The end of the last piece. */
export function greatest({ centres, halfWidths }: Distribution): number {
  let end = 0;
  for (let i = 0; i < centres.length; i++) end = Math.max(end, centres[i]! + halfWidths[i]!);
  return end;
}

/** The distribution of T + `by`; `by` >= 0. */
export function shift(d: Distribution, by: number): Distribution {
  if (by === 0) return d;
  const { weights, halfWidths, mean, variance, detail } = d;
  return { weights, centres: moved(d.centres, 1, by), halfWidths, mean: mean + by, variance, detail };
}

/** Whether no value is taken exactly. */
export function isSmooth({ halfWidths }: Distribution): boolean {
  for (let i = 0; i < halfWidths.length; i++) if (!(halfWidths[i]! > 0)) return false;
  return true;
}

/**
 * The distribution of T + X for an X of the given mean and variance that varies far less than T: T with its distances from
 * the mean stretched. Mean and variance are exact unless that would lead below 0; then the variance stays that of T.
 */
export function widened(d: Distribution, mean: number, variance: number): Distribution {
  const factor = d.variance > 0 ? Math.sqrt(1 + variance / d.variance) : 1;
  const middle = d.mean + mean;
  if (factor === 1 || middle - factor * (d.mean - lowest(d)) < 0) return shift(d, mean);
  return {
    weights: d.weights,
    centres: moved(d.centres, factor, middle - factor * d.mean),
    halfWidths: moved(d.halfWidths, factor, 0),
    mean: middle,
    variance: d.variance + variance,
    detail: d.detail * factor,
  };
}

function moved(times: readonly number[], factor: number, by: number): number[] {
  const result: number[] = [];
  for (let i = 0; i < times.length; i++) result.push(times[i]! * factor + by);
  return result;
}

/** Times beyond this (in seconds) are as good as infinite; keeps every result finite. */
const LONGEST = 1e100;

/** The distribution of `factor` x T; `factor` >= 0. */
export function scale(d: Distribution, by: number): Distribution {
  const factor = Math.min(by, LONGEST);
  return {
    weights: d.weights,
    centres: moved(d.centres, factor, 0),
    halfWidths: moved(d.halfWidths, factor, 0),
    mean: d.mean * factor,
    variance: d.variance * factor * factor,
    detail: d.detail * factor,
  };
}

/** Always `time`, >= 0. */
export function constant(time: number): Distribution {
  const value = time > 0 ? Math.min(time, LONGEST) : 0;
  return {
    weights: [1],
    centres: [value],
    halfWidths: [0],
    mean: value,
    variance: 0,
    detail: 0,
  };
}
