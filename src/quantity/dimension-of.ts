import type { Dimension } from './quantity';
import { readMeasure } from './read-measure';

/** The unit of money decides first, so that `$5/GB` is a price; a bare amount such as `$5` is a price per item. */
const inOrderOfLikelihood: readonly Dimension[] = [
  'duration',
  'size',
  'rate',
  'bandwidth',
  'fraction',
  'growth',
  'factor',
  'count',
  'money-per-time',
  'money-per-size-time',
  'money-per-size',
  'money-per-count',
];

/** The dimension that the unit of a text implies; undefined for a bare number and for what is no quantity at all. */
export function dimensionOf(text: string): Dimension | undefined {
  const end = text.includes('..') ? text.slice(text.indexOf('..') + 2) : text;
  const trimmed = end.trim();
  if (/^[+-]?[\d._]*(?:[eE][+-]?\d+)?$/.test(trimmed)) return undefined;
  return inOrderOfLikelihood.find((dimension) => readMeasure(trimmed, dimension) !== undefined);
}
