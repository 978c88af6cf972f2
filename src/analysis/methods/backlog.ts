/** A backlog and its end. */
export interface Backlog {
  /** Messages waiting at worst. */
  peak: number;
  /** Seconds from the return of the consumers until the backlog is gone; absent when it never is. */
  catchUp?: number;
  /** Age of the oldest message at worst, seconds. */
  oldest: number;
}

/**
 * Consumers stop for `outage` seconds while messages keep arriving: backlog rate x outage, gone after backlog /
 * (capacity - rate). Retention must exceed outage + catchUp.
 */
export function outageBacklog(arrivalRate: number, capacity: number, outage: number): Backlog {
  const duration = Math.max(0, outage);
  const peak = Math.max(0, arrivalRate) * duration;
  if (peak === 0) return { peak, catchUp: 0, oldest: 0 };
  return capacity > arrivalRate
    ? { peak, catchUp: peak / (capacity - arrivalRate), oldest: duration }
    : { peak, oldest: duration };
}

/**
 * Seconds to work off `backlog` messages while others keep arriving; undefined when capacity is not above the
 * arrivals.
 */
export function drainTime(backlog: number, arrivalRate: number, capacity: number): number | undefined {
  if (!(backlog > 0)) return 0;
  return capacity > arrivalRate ? backlog / (capacity - arrivalRate) : undefined;
}

/**
 * Partitions for a topic: enough for producers and consumers, each limited to so many messages per second on one
 * partition, with the hottest partition getting `skew` times the mean.
 */
export function partitionsNeeded(rate: number, producerLimit: number, consumerLimit: number, skew = 1): number {
  const limit = Math.min(producerLimit, consumerLimit);
  return limit > 0 ? Math.max(1, Math.ceil((rate * Math.max(1, skew)) / limit - 1e-9)) : 1;
}

/**
 * Least size of a connection pool that cannot lock up when `threads` threads each take up to `connectionsPerThread`
 * connections one by one: threads x (connectionsPerThread - 1) + 1.
 */
export function leastPoolSize(threads: number, connectionsPerThread: number): number {
  return Math.max(1, threads * (connectionsPerThread - 1) + 1);
}
