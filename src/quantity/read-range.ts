import { diagnose, type Problem, problemAt } from './diagnose';
import type { Dimension, Quantity } from './quantity';
import { type Measure, readMeasure } from './read-measure';

/** Currency, number and unit of one end of a range. */
const endPattern = /^([^\d.+-]*)([+-]?[\d._]+(?:[eE][+-]?\d+)?)?\s*(.*)$/s;

interface End {
  readonly text: string;
  readonly start: number;
  readonly currency: string;
  readonly number: string;
  readonly unit: string;
}

type RangeResult<D extends Dimension> =
  | { readonly ok: true; readonly quantity: Quantity<D> }
  | { readonly ok: false; readonly problem: Problem };

/** Reads `low..high`, whose `..` stands at `separator`; what only one end says of the unit or currency holds for both. */
export function readRange<D extends Dimension>(text: string, separator: number, dimension: D): RangeResult<D> {
  if (text[separator + 2] === '.') return { ok: false, problem: diagnose(text, dimension) };
  const low = endOf(text, 0, separator);
  const high = endOf(text, separator + 2, text.length);
  if (dimension === 'duration' && low.unit === '' && /\d/.test(high.unit)) {
    const message = `Write the unit at both ends of \`${text.trim()}\`, e.g. \`1h..1h30m\``;
    return { ok: false, problem: problemAt('mixed-range', text, message) };
  }
  const currency = high.currency || low.currency;
  const lowText = (low.currency || currency) + low.number + lowUnit(low, high);
  const highText = currency + high.number + high.unit;
  const lowMeasure = readEnd(lowText, dimension);
  const highMeasure = readEnd(highText, dimension);
  if (highMeasure === undefined) return { ok: false, problem: diagnoseEnd(high, highText, dimension) };
  if (lowMeasure === undefined) return { ok: false, problem: diagnoseEnd(low, lowText, dimension) };
  if (lowMeasure.per !== highMeasure.per || lowMeasure.currency !== highMeasure.currency) {
    return { ok: false, problem: problemAt('mixed-range', text, `\`${text.trim()}\` has two ends of different kinds`) };
  }
  if (lowMeasure.value > highMeasure.value) return { ok: false, problem: reversed(text, low, high) };
  const quantity = { dimension, ...highMeasure, value: median(lowMeasure.value, highMeasure.value) };
  return { ok: true, quantity: { ...quantity, low: lowMeasure.value, high: highMeasure.value } };
}

function endOf(text: string, from: number, to: number): End {
  const raw = text.slice(from, to);
  const trimmed = raw.trim();
  const [, currency = '', number = '', unit = ''] = endPattern.exec(trimmed) ?? [];
  return { text: trimmed, start: from + raw.length - raw.trimStart().length, currency, number, unit };
}

/** The unit of the low end: its own, completed by what is written once at the high end. */
function lowUnit(low: End, high: End): string {
  if (low.unit === '') return high.unit;
  const slash = high.unit.indexOf('/');
  return slash >= 0 && !low.unit.includes('/') ? low.unit + high.unit.slice(slash) : low.unit;
}

function readEnd(text: string, dimension: Dimension): Measure | undefined {
  const measure = readMeasure(text, dimension);
  return measure !== undefined && dimension === 'fraction' && measure.value > 1 ? undefined : measure;
}

function diagnoseEnd(end: End, completed: string, dimension: Dimension): Problem {
  const { suggestion: _, ...problem } = diagnose(completed, dimension);
  return { ...problem, start: end.start, end: end.start + end.text.length };
}

function reversed(text: string, low: End, high: End): Problem {
  const message = `The range \`${text.trim()}\` runs from high to low: its first number must be the smaller one`;
  const swapped =
    low.unit === '' ? `${high.currency}${high.number}..${low.number}${high.unit}` : `${high.text}..${low.text}`;
  return problemAt('reversed-range', text, message, swapped);
}

/** The median of a lognormal quantity is the geometric mean of its 5th and 95th percentile, of a normal one the arithmetic mean. */
function median(low: number, high: number): number {
  return low > 0 ? Math.sqrt(low) * Math.sqrt(high) : low / 2 + high / 2;
}
