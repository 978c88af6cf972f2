import { closeCells, openCells } from './cells';
import type { Distribution } from './distribution';

/** Points a cell: tails are evaluated three times as finely as they are kept. */
const FINENESS = 3;
const CAPACITY = 1024;

const scratch = new Float64Array(CAPACITY);

/** The range over which a distribution given by its tail is to be tabulated. */
export interface Range {
  low: number;
  high: number;
  detail: number;
}

/** Ascending points at which to evaluate tails so that `fromTails` can rebuild a distribution over the range. */
export function pointsOf({ low, high, detail }: Range): Float64Array {
  const { edges, count } = openCells(low, high, detail > 0 ? detail : (high - low) / 8);
  const points = new Float64Array((count - 1) * FINENESS + 1);
  points[0] = low;
  let before = 0;
  for (let k = 0; k < count - 1; k++) {
    const width = edges[k]! - before;
    for (let s = 1; s <= FINENESS; s++) points[k * FINENESS + s] = low + before + (width * s) / FINENESS;
    before = edges[k]!;
  }
  return points;
}

/** P(T > t + `earlier`) at every point t, in one pass over pieces and points. */
export function tailsAt(
  { weights, centres, halfWidths }: Distribution,
  points: Float64Array,
  earlier = 0,
): Float64Array {
  const tails = new Float64Array(points.length);
  const whole = points.length <= CAPACITY ? scratch : new Float64Array(points.length);
  whole.fill(0, 0, points.length);
  let index = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!;
    const half = halfWidths[i]!;
    const begin = centres[i]! - half - earlier;
    while (index < points.length && points[index]! < begin) index++;
    while (index > 0 && points[index - 1]! >= begin) index--;
    if (index > 0) whole[index - 1]! += w;
    const end = begin + 2 * half;
    for (let k = index; k < points.length && points[k]! < end; k++) tails[k]! += (w * (end - points[k]!)) / (2 * half);
  }
  let above = 0;
  for (let k = points.length - 1; k >= 0; k--) {
    above += whole[k]!;
    tails[k] = Math.min(1, tails[k]! + above);
  }
  return tails;
}

/** The distribution with the given tails at the points of `range`: uniform between neighbouring points. */
export function fromTails(range: Range, points: Float64Array, tails: Float64Array): Distribution {
  const cells = openCells(range.low, range.high, range.detail > 0 ? range.detail : (range.high - range.low) / 8);
  const { weight, first, second, count } = cells;
  weight[0]! += 1 - tails[0]!;
  for (let k = 1; k < points.length; k++) {
    const w = tails[k - 1]! - tails[k]!;
    if (!(w > 0)) continue;
    const cell = Math.floor((k - 1) / FINENESS);
    const width = points[k]! - points[k - 1]!;
    const x = points[k]! - width / 2 - range.low;
    weight[cell]! += w;
    first[cell]! += w * x;
    second[cell]! += w * (x * x + (width * width) / 12);
  }
  const left = tails[points.length - 1]!;
  const end = points[points.length - 1]! - range.low;
  weight[count - 1]! += left;
  first[count - 1]! += left * end;
  second[count - 1]! += left * end * end;
  return closeCells(cells);
}
