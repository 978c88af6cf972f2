import type { Queue, StableQueue } from './mgc';
import { UNLIMITED_PLACES, waitingLine } from './waiting-line';

export interface PoolInput {
  /** Arrivals per second. */
  arrivalRate: number;
  /**
   * Completions per second with n of the pool's threads or connections in use, entry n - 1; length = size of the
   * pool.
   */
  throughput: ArrayLike<number>;
  /** Waiting places; unlimited without. */
  queueLimit?: number;
}

/** A pool in steady state. */
export interface PoolQueue extends StableQueue {
  /** Mean threads or connections in use. */
  inUse: number;
  /** Mean time that one is held, seconds. */
  holdingTime: number;
  /** Share of arrivals rejected; 0 without a queue limit. */
  loss: number;
}

/** `capacity`: completions per second with the whole pool in use. */
export type Pool = (PoolQueue | Exclude<Queue, StableQueue>) & { capacity: number };

/**
 * The queue in front of a pool whose holders slow each other down downstream: a birth-death chain with deaths X(n) up
 * to the size of the pool (flow-equivalent server). Against simulation the mean response is within 6 % for pools of 8
 * and more, -6 to +24 % for smaller ones; an Erlang C of the holding time calls such pools unstable at loads that
 * they carry. `throughput` comes from `throughputCurve`, from the USL, or is n / s for independent servers.
 */
export function poolQueue({ arrivalRate, throughput, queueLimit = UNLIMITED_PLACES }: PoolInput): Pool {
  const size = throughput.length;
  const capacity = size > 0 ? throughput[size - 1]! : 0;
  const bounded = queueLimit < UNLIMITED_PLACES;
  if (!(arrivalRate > 0)) return { ...empty(throughput), capacity };
  const utilization = capacity > 0 ? arrivalRate / capacity : Math.max(1, arrivalRate);
  if (!(capacity > 0) || (!bounded && utilization >= 1)) {
    return { stable: false, utilization, waitProbability: 1, excess: arrivalRate - capacity, capacity };
  }
  const line = waitingLine(utilization, queueLimit);
  const below = statesBelow(throughput, arrivalRate);
  const notFull = line.first * below.weight;
  const accepted = notFull + line.waiting;
  const total = accepted + line.last;
  const loss = bounded ? line.last / total : 0;
  const waitProbability = line.waiting > 0 ? line.waiting / accepted : 0;
  const carried = arrivalRate * (1 - loss);
  const mean = line.wait.mean / capacity;
  const inUse = (line.first * below.inUse + (line.waiting + line.last) * size) / total;
  return {
    stable: true,
    utilization,
    waitProbability,
    meanWait: waitProbability * mean,
    queueLength: carried * waitProbability * mean,
    conditionalWait: { mean, scv: line.wait.scv },
    inUse,
    holdingTime: inUse / carried,
    loss,
    capacity,
  };
}

/**
 * Weights of the states with 0..size - 1 in use, relative to that of `size`, and the same weighted with the number in
 * use.
 */
function statesBelow(throughput: ArrayLike<number>, arrivalRate: number): { weight: number; inUse: number } {
  let term = 1;
  let weight = 0;
  let inUse = 0;
  for (let n = throughput.length; n > 0 && term < 1e250; n--) {
    term *= throughput[n - 1]! / arrivalRate;
    weight += term;
    inUse += term * (n - 1);
  }
  return { weight, inUse };
}

function empty(throughput: ArrayLike<number>): PoolQueue {
  return {
    stable: true,
    utilization: 0,
    waitProbability: 0,
    meanWait: 0,
    queueLength: 0,
    conditionalWait: { mean: 0, scv: 1 },
    inUse: 0,
    holdingTime: throughput.length > 0 && throughput[0]! > 0 ? 1 / throughput[0]! : 0,
    loss: 0,
  };
}
