import { type Station, throughputCurve } from '../methods/mva';
import { type Pool, poolQueue } from '../methods/pool-queue';

/** What the holder of a thread or connection visits while it holds it. */
export interface Visit {
  /** Calls for each time that one is taken. */
  readonly visits: number;
  /** Mean time at a server of the station. */
  readonly service: number;
  /** Mean wait there if the pool did not limit who can be there. */
  readonly openWait: number;
  /** Servers left over by everybody else. */
  readonly servers: number;
}

/** Joining curves of stations with several servers is quadratic in the size of the pool; above this Seidmann's split is used. */
const JOINABLE = 96;
const MOST_THREADS = 2000;
/** Share of a pool that waits downstream above which its limit matters. */
export const NOTICEABLE = 0.03;

/** Whether the limit of a pool shows: an open model lets arbitrarily many calls wait downstream, the pool does not. */
export function poolMatters(rate: number, size: number, holding: number, visits: readonly Visit[]): boolean {
  if (!(size > 0) || size > MOST_THREADS || !(rate > 0)) return false;
  let waiting = 0;
  for (const { visits: calls, openWait } of visits) waiting += rate * calls * openWait;
  return waiting > 0 && (waiting > NOTICEABLE * size || rate * holding >= size);
}

/**
 * A pool held over downstream calls, by a flow-equivalent server: the closed network of what a holder visits gives the
 * throughput with n held, and a birth-death chain with those rates is the pool. `delay` is the time held that no station
 * limits. The capacity X(size) is exact for exponential stations; means within 6 % of simulation for pools of 8 and more.
 */
export function solveThreadPool(
  rate: number,
  size: number,
  delay: number,
  visits: readonly Visit[],
  places?: number,
): Pool {
  let think = Math.max(0, delay);
  const stations: Station[] = [];
  for (const { visits: calls, service, servers } of visits) {
    const demand = calls * service;
    if (!(demand > 0)) continue;
    if (servers <= 1) stations.push({ demand: demand / Math.max(1e-6, servers) });
    else if (size <= JOINABLE) stations.push({ demand, servers });
    else {
      stations.push({ demand: demand / servers });
      think += (demand * (servers - 1)) / servers;
    }
  }
  return poolQueue({ arrivalRate: rate, throughput: throughputCurve(stations, size, think), queueLimit: places });
}
