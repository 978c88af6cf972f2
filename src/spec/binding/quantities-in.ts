import type { Bound, BoundQuantity } from './bound';

/** The quantities of a bound value, in the order in which they are written. */
export function quantitiesIn(value: Bound): BoundQuantity[] {
  if (isQuantity(value)) return [value];
  return Object.entries(value).flatMap(([key, part]) => (key !== 'place' && isBound(part) ? quantitiesIn(part) : []));
}

export function isQuantity(value: Bound): value is BoundQuantity {
  return 'dimension' in value;
}

export function isBound(part: unknown): part is Bound {
  return typeof part === 'object' && part !== null && 'place' in part;
}
