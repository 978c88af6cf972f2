import { poissonDeviance, stirlingError } from './poisson';

/**
 * P(exactly `k` of `n` independent trials succeed), each with probability p. Relative error near 1e-14 for any n
 * (Loader 2000).
 */
export function binomialMass(n: number, k: number, p: number): number {
  if (k < 0 || k > n) return 0;
  if (!(p > 0)) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return p ** n;
  const exponent =
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(n - k) -
    poissonDeviance(k, n * p) -
    poissonDeviance(n - k, n * (1 - p));
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * (n - k)));
}

/**
 * P(at least `m` of `n` independent trials succeed). Sums the terms of the smaller side, so small results keep their
 * digits.
 */
export function binomialTail(n: number, m: number, p: number): number {
  if (m <= 0) return 1;
  if (m > n || !(p > 0)) return 0;
  if (p >= 1) return 1;
  if (m === 1) return -Math.expm1(n * Math.log1p(-p));
  if (m === n) return p ** n;
  return m > n * p ? upperSum(n, m, p) : Math.max(0, 1 - upperSum(n, n - m + 1, 1 - p));
}

/** From m beyond the mean on, the terms fall. */
function upperSum(n: number, m: number, p: number): number {
  let term = binomialMass(n, m, p);
  let sum = 0;
  for (let j = m; j <= n && term > 1e-17 * sum; j++) {
    sum += term;
    term *= ((n - j) / (j + 1)) * (p / (1 - p));
  }
  return Math.min(1, sum);
}
