import { closeCells, openCells } from './cells';
import { constant, type Distribution, greatest, lowest, shift } from './distribution';

/** The distribution of A + B for independent A and B. Mean and variance are exact. */
export function convolve(a: Distribution, b: Distribution): Distribution {
  if (b.weights.length === 1 && b.halfWidths[0] === 0) return shift(a, b.centres[0]!);
  if (a.weights.length === 1 && a.halfWidths[0] === 0) return shift(b, a.centres[0]!);
  const mean = a.mean + b.mean;
  const deviation = Math.sqrt(a.variance + b.variance);
  const low = Math.max(lowest(a) + lowest(b), mean - 5 * deviation);
  const body = toMedian(a) + toMedian(b);
  const detail = Math.min(body > 0 ? body : Math.min(a.detail, b.detail), 2 * deviation);
  const cells = openCells(low, greatest(a) + greatest(b), detail, Math.min(mean, low + body));
  const { edges, weight, first, second } = cells;
  const [rows, columns] = a.weights.length < b.weights.length ? [a, b] : [b, a];
  const centres = columns.centres;
  sumFromAbove(columns);
  let start = 0;
  for (let i = 0; i < rows.weights.length; i++) {
    const rowWeight = rows.weights[i]!;
    const half = rows.halfWidths[i]!;
    const offset = rows.centres[i]! - low;
    const square = offset * offset + (half * half) / 3;
    while (offset + centres[0]! >= edges[start]!) start++;
    let cell = start;
    let edge = edges[cell]! - offset;
    let from = 0;
    for (let j = 1; j <= centres.length; j++) {
      if (j < centres.length && centres[j]! < edge) continue;
      const w = above0[from]! - above0[j]!;
      const m = above1[from]! - above1[j]!;
      weight[cell]! += rowWeight * w;
      first[cell]! += rowWeight * (offset * w + m);
      second[cell]! += rowWeight * (square * w + 2 * offset * m + above2[from]! - above2[j]!);
      if (j === centres.length) break;
      const centre = centres[j]!;
      do edge = edges[++cell]! - offset;
      while (centre >= edge);
      from = j;
    }
  }
  return closeCells(cells);
}

const above0 = new Float64Array(512);
const above1 = new Float64Array(512);
const above2 = new Float64Array(512);

function sumFromAbove({ weights, centres, halfWidths }: Distribution): void {
  let j = weights.length;
  above0[j] = 0;
  above1[j] = 0;
  above2[j] = 0;
  for (j--; j >= 0; j--) {
    const w = weights[j]!;
    const c = centres[j]!;
    const h = halfWidths[j]!;
    above0[j] = above0[j + 1]! + w;
    above1[j] = above1[j + 1]! + w * c;
    above2[j] = above2[j + 1]! + w * (c * c + (h * h) / 3);
  }
}

/** The distribution of the sum of independent times; 0 for none. Adding neighbours first keeps rounding to O(log n) steps. */
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
