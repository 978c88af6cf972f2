import { normalQuantile } from './normal';

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Gamma(x) for x > 0; relative error of Gamma near 1e-14 for moderate x (Lanczos, g = 7). 0 for x <= 0. */
export function logGamma(x: number): number {
  if (!(x > 0)) return 0;
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const z = x - 1;
  let sum = LANCZOS[0]!;
  for (let i = 1; i < 9; i++) sum += LANCZOS[i]! / (z + i);
  const base = z + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(base) - base + Math.log(sum);
}

/** Both tails of a distribution at one point. `upper` keeps its relative accuracy where `lower` is nearly 1. */
export interface Tails {
  lower: number;
  upper: number;
}

/**
 * Regularised incomplete gamma functions: `lower` = P(shape, x), `upper` = Q(shape, x), for shape > 0. Series below x
 * = shape + 1, continued fraction (Lentz) above; relative error near 1e-13 up to a shape of 1e3, 1e-10 at 1e6.
 */
export function incompleteGamma(shape: number, x: number, logGammaOfShape = logGamma(shape)): Tails {
  if (!(x > 0)) return { lower: 0, upper: 1 };
  if (!(x < Number.MAX_VALUE)) return { lower: 1, upper: 0 };
  const front = Math.exp(shape * Math.log(x) - x - logGammaOfShape);
  if (x < shape + 1) {
    const lower = Math.min(1, front * lowerSeries(shape, x));
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, front * upperFraction(shape, x));
  return { lower: 1 - upper, upper };
}

function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let sum = term;
  for (let k = 1; k < 100000; k++) {
    term *= x / (shape + k);
    sum += term;
    if (term < 1e-16 * sum) break;
  }
  return sum;
}

function upperFraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let result = d;
  for (let k = 1; k < 100000; k++) {
    const a = -k * (k - shape);
    b += 2;
    d = 1 / nonZero(a * d + b);
    c = nonZero(b + a / c);
    const factor = c * d;
    result *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return result;
}

function nonZero(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x;
}

/**
 * The x with P(shape, x) = q: Wilson and Hilferty's approximation, then Newton steps kept inside a bracket; relative
 * error near 1e-10. 0 for q <= 0; q is capped at 1 - 1e-15.
 */
export function gammaQuantile(shape: number, q: number): number {
  if (!(q > 0) || !(shape > 0)) return 0;
  const p = Math.min(q, 1 - 1e-15);
  const logs = logGamma(shape);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  let x = startOfQuantile(shape, p, logs);
  for (let i = 0; i < 200; i++) {
    const { lower, upper } = incompleteGamma(shape, x, logs);
    const error = p < 0.5 ? lower - p : 1 - p - upper;
    if (error > 0) high = x;
    else low = x;
    const density = Math.exp((shape - 1) * Math.log(x) - x - logs);
    const newton = x - error / density;
    const next = newton > low && newton < high ? newton : high < Number.POSITIVE_INFINITY ? (low + high) / 2 : 2 * x;
    if (Math.abs(next - x) <= 1e-11 * next) return next;
    x = next;
  }
  return x;
}

function startOfQuantile(shape: number, p: number, logs: number): number {
  const z = normalQuantile(p);
  const root = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  if (root > 0.2) return shape * root ** 3;
  // Near 0 the function is x^shape / Gamma(shape + 1).
  return Math.max(1e-300, Math.exp((Math.log(p) + logs + Math.log(shape)) / shape));
}
