import { type StationQueue, solveQueue, type Workload } from './station-queue';
import { poolMatters, solveThreadPool, type Visit } from './thread-pool';

/** A queue for servers that are held over calls to others. */
export interface HeldQueue {
  readonly queue: StationQueue;
  /** Share of the waits further down that is left because the servers limit how many wait there. */
  readonly waitsBelow: number;
}

/**
 * Solves the queue for threads or connections: as an ordinary queue where waits further down are short, as a
 * flow-equivalent server where the calls that wait there take up a noticeable share of the servers.
 */
export function poolOrQueue(work: Workload, visits: readonly Visit[]): HeldQueue {
  const { arrivals, servers, holding } = work;
  if (!poolMatters(arrivals, servers, holding.mean, visits)) return { queue: solveQueue(work), waitsBelow: 1 };
  let waiting = 0;
  let visited = 0;
  for (const { visits: calls, openWait, service } of visits) {
    waiting += calls * openWait;
    visited += calls * (openWait + service);
  }
  const pool = solveThreadPool(arrivals, servers, holding.mean - visited, visits, work.places);
  if (!pool.stable) {
    return { queue: { ...solveQueue(work), utilization: pool.utilization, capacity: pool.capacity }, waitsBelow: 1 };
  }
  const mean = Math.min(holding.mean, pool.holdingTime);
  const shorter = holding.mean > 0 ? mean / holding.mean : 1;
  return {
    queue: {
      servers,
      arrivals,
      holding: { mean, variance: holding.variance * shorter * shorter },
      utilization: pool.utilization,
      stable: true,
      waitProbability: pool.waitProbability,
      meanWait: pool.meanWait,
      conditionalWait: pool.conditionalWait,
      queueLength: pool.queueLength,
      inUse: pool.inUse,
      loss: pool.loss,
      stretch: 1,
      capacity: pool.capacity,
    },
    waitsBelow: waiting > 0 ? Math.max(0, 1 - (holding.mean - mean) / waiting) : 1,
  };
}
