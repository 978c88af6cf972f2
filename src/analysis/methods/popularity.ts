import { zipfSum } from './zipf';

/**
 * Keys grouped by popularity: `counts[b]` keys that each get the share `shares[b]` of the requests, most popular
 * first.
 */
export interface Popularity {
  readonly keys: number;
  readonly counts: Float64Array;
  readonly shares: Float64Array;
}

/** Ranks kept one by one; beyond, bins grow by a factor. */
const SINGLE = 48;
const GROWTH = 1.12;

const known = new Map<string, Popularity>();
const MOST_KNOWN = 64;

/**
 * Zipf popularity over `keys` keys: the share of rank i is proportional to i^-exponent. Ranks are binned
 * geometrically (about 200 bins for 1e9 keys), each bin with its exact total: cache results move by less than 1e-4.
 */
export function zipfPopularity(keys: number, exponent: number): Popularity {
  const n = Math.max(1, Math.floor(Math.min(keys, 1e15)));
  const s = Math.max(0, exponent);
  const key = `${n} ${s}`;
  const made = known.get(key);
  if (made !== undefined) return made;
  const popularity = binned(n, s);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, popularity);
  return popularity;
}

function binned(keys: number, exponent: number): Popularity {
  const total = zipfSum(1, keys, exponent);
  const counts: number[] = [];
  const shares: number[] = [];
  for (let from = 1; from <= keys; ) {
    const to = from < SINGLE ? from : Math.min(keys, Math.floor(from * GROWTH));
    counts.push(to - from + 1);
    shares.push(zipfSum(from, to, exponent) / total / (to - from + 1));
    from = to + 1;
  }
  return { keys, counts: Float64Array.from(counts), shares: Float64Array.from(shares) };
}
