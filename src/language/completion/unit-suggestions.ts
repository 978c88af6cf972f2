import { formatQuantity } from '../../quantity/format-quantity';
import { parseQuantity } from '../../quantity/parse-quantity';
import type { Dimension } from '../../quantity/quantity';
import { unitsOf } from '../../quantity/units';
import type { Suggestion } from './completion-item';

/** A number, with a multiplier where the dimension has them before its unit, and what is typed of the unit. */
const number = /^(.*?\d[\d._]*(?:[eE][+-]?\d+)?)\s*([A-Za-zµ%/]*)$/;
const multiplied: readonly Dimension[] = [
  'rate',
  'money-per-time',
  'money-per-count',
  'money-per-size',
  'money-per-size-time',
];

/** The units that can follow a number that is typed: `12` -> `12ms`, `12s` … */
export function unitSuggestions(typed: string, dimension: Dimension): Suggestion[] {
  const [, value, suffix] = number.exec(typed) ?? [];
  if (value === undefined || suffix === undefined) return [];
  const multiplier = multiplied.includes(dimension) ? (/^[kMBGT](?=\/|$)/.exec(suffix)?.[0] ?? '') : '';
  const begun = suffix.slice(multiplier.length);
  return unitsOf(dimension)
    .filter(({ unit }) => unit.startsWith(begun))
    .flatMap(({ unit, meaning }) => {
      const text = value + multiplier + unit;
      const parsed = parseQuantity(text, dimension);
      if (!parsed.ok || unit === 'm') return [];
      const { value: base, currency } = parsed.quantity;
      const amount = formatQuantity(base, dimension, currency === undefined ? {} : { currency });
      return [{ label: text, kind: 'unit' as const, insertText: text, detail: meaning, documentation: `= ${amount}` }];
    });
}
