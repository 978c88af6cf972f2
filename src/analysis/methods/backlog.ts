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
