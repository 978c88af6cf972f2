/** ln n! minus Stirling's main terms, for n = 0..15 (Loader 2000, table of exact values). */
const STIRLING_ERRORS = [
  0, 0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
  0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
  0.007573675487951841, 0.00694284010720953, 0.006408994188004207, 0.005951370112758848, 0.005554733551962801,
];

/**
 * P(N = n) for N Poisson with the given mean; n is a non-negative integer. Relative error near 1e-15 up to n = 1e9,
 * where exp(n ln m - m - ln n!) keeps only a handful of digits.
 * Loader, Fast and Accurate Computation of Binomial Probabilities (2000).
 */
export function poissonMass(n: number, mean: number): number {
  if (!(n >= 0)) return 0;
  if (!(mean > 0)) return n === 0 ? 1 : 0;
  if (n === 0) return Math.exp(-mean);
  return Math.exp(-stirlingError(n) - poissonDeviance(n, mean)) / Math.sqrt(2 * Math.PI * n);
}

/** P(N > n) for N Poisson, summed upwards from the term after n, or as a complement when that term is past the mode. */
export function poissonTail(n: number, mean: number): number {
  if (!(mean > 0)) return n < 0 ? 1 : 0;
  if (n < 0) return 1;
  if (n + 1 < mean) return Math.max(0, 1 - descending(n, mean));
  let term = poissonMass(n + 1, mean);
  let sum = 0;
  for (let k = n + 2; term > 1e-17 * sum && term > 0; k++) {
    sum += term;
    term *= mean / k;
  }
  return Math.min(1, sum);
}

function descending(n: number, mean: number): number {
  let term = poissonMass(n, mean);
  let sum = 0;
  for (let k = n; k >= 0 && term > 1e-17 * sum && term > 0; k--) {
    sum += term;
    term *= k / mean;
  }
  return sum;
}

/** ln n! - (n ln n - n + ln(2 pi n)/2) for an integer n >= 0. */
export function stirlingError(n: number): number {
  const known = STIRLING_ERRORS[n];
  if (known !== undefined) return known;
  const square = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - 1 / (1680 * square)) / square) / square) / n;
}

/** x ln(x/m) + m - x without cancellation when x is close to m. */
export function poissonDeviance(x: number, mean: number): number {
  if (Math.abs(x - mean) >= 0.1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
  let ratio = (x - mean) / (x + mean);
  let sum = (x - mean) * ratio;
  let power = 2 * x * ratio;
  ratio *= ratio;
  for (let j = 1; j < 1000; j++) {
    power *= ratio;
    const next = sum + power / (2 * j + 1);
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
