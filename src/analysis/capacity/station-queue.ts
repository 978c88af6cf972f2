import { scvWithFeedback } from '../methods/feedback';
import { finiteQueue } from '../methods/finite-queue';
import { type ConditionalWait, queueWait } from '../methods/mgc';
import { uslPeak, uslSlowdown } from '../methods/usl';
import type { Moments } from './moments';
import type { ReturnVisits } from './return-visits';

/** What a group of equal servers gets to do. */
export interface Workload {
  /** Calls per second. */
  readonly arrivals: number;
  /** Calls that come at once, on average over the calls; 1 where each comes alone. */
  readonly batch?: number;
  /** Of requests that come back. */
  readonly returns?: ReturnVisits;
  /** How long one call keeps a server busy. */
  readonly holding: Moments;
  readonly servers: number;
  /** Servers of one replica, and the law by which they hinder each other. */
  readonly perReplica: number;
  readonly scaling?: { readonly contention: number; readonly coherency: number };
  /** Waiting places of all servers together; unlimited when absent. */
  readonly places?: number;
}

/** A wait that some calls have. */
export interface Delay {
  readonly probability: number;
  /** Of those that have it. */
  readonly wait: ConditionalWait;
}

/** A queue in steady state, or an overloaded one. Times in seconds; all finite. */
export interface StationQueue {
  readonly servers: number;
  readonly arrivals: number;
  readonly holding: Moments;
  /** Offered load over servers: above 1 it says by how much they are too few. */
  readonly utilization: number;
  readonly stable: boolean;
  readonly waitProbability: number;
  /** Over all accepted calls. */
  readonly meanWait: number;
  /** Of the calls that wait. */
  readonly conditionalWait: ConditionalWait;
  readonly queueLength: number;
  readonly inUse: number;
  /** Share of the calls that are rejected. */
  readonly loss: number;
  /** Factor on the service time from contention inside a replica at this load. */
  readonly stretch: number;
  /** Calls per second that the servers can finish. */
  readonly capacity: number;
  /** Of servers that are held over calls which wait for something further down. */
  readonly pool?: PoolLimit;
}

/** What the limit of a pool does to its calls and to those that they make. */
export interface PoolLimit {
  /**
   * What a response gains by the line: calls that wait in it would mostly wait further down without it, and responses are
   * made of the waits that an open network would have there.
   */
  readonly delay: Delay;
  /** Of the holding time in an open network: waits further down, and the mean of the rest. */
  readonly waiting: Moments;
  readonly working: number;
  /** Calls per second that are finished with 1, 2, ... in work. */
  readonly throughput: ArrayLike<number>;
}

/** What the line adds to the time of a call whose waits further down are those of an open network. */
export function delayBy({ pool, waitProbability, conditionalWait }: StationQueue): Delay {
  return pool?.delay ?? { probability: waitProbability, wait: conditionalWait };
}

/** Mean and variance over all calls. */
export function delayMoments({ probability, wait: { mean, scv } }: Delay, first = probability * mean): Moments {
  return { mean: first, variance: Math.max(0, probability * mean * mean * (1 + scv) - first * first) };
}

/** The same of what a line adds. */
export function delayMomentsBy(queue: StationQueue): Moments {
  return delayMoments(delayBy(queue), queue.pool ? undefined : queue.meanWait);
}

const noWait: ConditionalWait = { mean: 0, scv: 1 };

/** Servers without queue, demand or limits: a delay, or a station that nobody calls. */
export function idleQueue(servers: number, arrivals: number, holding: Moments): StationQueue {
  return {
    servers,
    arrivals,
    holding,
    utilization: 0,
    stable: true,
    waitProbability: 0,
    meanWait: 0,
    conditionalWait: noWait,
    queueLength: 0,
    inUse: arrivals * holding.mean,
    loss: 0,
    stretch: 1,
    capacity: holding.mean > 0 ? servers / holding.mean : 0,
  };
}

/**
 * Solves one queue: M/G/c; with a limited line M/G/c/K, whose loss keeps it stable at any load; with `scaling` the calls
 * in work in a replica slow each other down (Universal Scalability Law), and the line is that of the slowed servers.
 */
export function solveQueue(work: Workload): StationQueue {
  const { arrivals, servers } = work;
  const { stretch, stretchAtFull } = contention(work);
  const holding = scaled(work.holding, stretch);
  const full = work.holding.mean * stretchAtFull;
  if (!(arrivals > 0) || !(full > 0)) return idleQueue(servers, arrivals, holding);
  const utilization = servers > 0 ? (arrivals * full) / servers : Math.max(1, arrivals * full);
  const capacity = servers / full;
  const own = work.holding.variance / (work.holding.mean * work.holding.mean);
  const scv = work.returns === undefined ? own : scvSeen(own, work.returns, utilization, capacity);
  if (work.places !== undefined) {
    const queue = finiteQueue({ arrivalRate: arrivals, serviceTime: full, scv, servers, queueLimit: work.places });
    return {
      servers,
      arrivals,
      holding,
      utilization,
      stable: servers > 0,
      waitProbability: queue.waitProbability,
      meanWait: queue.meanWait,
      conditionalWait: queue.conditionalWait,
      queueLength: queue.queueLength,
      inUse: queue.utilization * servers,
      loss: queue.loss,
      stretch,
      capacity,
    };
  }
  const queue = queueWait({ arrivalRate: arrivals, servers, service: { mean: full, scv }, batch: work.batch });
  const { stable } = queue;
  return {
    servers,
    arrivals,
    holding,
    utilization,
    stable,
    waitProbability: queue.waitProbability,
    meanWait: stable ? queue.meanWait : 0,
    conditionalWait: stable ? queue.conditionalWait : noWait,
    queueLength: stable ? queue.queueLength : 0,
    inUse: stable ? utilization * servers : servers,
    loss: 0,
    stretch,
    capacity,
  };
}

function scvSeen(scv: number, { visits, gap }: ReturnVisits, utilization: number, capacity: number): number {
  return scvWithFeedback(scv, utilization, { visits, gap: gap / memoryOf({ utilization, capacity }) });
}

/**
 * Seconds for which a line remembers how long it was: the integral of the autocorrelation of that of M/M/1, (1 + rho) s /
 * (1 - rho)^2, of servers that are one fast one.
 */
export function memoryOf({ utilization, capacity }: Pick<StationQueue, 'utilization' | 'capacity'>): number {
  const idle = Math.max(1e-3, 1 - utilization);
  return (1 + utilization) / (idle * idle * capacity);
}

function scaled(time: Moments, factor: number): Moments {
  if (factor === 1) return time;
  const { mean, variance } = time;
  return { mean: mean * factor, variance: variance * factor * factor };
}

const noContention = { stretch: 1, stretchAtFull: 1 };

/**
 * USL: with N calls in work in one replica each takes 1 + contention (N - 1) + coherency N (N - 1) times as long. At full
 * load the replica is taken to hold the N up to its concurrency with the largest throughput.
 */
function contention({ arrivals, holding, servers, perReplica, scaling }: Workload): typeof noContention {
  if (scaling === undefined || !(perReplica > 0) || !(servers > 0)) return noContention;
  const usl = { alpha: scaling.contention, beta: scaling.coherency };
  const full = Math.min(perReplica, Math.max(1, uslPeak(usl) ?? perReplica));
  const stretchAtFull = (uslSlowdown(usl, full) * perReplica) / full;
  const load = (arrivals * holding.mean * perReplica) / servers;
  let inWork = Math.min(load, full);
  for (let round = 0; round < 40; round++) {
    const next = Math.min(full, load * uslSlowdown(usl, inWork));
    if (Math.abs(next - inWork) < 1e-9 * full) break;
    inWork = next;
  }
  return { stretch: uslSlowdown(usl, inWork), stretchAtFull };
}
