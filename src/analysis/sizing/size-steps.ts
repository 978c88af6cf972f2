import type { SizeField } from './knob';

/**
 * Sizes as whole steps, so that a search is over integers: counts are their own steps, bytes go through the numbers with
 * two significant digits (26 GB, 27 GB, …, 100 GB, 110 GB), which is what a person would write.
 */
export function stepOf(field: SizeField, value: number): number {
  if (field !== 'memory' && field !== 'storage') return Math.floor(value);
  if (!(value > 1)) return 0;
  const decade = Math.floor(Math.log10(value));
  // A value that is on the grid has to find itself in spite of rounding.
  return decade * 90 + Math.ceil(value / 10 ** (decade - 1) - 1e-9) - 10;
}

/** The inverse, for steps from 0 on. */
export function valueOfStep(field: SizeField, step: number): number {
  if (field !== 'memory' && field !== 'storage') return step;
  const decade = Math.floor(step / 90);
  return Math.round((10 + (step % 90)) * 10 ** (decade - 1));
}
