import { closeCells, openCells } from './cells';
import { constant, type Distribution, greatest, lowest } from './distribution';

/** One branch of a mixture. */
export interface Branch {
  /** Share of the cases, >= 0; the shares of all branches are taken relative to their sum. */
  probability: number;
  distribution: Distribution;
}

/** Branches rarer than this do not ask for detail of their own. */
const RARE = 0.02;

/**
 * The distribution of a time that is drawn from one of several branches (cache hit or miss, called or not). Mean and
 * variance are exact. Mix before adding what follows: the p99 may lie entirely in a rare branch.
 */
export function mix(branches: readonly Branch[]): Distribution {
  const present = branches.filter((branch) => branch.probability > 0);
  if (present.length <= 1) return present[0]?.distribution ?? constant(0);
  let low = Number.POSITIVE_INFINITY;
  let high = 0;
  let total = 0;
  for (const { probability, distribution } of present) {
    low = Math.min(low, lowest(distribution));
    high = Math.max(high, greatest(distribution));
    total += probability;
  }
  const cells = openCells(low, high, detailOf(present, total, high - low));
  const jumps: Jump[] = [];
  for (const { probability, distribution } of present) {
    const { weights, centres, halfWidths } = distribution;
    let cell = 0;
    for (let i = 0; i < weights.length; i++) {
      const x = centres[i]! - low;
      while (x >= cells.edges[cell]!) cell++;
      const w = weights[i]! * probability;
      if (halfWidths[i] === 0 && w > RARE * total) {
        jumps.push({ weight: w / total, at: centres[i]! });
        continue;
      }
      cells.weight[cell]! += w;
      cells.first[cell]! += w * x;
      cells.second[cell]! += w * (x * x + (halfWidths[i]! * halfWidths[i]!) / 3);
    }
  }
  return jumps.length === 0 ? closeCells(cells) : withJumps(closeCells(cells), jumps);
}

/** A value that is taken exactly, with the given probability. Kept out of the cells, which would blur it. */
interface Jump {
  weight: number;
  at: number;
}

function withJumps(d: Distribution, jumps: Jump[]): Distribution {
  jumps.sort((a, b) => a.at - b.at);
  const share = Math.max(0, 1 - jumps.reduce((sum, jump) => sum + jump.weight, 0));
  const smooth = d.weights.length;
  const count = smooth + jumps.length;
  const weights: number[] = [];
  const centres: number[] = [];
  const halfWidths: number[] = [];
  let mean = share * d.mean;
  let square = share * (d.variance + d.mean * d.mean);
  let next = 0;
  for (let i = 0, k = 0; k < count; k++) {
    const jump = jumps[next];
    if (jump !== undefined && (i >= smooth || jump.at <= d.centres[i]!)) {
      weights.push(jump.weight);
      centres.push(jump.at);
      halfWidths.push(0);
      mean += jump.weight * jump.at;
      square += jump.weight * jump.at * jump.at;
      next++;
    } else {
      weights.push(share * d.weights[i]!);
      centres.push(d.centres[i]!);
      halfWidths.push(d.halfWidths[i]!);
      i++;
    }
  }
  return { weights, centres, halfWidths, mean, variance: Math.max(0, square - mean * mean), detail: d.detail };
}

function detailOf(branches: readonly Branch[], total: number, range: number): number {
  let detail = range;
  let detailOfRare = range;
  for (const { probability, distribution } of branches) {
    if (!(distribution.detail > 0)) continue;
    if (probability >= RARE * total) detail = Math.min(detail, distribution.detail);
    else detailOfRare = Math.min(detailOfRare, distribution.detail);
  }
  // Next to constants the rare branch is all that has a shape.
  return detail < range ? detail : detailOfRare;
}
