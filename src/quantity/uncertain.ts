import { normalQuantile } from './normal-quantile';
import type { Quantity } from './quantity';

/** z of the 95th percentile of the standard normal distribution. */
const z95 = 1.6448536269514722;

/**
 * The value below which an uncertain quantity lies with probability `u`. `low` and `high` are its 5th and 95th
 * percentile; it is lognormal when both are positive, else normal. A fraction stays inside 0..1, and nothing but a growth
 * becomes negative: what lies beyond is put on the boundary. A certain quantity is its value whatever `u`.
 *
 * @param u within 0..1; a uniform random number gives a random value of the quantity
 */
export function sampleQuantity({ dimension, value, low, high }: Quantity, u: number): number {
  if (low === undefined || high === undefined) return value;
  const share = (normalQuantile(u) + z95) / (2 * z95);
  const sample = low > 0 ? low * (high / low) ** share : low + (high - low) * share;
  const floored = dimension === 'growth' ? sample : Math.max(0, sample);
  return dimension === 'fraction' ? Math.min(1, floored) : Math.min(Number.MAX_VALUE, floored);
}

/** Whether a quantity is given as a range. */
export function isUncertain({ low, high }: Quantity): boolean {
  return low !== undefined && high !== undefined;
}
