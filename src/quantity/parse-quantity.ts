import { diagnose, type Problem } from './diagnose';
import type { Dimension, Quantity } from './quantity';
import { readMeasure } from './read-measure';
import { readRange } from './read-range';

export type ParseResult<D extends Dimension = Dimension> =
  | { readonly ok: true; readonly quantity: Quantity<D> }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Reads the text of a quantity, e.g. `500M/day` or `10..20ms`, as a number in the base unit of `dimension`.
 * A range becomes its median with `low` and `high` beside it. Never throws; every number in a result is finite.
 */
export function parseQuantity<D extends Dimension>(text: string, dimension: D): ParseResult<D> {
  const result = read(text, dimension);
  if (result.ok || result.problem.suggestion === undefined) return result;
  const { suggestion, ...problem } = result.problem;
  return read(suggestion, dimension).ok ? result : { ok: false, problem };
}

function read<D extends Dimension>(text: string, dimension: D): ParseResult<D> {
  const separator = text.indexOf('..');
  if (separator >= 0) return readRange(text, separator, dimension);
  const measure = readMeasure(text, dimension);
  if (measure === undefined || (dimension === 'fraction' && measure.value > 1)) {
    return { ok: false, problem: diagnose(text, dimension) };
  }
  return { ok: true, quantity: { dimension, ...measure } };
}
