import { erlangB } from './erlang';
import type { TwoMoments } from './mgc';
import { waitingLine } from './waiting-line';

export interface FiniteQueueInput {
  /** Arrivals per second. */
  arrivalRate: number;
  /** Mean service time, seconds. */
  serviceTime: number;
  servers: number;
  /** Waiting places beyond the servers, >= 0. */
  queueLimit: number;
}

/**
 * A queue with a bounded line in steady state, which exists at any load. Waits are those of accepted arrivals, in
 * seconds.
 */
export interface FiniteQueue {
  /** Share of arrivals rejected, [0, 1]. */
  loss: number;
  /** Accepted arrivals per second. */
  throughput: number;
  /** Busy share of the servers, <= 1. */
  utilization: number;
  waitProbability: number;
  meanWait: number;
  /** Mean number waiting. */
  queueLength: number;
  /** The wait of those who wait. */
  conditionalWait: TwoMoments;
}

/**
 * M/M/c with a bounded line, exact at any load: the states up to c follow Erlang B, those above a truncated geometric
 * law.
 */
export function finiteQueue({ arrivalRate, serviceTime, servers, queueLimit }: FiniteQueueInput): FiniteQueue {
  const c = Math.max(0, Math.floor(servers));
  const load = arrivalRate * serviceTime;
  if (c === 0) return { ...idle(0), loss: arrivalRate > 0 ? 1 : 0 };
  if (!(load > 0)) return idle(arrivalRate);
  const line = waitingLine(load / c, queueLimit);
  const notBusy = line.first * (1 / erlangB(c, load) - 1);
  const accepted = notBusy + line.waiting;
  const loss = line.last / (accepted + line.last);
  const waitProbability = line.waiting > 0 ? line.waiting / accepted : 0;
  const throughput = arrivalRate * (1 - loss);
  const mean = (line.wait.mean * serviceTime) / c;
  return {
    loss,
    throughput,
    utilization: Math.min(1, (throughput * serviceTime) / c),
    waitProbability,
    meanWait: waitProbability * mean,
    queueLength: throughput * waitProbability * mean,
    conditionalWait: { mean, scv: line.wait.scv },
  };
}

function idle(throughput: number): FiniteQueue {
  return {
    loss: 0,
    throughput: Math.max(0, throughput),
    utilization: 0,
    waitProbability: 0,
    meanWait: 0,
    queueLength: 0,
    conditionalWait: { mean: 0, scv: 1 },
  };
}
