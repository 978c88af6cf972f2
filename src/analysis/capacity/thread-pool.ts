import { type Station, stationCurve, throughputCurve } from '../methods/mva';
import { type Pool, poolQueue } from '../methods/pool-queue';

/** What the holder of a thread or connection visits while it holds it. */
export interface Visit {
  /** Calls for each time that one is taken. */
  readonly visits: number;
  /** Mean time at a server of the station. */
  readonly service: number;
  /** Mean wait there if the pool did not limit who can be there. */
  readonly openWait: number;
  readonly openWaitVariance: number;
  /** Servers left over by everybody else. */
  readonly servers: number;
  /** Calls per second that these finish with 1, 2, ... in work, where they are held over calls of their own. */
  readonly throughput?: ArrayLike<number>;
}

/** A pool, and what its holders would go through if it had no limit. Seconds. */
export interface ThreadPool {
  readonly pool: Pool;
  /** Calls per second that are finished with 1, 2, ... held. */
  readonly throughput: ArrayLike<number>;
  /** Work and waits, and the waits alone; exponential stations. */
  readonly openTime: number;
  readonly openWait: number;
  /** P(a call that keeps its server busy is at the busiest station below), when all are held and when one is. */
  readonly busiest: number;
  readonly busiestAlone: number;
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
 * limits. Exact for exponential stations as far as the throughput X(size) goes; waits assume that the network below is
 * at rest for each number of holders (Chandy, Herzog and Woo 1975).
 */
export function solveThreadPool(
  rate: number,
  size: number,
  delay: number,
  visits: readonly Visit[],
  places?: number,
): ThreadPool {
  let think = Math.max(0, delay);
  let openTime = think;
  let openWait = 0;
  let total = think;
  let slowest = 0;
  const stations: Station[] = [];
  for (const visit of visits) {
    const station = stationOf(visit);
    if (station === undefined) continue;
    const { time, wait, slots } = openStation(rate, station);
    openTime += time;
    openWait += wait;
    total += time - wait;
    slowest = Math.max(slowest, station.demand / slots);
    if (slots <= 1 || size <= JOINABLE) stations.push(station);
    else {
      const alone = station.throughput ? 1 / station.throughput[0]! : station.demand;
      stations.push({ demand: station.demand / slots });
      think += Math.max(0, alone - station.demand / slots);
    }
  }
  const throughput = throughputCurve(stations, size, think);
  const pool = poolQueue({ arrivalRate: rate, throughput, queueLimit: places });
  const busiest = Math.min(1, pool.capacity * slowest);
  return { pool, throughput, openTime, openWait, busiest, busiestAlone: total > 0 ? Math.min(1, slowest / total) : 1 };
}

function stationOf({ visits, service, servers, throughput }: Visit): Station | undefined {
  const demand = visits * service;
  if (!(demand > 0)) return undefined;
  if (throughput !== undefined)
    return { demand, throughput: Array.from(throughput, (perSecond) => perSecond / visits) };
  return servers <= 1 ? { demand: demand / Math.max(1e-6, servers) } : { demand, servers };
}

/** Work and wait at one station of an open network, and the calls that it works on at once. */
function openStation(rate: number, station: Station): { time: number; wait: number; slots: number } {
  const { demand, servers = 1, throughput } = station;
  if (servers <= 1 && throughput === undefined) {
    const time = rate * demand < 1 ? demand / (1 - rate * demand) : Number.POSITIVE_INFINITY;
    return { time, wait: time - demand, slots: 1 };
  }
  const curve = throughput ?? stationCurve(station, Math.ceil(servers));
  const queue = poolQueue({ arrivalRate: rate, throughput: curve });
  const slots = demand * queue.capacity;
  if (!queue.stable) return { time: Number.POSITIVE_INFINITY, wait: Number.POSITIVE_INFINITY, slots };
  const time = queue.meanWait + queue.holdingTime;
  return { time, wait: Math.max(0, time - demand), slots };
}
