import { type Distribution, tail } from './distribution';
import { sumOf } from './sum';

/**
 * E[A | A + rest > t] for independent A and rest: how much of the time of the slow cases is spent in A. Undefined
 * when the sum does not exceed t.
 */
export function conditionalShare(a: Distribution, rest: Distribution, t: number): number | undefined {
  let probability = 0;
  let time = 0;
  for (let i = 0; i < a.weights.length; i++) {
    const w = a.weights[i]! * tail(rest, t - a.centres[i]!);
    probability += w;
    time += w * a.centres[i]!;
  }
  return probability > 1e-15 ? time / probability : undefined;
}

/**
 * For each of the independent parts of a sum its mean share of the time in the cases that exceed t; the shares add up
 * to E[sum | sum > t] within the resolution. Prefixes and suffixes are shared, so n parts take 3 n convolutions.
 */
export function conditionalShares(parts: readonly Distribution[], t: number): number[] {
  const suffixes: Distribution[] = [sumOf([])];
  for (let i = parts.length - 1; i > 0; i--) suffixes.unshift(sumOf([parts[i]!, suffixes[0]!]));
  let prefix = sumOf([]);
  return parts.map((part, i) => {
    const share = conditionalShare(part, sumOf([prefix, suffixes[i]!]), t) ?? part.mean;
    prefix = sumOf([prefix, part]);
    return share;
  });
}
