import { erlangB } from './erlang';
import { conditionalWaitScv, type TwoMoments, waitRatio } from './mgc';
import { waitingLine } from './waiting-line';

export interface FiniteQueueInput {
  /** Arrivals per second. */
  arrivalRate: number;
  /** Mean service time, seconds. */
  serviceTime: number;
  servers: number;
  /** Squared coefficient of variation of the service time; default 1 (exponential). */
  scv?: number;
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
 * law. Other services by the scaling of diffusion approximations (Gelenbe 1975): a line whose waits are phi
 * times as long behaves like the exponential one with 1/phi of the places, counted from the middle of the first, and phi
 * times as long steps, phi being that of the unlimited line (M/G/c). Exact again without places, and as M/G/c is where none
 * is rejected. Against simulation of 1 and 4 servers, 5 and 20 places, 70 to 130 % of the capacity: losses within 20 % for
 * scv up to 1 and 50 % for scv 4, where M/M/c/K is up to five times too high and sixty times too low.
 */
export function finiteQueue({ arrivalRate, serviceTime, servers, scv = 1, queueLimit }: FiniteQueueInput): FiniteQueue {
  const c = Math.max(0, Math.floor(servers));
  const load = arrivalRate * serviceTime;
  if (c === 0) return { ...idle(0), loss: arrivalRate > 0 ? 1 : 0 };
  if (!(load > 0)) return idle(arrivalRate);
  const service = { mean: serviceTime, scv };
  const stretch = scv === 1 ? 1 : Math.max(LEAST_RATIO, waitRatio(c, load / c, service));
  const places = stretch === 1 || !(queueLimit >= 1) ? queueLimit : 0.5 + (queueLimit - 0.5) / stretch;
  const line = waitingLine(load / c, places);
  const notBusy = line.first * (1 / erlangB(c, load) - 1);
  const accepted = notBusy + line.waiting;
  const loss = line.last / (accepted + line.last);
  const waitProbability = line.waiting > 0 ? line.waiting / accepted : 0;
  const throughput = arrivalRate * (1 - loss);
  const mean = (stretch * line.wait.mean * serviceTime) / c;
  const scvOfWait = scv === 1 ? 1 : conditionalWaitScv(Math.min(load / c, 1 - 1e-9), service);
  return {
    loss,
    throughput,
    utilization: Math.min(1, (throughput * serviceTime) / c),
    waitProbability,
    meanWait: waitProbability * mean,
    queueLength: throughput * waitProbability * mean,
    conditionalWait: { mean, scv: line.wait.scv * scvOfWait },
  };
}

/** Constant services wait at least half as long as exponential ones. */
const LEAST_RATIO = 0.5;

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
