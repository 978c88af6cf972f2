/** Failures in one set; who loses more at once has other worries. */
export const maxOrder = 3;
/** Beyond this many the least likely are dropped; nobody reads so many. */
const maxSets = 2_000;

/** One failure, or some replicas of one group. */
export interface Part {
  readonly id: number;
  readonly count: number;
  readonly name: string;
  readonly probability: number;
  readonly component?: number;
}

/** Failures that together stop something; by ascending id. */
export type Cut = readonly Part[];
/** Nothing stops it. */
export const nothing: readonly Cut[] = [];
/** It is stopped in any case. */
export const certain: readonly Cut[] = [[]];

function orderOf(cut: Cut): number {
  let order = 0;
  for (const { count } of cut) order += count;
  return order;
}

/** P(all of them at once). */
export function probabilityOf(cut: Cut): number {
  return cut.reduce((product, { probability }) => product * probability, 1);
}

/** Both happen: of the same replicas as many as the more demanding of the two asks for. */
export function product(left: readonly Cut[], right: readonly Cut[]): readonly Cut[] {
  if (left === certain) return right;
  if (right === certain) return left;
  const both: Cut[] = [];
  const most = left.length * right.length > maxSets * 100 ? 400 : maxSets;
  for (const a of left.slice(0, most)) {
    for (const b of right.slice(0, most)) {
      const merged = union(a, b);
      if (orderOf(merged) <= maxOrder) both.push(merged);
    }
  }
  return minimal(both);
}

function union(a: Cut, b: Cut): Cut {
  const parts = new Map<number, Part>();
  for (const part of [...a, ...b]) {
    const known = parts.get(part.id);
    if (!known || known.count < part.count) parts.set(part.id, part);
  }
  return sorted([...parts.values()]);
}

/** The cut of these parts. */
export function sorted(parts: readonly Part[]): Cut {
  return [...parts].sort((a, b) => a.id - b.id);
}

/** Without those that contain another; ascending by order, then the likeliest first. */
export function minimal(cuts: readonly Cut[]): readonly Cut[] {
  if (cuts.length <= 1) return cuts;
  const candidates = cuts.map((cut) => ({ cut, order: orderOf(cut), probability: probabilityOf(cut) }));
  candidates.sort((a, b) => a.order - b.order || b.probability - a.probability);
  const seen = new Set<string>();
  const kept: Cut[] = [];
  for (const { cut } of candidates) {
    if (kept.length >= maxSets || contained(cut).some((key) => seen.has(key))) continue;
    seen.add(keyOf(cut));
    kept.push(cut);
  }
  return kept;
}

/** Keys of the cut itself and of all that it contains. */
function contained(cut: Cut): string[] {
  let keys = [''];
  for (const { id, count } of cut) {
    const grown = keys;
    keys = [...keys];
    for (let j = 1; j <= count; j++) for (const key of grown) keys.push(`${key};${id}*${j}`);
  }
  return keys;
}

function keyOf(cut: Cut): string {
  return cut.map(({ id, count }) => `;${id}*${count}`).join('');
}

/** All sets of at most `largest` of the parts. */
export function subsets(parts: readonly Part[], largest: number): Cut[] {
  let all: Part[][] = [[]];
  for (const part of parts) {
    all = [...all, ...all.filter((subset) => subset.length < largest).map((subset) => [...subset, part])];
  }
  return all.map(sorted);
}
