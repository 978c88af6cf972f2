import type { Popularity } from './popularity';

/** What a full cache drops: least recently used, oldest, any, or least frequently used. */
export type Eviction = 'lru' | 'fifo' | 'random' | 'lfu';

export interface CacheInput {
  popularity: Popularity;
  /** Keys that fit. */
  capacity: number;
  eviction: Eviction;
  /** Requests that arrive during the life of an entry: request rate x time to live. Unlimited without. */
  lifetime?: number;
  /** A hit starts the life of the entry anew; default false. */
  refreshed?: boolean;
}

export interface CacheResult {
  /** Share of requests answered by the cache, [0, 1]. */
  hitRatio: number;
  /** Mean number of keys in it. */
  occupied: number;
  /** Requests for which a key stays after it was last wanted (LRU) or entered (FIFO, random); absent for LFU. */
  characteristicTime?: number;
}

/** P(in the cache) of a key that is wanted x times on average in the time that entries stay. */
type Presence = (x: number) => number;

const untilNextRequest: Presence = (x) => -Math.expm1(-x);
const untilExpiry: Presence = (x) => x / (1 + x);

/**
 * Hit ratio of a cache under independent requests (Che's approximation): a key stays for a characteristic time T with
 * sum of P(present within T) = capacity. LRU within .5 points of simulation, FIFO and random within 1.7 points (Zipf
 * .6-1.2); scans and trends break the assumption. Che, Tung & Wang 2002; Fricker, Robert & Roberts 2012; Martina et
 * al. 2014.
 */
export function cacheHitRatio(input: CacheInput): CacheResult {
  const { popularity, capacity, eviction, refreshed = false } = input;
  const lifetime = Math.max(0, input.lifetime ?? Number.POSITIVE_INFINITY);
  if (eviction === 'lfu') return topKeys(popularity, capacity, lifetime);
  const evicted =
    capacity >= popularity.keys
      ? Number.POSITIVE_INFINITY
      : characteristicTime(popularity, capacity, eviction === 'lru' ? untilNextRequest : untilExpiry);
  const time = Math.min(evicted, lifetime);
  if (time === Number.POSITIVE_INFINITY) return { hitRatio: 1, occupied: popularity.keys };
  const renewedByHits = eviction === 'lru' && (evicted <= lifetime || refreshed);
  const presence = renewedByHits ? untilNextRequest : untilExpiry;
  return {
    hitRatio: hitsWithin(popularity, time, presence),
    occupied: keysWithin(popularity, time, presence),
    characteristicTime: time,
  };
}

/** Hit ratio of a cache that is large enough and drops entries only when their time to live is over. */
export function ttlHitRatio(popularity: Popularity, lifetime: number, refreshed: boolean): number {
  return hitsWithin(popularity, Math.max(0, lifetime), refreshed ? untilNextRequest : untilExpiry);
}

/**
 * The T with keysWithin(T) = capacity, for a capacity below the number of keys. The left side is concave in T and at
 * most T, so Newton's method from T = capacity rises to the solution without overshooting.
 */
function characteristicTime({ counts, shares }: Popularity, capacity: number, presence: Presence): number {
  if (!(capacity > 0)) return 0;
  const exponential = presence === untilNextRequest;
  let time = capacity;
  for (let step = 0; step < 100; step++) {
    let held = 0;
    let slope = 0;
    for (let b = 0; b < counts.length; b++) {
      const count = counts[b]!;
      const p = shares[b]!;
      const absent = exponential ? Math.exp(-p * time) : 1 / (1 + p * time);
      held += count * (exponential ? -Math.expm1(-p * time) : p * time * absent);
      slope += count * p * (exponential ? absent : absent * absent);
    }
    const missing = capacity - held;
    if (!(missing > 1e-10 * capacity) || !(slope > 0)) break;
    time = Math.min(time + missing / slope, 1e300);
  }
  return time;
}

function hitsWithin({ counts, shares }: Popularity, time: number, presence: Presence): number {
  if (time === Number.POSITIVE_INFINITY) return 1;
  let hits = 0;
  for (let b = 0; b < counts.length; b++) hits += counts[b]! * shares[b]! * presence(shares[b]! * time);
  return Math.min(1, hits);
}

function keysWithin({ keys, counts, shares }: Popularity, time: number, presence: Presence): number {
  if (time === Number.POSITIVE_INFINITY) return keys;
  let held = 0;
  for (let b = 0; b < counts.length; b++) held += counts[b]! * presence(shares[b]! * time);
  return Math.min(keys, held);
}

/** The most popular keys that fit, each present while its entry lives. */
function topKeys({ counts, shares }: Popularity, capacity: number, lifetime: number): CacheResult {
  let room = Math.max(0, capacity);
  let hitRatio = 0;
  let occupied = 0;
  for (let b = 0; b < counts.length && room > 0; b++) {
    const kept = Math.min(room, counts[b]!);
    const present = lifetime === Number.POSITIVE_INFINITY ? 1 : untilExpiry(shares[b]! * lifetime);
    hitRatio += kept * shares[b]! * present;
    occupied += kept * present;
    room -= kept;
  }
  return { hitRatio: Math.min(1, hitRatio), occupied };
}
