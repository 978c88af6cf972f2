import type { CapacityAnalysis } from '../capacity/capacity-analysis';
import { conditionalShare } from '../methods/distribution/conditional-share';
import { constant, type Distribution, quantile, tail } from '../methods/distribution/distribution';
import { sumOf } from '../methods/distribution/sum';
import { type TimePart, totalOf } from './time-part';

/** Seconds that a component contributes to the slow requests of a flow. */
export interface TailShare {
  readonly component: number;
  readonly seconds: number;
}

/** Nothing is known of what lies on both sides of a threshold, so the inner split looks slightly below it. */
const INSIDE = 0.95;

/**
 * Who spends the time of the slowest requests: E[T_i | T >= t] at a percentile of the flow, by component, largest first.
 * Adds up to the mean time of those requests. Exact for hops in a row; what runs at once goes to the branch that is
 * likely the slowest one.
 */
export function tailShares({ times }: Pick<CapacityAnalysis, 'times'>, flow: number, q = 0.99): TailShare[] {
  const time = times[flow];
  if (time?.distribution === undefined) return [];
  const threshold = quantile(time.distribution, q);
  const seconds = new Map<number, number>();
  let reached = 0;
  for (const { share, distribution } of time.roots) reached += share * probabilityAbove(distribution, threshold);
  for (const { share, parts, distribution } of time.roots) {
    const above = share * probabilityAbove(distribution, threshold);
    if (!(above > 0)) continue;
    const slow = conditionalShare(distribution, constant(0), threshold * (1 - 1e-9)) ?? distribution.mean;
    attribute(parts, threshold, (slow * above) / reached, seconds);
  }
  return [...seconds]
    .map(([component, value]) => ({ component, seconds: value }))
    .sort((a, b) => b.seconds - a.seconds);
}

function probabilityAbove(distribution: Distribution, threshold: number): number {
  return tail(distribution, threshold * (1 - 1e-9));
}

/** Divides `amount` seconds among parts in a row by E[part | sum > threshold]. */
function attribute(parts: readonly TimePart[], threshold: number, amount: number, seconds: Map<number, number>): void {
  const others = withoutEach(parts);
  const inTail = parts.map(
    ({ distribution }, i) => conditionalShare(distribution, others[i]!, threshold) ?? distribution.mean,
  );
  const total = inTail.reduce((sum, time) => sum + time, 0);
  if (!(total > 0)) return;
  parts.forEach((part, i) => {
    const own = (amount * inTail[i]!) / total;
    if (part.kind === 'hop') seconds.set(part.component, (seconds.get(part.component) ?? 0) + own);
    else if (part.kind === 'branch') {
      const taken = conditionalShare(totalOf(part.parts), others[i]!, threshold) ?? own;
      attribute(part.parts, taken * INSIDE, own, seconds);
    } else attributeGroup(part.branches, inTail[i]!, own, seconds);
  });
}

function attributeGroup(
  branches: readonly (readonly TimePart[])[],
  duration: number,
  amount: number,
  seconds: Map<number, number>,
): void {
  const totals = branches.map(totalOf);
  const likely = totals.map((total) => tail(total, duration * INSIDE));
  const weights = likely.some((p) => p > 0) ? likely : totals.map(({ mean }) => mean);
  const sum = weights.reduce((all, weight) => all + weight, 0);
  branches.forEach((parts, i) => {
    if (sum > 0 && weights[i]! > 0)
      attribute(parts, Math.min(duration, quantile(totals[i]!, 0.999)) * INSIDE, (amount * weights[i]!) / sum, seconds);
  });
}

/** For each part the sum of the others; prefixes and suffixes are shared. */
function withoutEach(parts: readonly TimePart[]): Distribution[] {
  const suffixes: Distribution[] = [constant(0)];
  for (let i = parts.length - 1; i > 0; i--) suffixes.unshift(sumOf([parts[i]!.distribution, suffixes[0]!]));
  let prefix = constant(0);
  return parts.map(({ distribution }, i) => {
    const rest = sumOf([prefix, suffixes[i]!]);
    prefix = sumOf([prefix, distribution]);
    return rest;
  });
}
