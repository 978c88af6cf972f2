import { formatAsWritten } from '../../quantity/format-quantity';
import { parseQuantity } from '../../quantity/parse-quantity';
import type { Dimension } from '../../quantity/quantity';
import type { Bound, IdSet, Place, Value } from '../../spec/binding/bound';
import { isBound, isQuantity } from '../../spec/binding/quantities-in';
import type { Comparison } from './config-spec';
import { safePattern } from './safe-pattern';

/** A number that can be compared, and what a reader is shown of it. */
export interface ComparableNumber {
  readonly number: number;
  readonly dimension: Dimension;
  readonly currency?: string;
  readonly shown: string;
}

/** What can be compared: a number with its dimension, or a text. */
export type Comparable = ComparableNumber | { readonly text: string; readonly shown: string };

/** How what stands somewhere compares with what is asked for; undefined when the two cannot be compared. */
export function compares(actual: Comparable, compare: Comparison, wanted: string): boolean | undefined {
  if (compare === 'matches') {
    const matches = safePattern(wanted);
    return typeof matches === 'string' ? undefined : matches('text' in actual ? actual.text : actual.shown);
  }
  const order = 'text' in actual ? textOrder(actual.text, wanted, compare) : numberOrder(actual, wanted);
  if (order === undefined) return undefined;
  switch (compare) {
    case '<=':
      return order <= 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '==':
      return order === 0;
    default:
      return undefined;
  }
}

/** Two computed numbers that should be equal may differ in their last digits. */
const precision = 1e-9;

function numberOrder({ number, dimension, currency }: ComparableNumber, wanted: string): number | undefined {
  const parsed = parseQuantity(wanted, dimension);
  if (!parsed.ok || (currency !== undefined && parsed.quantity.currency !== currency)) return undefined;
  const difference = number - parsed.quantity.value;
  return Math.abs(difference) <= precision * Math.abs(number) ? 0 : difference;
}

const date = /^\d{4}-\d{2}-\d{2}$/;

/** Numbers and days have an order; other texts are equal or not. */
function textOrder(text: string, wanted: string, compare: Comparison): number | undefined {
  if (text === wanted) return 0;
  const difference = Number(text) - Number(wanted);
  if (Number.isFinite(difference) && text !== '' && wanted !== '') return difference;
  if (date.test(text) && date.test(wanted)) return text < wanted ? -1 : 1;
  return compare === '==' ? 1 : undefined;
}

/** What can be compared of a value: each item of a list; nothing of a mapping without a value of its own. */
export function comparablesOf(value: Bound): readonly (readonly [Comparable, Place])[] {
  const { place } = value;
  if (isQuantity(value)) {
    // A rate per user is no rate before it is multiplied; the results have it.
    if (value.per !== undefined) return [];
    const { value: number, dimension, currency } = value;
    const shown = place.node.type === 'scalar' ? place.node.text : formatAsWritten(number, dimension);
    return [[{ number, dimension, ...(currency && { currency }), shown }, place]];
  }
  if ('ids' in value) return (value as IdSet).ids.flatMap(({ id }) => comparablesOf(id));
  if ('items' in value) return (value as unknown as { items: Bound[] }).items.flatMap(comparablesOf);
  if (!('value' in value)) return [];
  const inner = (value as Value).value as unknown;
  if (isBound(inner)) return comparablesOf(inner);
  const text = String(inner);
  return [[{ text, shown: text }, place]];
}
