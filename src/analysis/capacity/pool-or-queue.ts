import type { Moments } from './moments';
import { type Delay, type StationQueue, solveQueue, type Workload } from './station-queue';
import { poolMatters, solveThreadPool, type ThreadPool, type Visit } from './thread-pool';

/** A queue for servers that are held over calls to others. */
export interface HeldQueue {
  readonly queue: StationQueue;
  /** Share of the waits further down that is left because the servers limit how many wait there. */
  readonly waitsBelow: number;
}

/** What a call waits for below, and the rest of the time that it holds its server. */
interface Below {
  readonly waiting: Moments;
  readonly working: number;
  /** Squared coefficient of variation of the rest. */
  readonly scv: number;
}

/**
 * Solves the queue for threads or connections: as an ordinary queue where waits further down are short, as a
 * flow-equivalent server where the calls that wait there take up a noticeable share of the servers.
 */
export function poolOrQueue(work: Workload, visits: readonly Visit[]): HeldQueue {
  const { arrivals, servers, holding } = work;
  if (!poolMatters(arrivals, servers, holding.mean, visits)) return { queue: solveQueue(work), waitsBelow: 1 };
  const below = belowOf(work, visits);
  let visited = 0;
  for (const { visits: calls, openWait, service } of visits) visited += calls * (openWait + service);
  const solved = solveThreadPool(arrivals, servers, holding.mean - visited, visits, work.places);
  const { pool } = solved;
  if (!pool.stable) {
    return { queue: { ...solveQueue(work), utilization: pool.utilization, capacity: pool.capacity }, waitsBelow: 1 };
  }
  const { spared, variability, delay } = delayOf(solved, below);
  const mean = Math.min(holding.mean - spared, pool.inUse > 0 ? servers / arrivals : holding.mean);
  const shorter = holding.mean > 0 ? mean / holding.mean : 1;
  const meanWait = pool.meanWait * variability;
  return {
    queue: {
      servers,
      arrivals,
      holding: { mean, variance: holding.variance * shorter * shorter },
      utilization: pool.utilization,
      stable: true,
      waitProbability: pool.waitProbability,
      meanWait,
      conditionalWait: { ...pool.conditionalWait, mean: pool.conditionalWait.mean * variability },
      queueLength: arrivals * (1 - pool.loss) * meanWait,
      inUse: pool.inUse,
      loss: pool.loss,
      stretch: 1,
      capacity: pool.capacity,
      pool: { delay, waiting: below.waiting, working: below.working, throughput: solved.throughput },
    },
    waitsBelow: below.waiting.mean > 0 ? Math.max(0, 1 - spared / below.waiting.mean) : 1,
  };
}

function belowOf({ holding }: Workload, visits: readonly Visit[]): Below {
  const waiting = { mean: 0, variance: 0 };
  for (const { visits: calls, openWait, openWaitVariance } of visits) {
    waiting.mean += calls * openWait;
    waiting.variance += calls * openWaitVariance;
  }
  const working = Math.max(0, holding.mean - waiting.mean);
  const variance = Math.max(0, holding.variance - waiting.variance);
  return { waiting, working, scv: working > 0 ? Math.min(variance / (working * working), MOST_SCV) : 1 };
}

const MOST_SCV = 100;

/**
 * What the limit of a pool adds to a response. Calls that wait for a thread would mostly wait further down without it: the
 * two waits belong to the same backlog and are not independent. The response is therefore that of the open network, whose
 * waits keep their distributions, and what a limit adds to its mean (flow-equivalent server with and without the limit),
 * in a line that empties at the rate at which the full pool is faster than the arrivals.
 *
 * Waits of the network are those of exponential stations; those below are corrected by the ratio of true to exponential
 * waits, that for the pool also by the variability of the holding time, which is all of it with one thread (exact: M/G/1),
 * and less the more the station below decides how often a thread comes back.
 */
function delayOf(
  { pool, openTime, openWait, busiest, busiestAlone }: ThreadPool,
  { waiting, scv }: Below,
): { spared: number; variability: number; delay: Delay } {
  const ratio = openWait > 0 && Number.isFinite(openWait) ? Math.min(waiting.mean / openWait, MOST_RATIO) : 1;
  const bound = busiestAlone < 1 ? Math.max(0, (busiest - busiestAlone) / (1 - busiestAlone)) ** 2 : 1;
  const alone = (1 + scv) / 2;
  const variability = alone + (ratio - alone) * bound;
  if (!pool.stable) return { spared: 0, variability, delay: noDelay };
  const spared = Math.min(waiting.mean, Math.max(0, ratio * (openTime - pool.holdingTime)));
  const added = Math.max(0, variability * pool.meanWait - spared);
  const drained = Math.max(pool.conditionalWait.mean * variability, added);
  if (!(added > 0)) return { spared, variability, delay: noDelay };
  return { spared, variability, delay: { probability: added / drained, wait: { mean: drained, scv: 1 } } };
}

const noDelay: Delay = { probability: 0, wait: { mean: 0, scv: 1 } };
const MOST_RATIO = 20;
