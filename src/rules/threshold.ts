import { formatAsWritten } from '../quantity/format-quantity';
import { parseQuantity } from '../quantity/parse-quantity';
import type { Dimension } from '../quantity/quantity';
import type { Rule } from './rule';

/** A number of a rule that is a convention, and that a spec or its workspace may state otherwise in `lint.thresholds`. */
export interface Threshold {
  readonly value: number;
  readonly dimension: Dimension;
  /** What it counts, for people: `records that may be scanned`. */
  readonly meaning: string;
}

/** Stated thresholds by rule id. */
export type Thresholds = ReadonlyMap<string, number>;

/** A threshold as it is written; undefined where it is no number of its kind, or not above zero. */
export function readThreshold(text: string, { dimension }: Threshold): number | undefined {
  const parsed = parseQuantity(text, dimension);
  return parsed.ok && parsed.quantity.value > 0 ? parsed.quantity.value : undefined;
}

/** Those that can be read. */
export function readThresholds(
  stated: Iterable<readonly [id: string, text: string]>,
  rules: readonly Rule[],
): Thresholds {
  const found = new Map<string, number>();
  for (const [id, text] of stated) {
    const threshold = rules.find((rule) => rule.id === id)?.threshold;
    const value = threshold && readThreshold(text, threshold);
    if (value !== undefined) found.set(id, value);
  }
  return found;
}

/** What holds for a rule that has a threshold. */
export function thresholdOf({ id, threshold }: Rule, { thresholds }: { readonly thresholds: Thresholds }): number {
  return thresholds.get(id) ?? threshold?.value ?? 0;
}

/** For people: `10k records that a query may scan`. */
export function describeThreshold({ value, dimension, meaning }: Threshold): string {
  return `${formatAsWritten(value, dimension)} ${meaning}`;
}
