import type { StationQueue } from './station-queue';

/** Copies of a call that come at once: those that have to wait for others of them, and those that start together. */
export interface CopiesAtOnce {
  /** Departures from the full servers before the last of the others can start, and how long they take on average. */
  readonly before: number;
  readonly time: number;
  /** Copies that run side by side then, and how many of these are waited for. */
  readonly together: number;
  readonly wanted: number;
}

/**
 * `n` copies at c servers, of which `wanted` are waited for: those that find no free server start one by one as calls are
 * done. Exact for exponential work and idle servers, where the times between departures add up; else with the mean number
 * of servers that are free, or none where the line is not empty. `others`: share of the arrivals that are other calls.
 */
export function copiesAtOnce(queue: StationQueue, n: number, wanted: number, others: number): CopiesAtOnce {
  const { servers, utilization, waitProbability, capacity } = queue;
  if (!(servers > 0) || !(capacity > 0)) return { before: 0, time: 0, together: n, wanted };
  const free = servers * Math.max(0, 1 - utilization * others);
  const late = (1 - waitProbability) * Math.max(0, n - free) + waitProbability * (n - 1);
  const before = Math.min(late, wanted - 1);
  const whole = Math.floor(before);
  return { before, time: before / capacity, together: n - whole, wanted: wanted - whole };
}
