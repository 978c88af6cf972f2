import { formatQuantity } from '../../src/quantity/format-quantity';
import type { Dimension } from '../../src/quantity/quantity';

/** A number in its base unit as text; every number of the panel passes here, so that panel, hover and report agree. */
export function quantity(value: number, dimension: Dimension, currency?: string): string {
  return formatQuantity(value, dimension, currency === undefined ? {} : { currency });
}

/** `2 errors`, `1 error`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
