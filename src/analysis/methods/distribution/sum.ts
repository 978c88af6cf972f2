import { closeCells, openCells, RESOLUTION } from './cells';
import { constant, type Distribution, greatest, lowest, shift } from './distribution';

/** The distribution of A + B for independent A and B. Mean and variance are exact. */
export function convolve(a: Distribution, b: Distribution): Distribution {
  if (b.weights.length === 1 && b.halfWidths[0] === 0) return shift(a, b.centres[0]!);
  if (a.weights.length === 1 && a.halfWidths[0] === 0) return shift(b, a.centres[0]!);
  const mean = a.mean + b.mean;
  const deviation = Math.sqrt(a.variance + b.variance);
  const low = Math.max(lowest(a) + lowest(b), mean - 5 * deviation);
  const [bodyOfA, bodyOfB] = [toMedian(a), toMedian(b)];
  const body = bodyOfA + bodyOfB;
  const detail = Math.min(body > 0 ? body : Math.min(a.detail, b.detail), 2 * deviation);
  const cells = openCells(low, greatest(a) + greatest(b), detail, Math.min(mean, low + body));
  const { edges, weight, first, second, count } = cells;
  const [rows, columns] = bodyOfA < bodyOfB ? [a, b] : [b, a];
  const last = columns.weights.length;
  sumFromAbove(columns);
  const rowCount = coarsen(rows, RESOLUTION * detail);
  let start = 0;
  for (let i = 0; i < rowCount; i++) {
    const rowWeight = rowWeights[i]!;
    const offset = rowCentres[i]! - low;
    const square = offset * offset + rowVariances[i]!;
    while (offset + position[0]! >= edges[start]!) start++;
    // Sums over the columns that fall into one cell are differences of sums from above.
    let w0 = above0[0]!;
    let w1 = above1[0]!;
    let w2 = above2[0]!;
    let j = 0;
    for (let cell = start; j < last && cell < count; cell++) {
      const edge = edges[cell]! - offset;
      const from = j;
      while (position[j]! < edge) j++;
      if (j === from) continue;
      const w = w0 - above0[j]!;
      const m = w1 - above1[j]!;
      const s = w2 - above2[j]!;
      w0 = above0[j]!;
      w1 = above1[j]!;
      w2 = above2[j]!;
      weight[cell]! += rowWeight * w;
      first[cell]! += rowWeight * (offset * w + m);
      second[cell]! += rowWeight * (square * w + 2 * offset * m + s);
    }
  }
  return closeCells(cells);
}

const rowWeights = new Float64Array(512);
const rowCentres = new Float64Array(512);
const rowVariances = new Float64Array(512);

/**
 * Joins neighbouring pieces of the finer operand as long as their half width stays below `limit`, the width of the
 * result's cells: what is finer cannot be seen in the sum. Returns how many are left.
 */
function coarsen({ weights, centres, halfWidths }: Distribution, limit: number): number {
  let count = 0;
  const most = (limit * limit) / 3;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!;
    const centre = centres[i]!;
    const variance = (halfWidths[i]! * halfWidths[i]!) / 3;
    if (count > 0) {
      const before = rowWeights[count - 1]!;
      const both = before + w;
      const gap = centre - rowCentres[count - 1]!;
      const joined =
        (before * rowVariances[count - 1]! + w * variance) / both + (before * w * gap * gap) / (both * both);
      if (joined <= most) {
        rowWeights[count - 1] = both;
        rowCentres[count - 1]! += (gap * w) / both;
        rowVariances[count - 1] = joined;
        continue;
      }
    }
    rowWeights[count] = w;
    rowCentres[count] = centre;
    rowVariances[count] = variance;
    count++;
  }
  return count;
}

const MOST_PIECES = 512;
/** Centres of the pieces of one operand, ended by an infinite one, and the moments of a piece and all above it. */
const position = new Float64Array(MOST_PIECES);
const above0 = new Float64Array(MOST_PIECES);
const above1 = new Float64Array(MOST_PIECES);
const above2 = new Float64Array(MOST_PIECES);

function sumFromAbove({ weights, centres, halfWidths }: Distribution): void {
  let j = weights.length;
  position[j] = Number.POSITIVE_INFINITY;
  above0[j] = 0;
  above1[j] = 0;
  above2[j] = 0;
  for (j--; j >= 0; j--) {
    const w = weights[j]!;
    const c = centres[j]!;
    const h = halfWidths[j]!;
    position[j] = c;
    above0[j] = above0[j + 1]! + w;
    above1[j] = above1[j + 1]! + w * c;
    above2[j] = above2[j + 1]! + w * (c * c + (h * h) / 3);
  }
}

/**
 * The distribution of the sum of independent times; 0 for none. Adding neighbours first keeps rounding to O(log n)
 * steps.
 */
export function sumOf(parts: readonly Distribution[]): Distribution {
  if (parts.length <= 2) return parts.length === 2 ? convolve(parts[0]!, parts[1]!) : (parts[0] ?? constant(0));
  const half = parts.length >> 1;
  return convolve(sumOf(parts.slice(0, half)), sumOf(parts.slice(half)));
}

/** The distribution of the sum of `times` independent copies, `times` an integer >= 0; O(log times) convolutions. */
export function repeated(d: Distribution, times: number): Distribution {
  const n = Math.floor(times);
  if (!(n >= 1)) return constant(0);
  if (n === 1) return d;
  const half = repeated(d, Math.floor(n / 2));
  const even = convolve(half, half);
  return n % 2 === 0 ? even : convolve(even, d);
}

/** From the lowest value to about the median; 0 when a jump at the lower end holds half of the probability. */
function toMedian(d: Distribution): number {
  let below = 0;
  for (let i = 0; i < d.weights.length; i++) {
    below += d.weights[i]!;
    if (below >= 0.5) return Math.max(0, d.centres[i]! - lowest(d));
  }
  return 0;
}
