import { formatQuantity } from '../../src/quantity/format-quantity';
import type { Dimension } from '../../src/quantity/quantity';

/** A number in its base unit as text; every number of the panel passes here, so that panel, hover and report agree. */
export function quantity(value: number, dimension: Dimension, currency?: string): string {
  return formatQuantity(value, dimension, currency === undefined ? {} : { currency });
}

/** A share of a whole; one too small to matter is shown as such, rather than with a row of zeros. */
export function share(value: number): string {
  return value > 0 && value < 0.0001 ? '<0.01%' : quantity(value, 'fraction');
}

/** `2 errors`, `1 error`. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
