import type { Distribution } from './distribution';

/** Relative width of a cell: the resolution of every distribution. */
export const RESOLUTION = 0.135;

const CAPACITY = 320;
/** Upper tails lighter than this are lumped into one piece. */
const NEGLIGIBLE = 1e-9;
/** Neighbouring cells are joined while together they hold less than this share of the probability above them. */
const LIGHT = 0.006;

const edges = new Float64Array(CAPACITY + 1);
const weight = new Float64Array(CAPACITY);
const first = new Float64Array(CAPACITY);
const second = new Float64Array(CAPACITY);

/**
 * A scratch partition of the time axis, reused by every operation (the library is single-threaded and none of the
 * operations nest): cells of width `detail` x RESOLUTION from `low` on, growing in proportion to the distance from
 * `low`. Moments are taken about `low`, so that a large constant part costs no accuracy.
 */
export interface Cells {
  readonly low: number;
  readonly detail: number;
  readonly count: number;
  /** Upper edges relative to `low`; the last is infinite. */
  readonly edges: Float64Array;
  readonly weight: Float64Array;
  readonly first: Float64Array;
  readonly second: Float64Array;
}

export function openCells(low: number, high: number, wantedDetail: number, centre = low + wantedDetail): Cells {
  const range = high - low;
  const detail = Math.max(wantedDetail, range * 1e-9);
  const begin = Math.max(0, centre - low - detail);
  let count = 0;
  let x = 0;
  while (x < range && count < CAPACITY - 1) {
    x += RESOLUTION * Math.max(x - begin, detail);
    edges[count++] = x;
  }
  edges[count++] = Number.POSITIVE_INFINITY;
  weight.fill(0, 0, count);
  first.fill(0, 0, count);
  second.fill(0, 0, count);
  return { low, detail, count, edges, weight, first, second };
}

/** Turns filled cells into pieces, one a cell that is worth one; weights are normalised to 1. */
export function closeCells({ low, detail, count }: Cells): Distribution {
  let total = 0;
  let sum = 0;
  let square = 0;
  for (let k = 0; k < count; k++) {
    total += weight[k]!;
    sum += first[k]!;
    square += second[k]!;
  }
  const pieces = joinLightCells(count, total);
  const weights: number[] = [];
  const centres: number[] = [];
  const halfWidths: number[] = [];
  const scale = total > 0 ? 1 / total : 0;
  for (let k = 0; k < pieces; k++) {
    const centre = first[k]! / weight[k]!;
    weights.push(weight[k]! * scale);
    centres.push(low + centre);
    halfWidths.push(Math.sqrt(3 * Math.max(0, second[k]! / weight[k]! - centre * centre)));
  }
  const mean = sum * scale;
  return {
    weights,
    centres,
    halfWidths,
    mean: low + mean,
    variance: Math.max(0, square * scale - mean * mean),
    detail,
  };
}

/** Moves the content of cells to the front, joining light neighbours; returns how many are left. */
function joinLightCells(count: number, total: number): number {
  let pieces = 0;
  let above = total;
  let start = 0;
  for (let k = 0; k < count; k++) {
    const w = weight[k]!;
    if (!(w > 0)) continue;
    if (pieces > 0 && joins(weight[pieces - 1]! + w, above / total, edges[k]! / start)) {
      weight[pieces - 1]! += w;
      first[pieces - 1]! += first[k]!;
      second[pieces - 1]! += second[k]!;
    } else {
      weight[pieces] = w;
      first[pieces] = first[k]!;
      second[pieces] = second[k]!;
      pieces++;
      start = k > 0 ? edges[k - 1]! : edges[k]!;
    }
    above -= w;
  }
  return pieces;
}

/**
 * Whether a cell joins the piece before it, given their weight, the share of the probability above, and end over
 * start.
 */
function joins(both: number, above: number, widening: number): boolean {
  return above < NEGLIGIBLE || (both < LIGHT * above && widening < 1.6);
}
