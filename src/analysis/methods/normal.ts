const NUMERATOR = [
  3.52624965998911e-2, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
  220.206867912376,
];
const DENOMINATOR = [
  8.83883476483184e-2, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
  793.826512519948, 440.413735824752,
];

/** Density of the standard normal distribution. */
export function normalDensity(z: number): number {
  return Math.exp(-0.5 * z * z) / Math.sqrt(2 * Math.PI);
}

/**
 * P(Z <= z) of the standard normal distribution; relative error of the lower tail 1e-10 at -5, 1e-8 at -8.
 * Hart's rational approximation as given by West, Better Approximations to Cumulative Normal Functions (2005).
 */
export function normalCdf(z: number): number {
  const x = Math.abs(z);
  const tail = x > 37 ? 0 : Math.exp(-0.5 * x * x) * (x < 7.07106781186547 ? ratio(x) : fraction(x));
  return z > 0 ? 1 - tail : tail;
}

function ratio(x: number): number {
  return horner(NUMERATOR, x) / horner(DENOMINATOR, x);
}

function fraction(x: number): number {
  const depth = x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + 0.65))));
  return 1 / (depth * 2.506628274631);
}

const CENTRE = [
  [
    -3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2, 1.38357751867269e2, -3.066479806614716e1,
    2.506628277459239,
  ],
  [-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2, 6.680131188771972e1, -1.328068155288572e1, 1],
] as const;
const TAIL = [
  [
    -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1],
] as const;

/**
 * The z with P(Z <= z) = p: Acklam's rational approximation (1e-9) and one Halley step, absolute error near 1e-12.
 * p is clamped to [1e-300, 1 - 1e-16], so that the result is finite.
 */
export function normalQuantile(p: number): number {
  const clamped = Math.min(1 - 1.2e-16, Math.max(1e-300, p));
  const z = approximateQuantile(clamped);
  if (Math.abs(z) > 6) return z;
  const error = z > 0 ? 1 - clamped - normalCdf(-z) : normalCdf(z) - clamped;
  const step = error / normalDensity(z);
  return z - step / (1 + (z * step) / 2);
}

function approximateQuantile(p: number): number {
  if (p < 0.02425) return tailQuantile(p);
  if (p > 1 - 0.02425) return -tailQuantile(1 - p);
  const q = p - 0.5;
  return (q * horner(CENTRE[0], q * q)) / horner(CENTRE[1], q * q);
}

function tailQuantile(p: number): number {
  const q = Math.sqrt(-2 * Math.log(p));
  return horner(TAIL[0], q) / horner(TAIL[1], q);
}

function horner(coefficients: readonly number[], x: number): number {
  let value = 0;
  for (const coefficient of coefficients) value = value * x + coefficient;
  return value;
}
