import { erlangC } from './erlang';

/** A service time by its moments. */
export interface Service {
  /** Mean in seconds, >= 0. */
  mean: number;
  /** Squared coefficient of variation: variance / mean^2. 0 is deterministic, 1 exponential. */
  scv: number;
  /** E[S^3] / E[S]^3. Default: a gamma variable for scv <= 1, a lognormal one above. */
  third?: number;
}

/** Mean and squared coefficient of variation of a non-negative variable. */
export interface TwoMoments {
  mean: number;
  scv: number;
}

/** The wait of those who wait in a line. */
export interface ConditionalWait extends TwoMoments {
  /** Of a service that varies more than an exponential one: its scv, and how busy the servers are. */
  readonly heavy?: { readonly serviceScv: number; readonly utilization: number };
}

/** A queue that has a steady state. Waits are in seconds and exclude service. */
export interface StableQueue {
  stable: true;
  utilization: number;
  waitProbability: number;
  meanWait: number;
  /** Mean number waiting, not in service. */
  queueLength: number;
  /** The wait of those who wait. */
  conditionalWait: ConditionalWait;
}

/** A queue that gets more work than it can do: no wait exists, the backlog grows. */
export interface OverloadedQueue {
  stable: false;
  /** Offered load per server, >= 1. */
  utilization: number;
  waitProbability: 1;
  /** Arrivals per second beyond the capacity. */
  excess: number;
}

export type Queue = StableQueue | OverloadedQueue;

export interface QueueInput {
  /** Arrivals per second. */
  arrivalRate: number;
  /** Parallel servers, rounded down. */
  servers: number;
  service: Service;
  /** Squared coefficient of variation of the times between arrivals; default 1 (Poisson). */
  arrivalScv?: number;
  /** Calls that come at once, on average over the calls, when their batches are Poisson; then waits are those of the first. */
  batch?: number;
}

/**
 * Mean wait and wait distribution (two moments) of a G/G/c queue with one line, first come first served.
 *
 * Exact for M/M/c and M/G/1. M/G/c: Cosmetatos' mixture for scv <= 1 (within 1.3 % of exact for c = 2..20, rho =
 * .5..9), Kimura for scv > 1 (within 5 % at scv 4, up to 26 % low at scv 10: two moments do not determine the wait
 * there). Other arrivals: times (ca2 + cs2)/(1 + cs2) and, for ca2 < 1, the factor of Kraemer and Langenbach-Belz.
 * Batches wait as arrivals with the scv of their size do: exact for the first of them at one server, where a batch is a call
 * with the work of all. The conditional wait has the variability of the M/G/1 queue with service S/c (Tijms).
 */
export function queueWait({ arrivalRate, servers, service, batch = 1, arrivalScv = batch }: QueueInput): Queue {
  const c = Math.max(0, Math.floor(servers));
  const load = Math.max(0, arrivalRate) * Math.max(0, service.mean);
  if (!(load > 0)) return idleQueue(c, arrivalRate, service);
  const utilization = load / c;
  if (!(utilization < 1)) {
    const offered = Math.max(1, load / Math.max(1, c));
    return { stable: false, utilization: offered, waitProbability: 1, excess: arrivalRate - c / service.mean };
  }
  // A batch much larger than c keeps all servers busy together, like one server of their speed.
  const single = erlangC(c, load);
  const waitProbability = single + (utilization - single) * Math.max(0, 1 - c / batch);
  const wait =
    meanWaitOfMGc(c, utilization, service, waitProbability) * arrivalCorrection(utilization, service.scv, arrivalScv);
  const scv = conditionalWaitScv(utilization, service);
  const heavy = service.scv > 1 && service.third === undefined ? { serviceScv: service.scv, utilization } : undefined;
  return {
    stable: true,
    utilization,
    waitProbability,
    meanWait: wait,
    queueLength: arrivalRate * wait,
    conditionalWait: { mean: waitProbability > 0 ? wait / waitProbability : 0, scv, heavy },
  };
}

/** Without servers or work nothing waits, except that arrivals at no servers at all wait for ever. */
function idleQueue(c: number, arrivalRate: number, service: Service): Queue {
  if (c === 0 && arrivalRate > 0) return { stable: false, utilization: 1, waitProbability: 1, excess: arrivalRate };
  return {
    stable: true,
    utilization: 0,
    waitProbability: 0,
    meanWait: 0,
    queueLength: 0,
    conditionalWait: { mean: 0, scv: conditionalWaitScv(0, service) },
  };
}

/** E[S^3] / E[S]^3 of a service, from its third moment or from the family that its scv suggests. */
export function thirdMoment({ scv, third }: Service): number {
  if (third !== undefined) return third;
  return scv <= 1 ? (1 + scv) * (1 + 2 * scv) : (1 + scv) ** 3;
}

/** Mean wait of M/G/c over that of M/M/c with the same servers and load, which may be above 1: a full line is a full line. */
export function waitRatio(servers: number, utilization: number, service: Service): number {
  const rho = Math.min(utilization, MOST_BUSY);
  return meanWaitOfMGc(servers, rho, { ...service, mean: 1 }, 1) * servers * (1 - rho);
}

const MOST_BUSY = 0.999;

/**
 * Squared coefficient of variation of the wait of those who wait. `first` and `square` are the moments of the M/G/1 wait in
 * units of the mean service; dividing by rho conditions on waiting.
 */
export function conditionalWaitScv(utilization: number, service: Service): number {
  const second = 1 + service.scv;
  const idle = 1 - utilization;
  const first = second / (2 * idle);
  const square = 2 * utilization * first * first + thirdMoment(service) / (3 * idle);
  return Math.max(0, square / (first * first) - 1);
}

function meanWaitOfMGc(c: number, utilization: number, { mean, scv }: Service, waitProbability: number): number {
  const exponential = (waitProbability * mean) / (c * (1 - utilization));
  if (c === 1) return (exponential * (1 + scv)) / 2;
  const deterministic = deterministicRatio(c, utilization);
  if (scv <= 1) return exponential * (scv + (1 - scv) * deterministic);
  return (exponential * (1 + scv)) / (2 * scv + (1 - scv) / deterministic);
}

/**
 * Wait of M/D/c over wait of M/M/c: Cosmetatos (1976). As rho falls to 0 the formula runs away; the true limit is the
 * mean of the least of c uniform residual services over that of c exponential ones, c/(c + 1).
 */
function deterministicRatio(c: number, utilization: number): number {
  const correction = ((1 - utilization) * (c - 1) * (Math.sqrt(4 + 5 * c) - 2)) / (16 * c * utilization);
  return Math.min(0.5 * (1 + correction), c / (c + 1));
}

function arrivalCorrection(utilization: number, scv: number, arrivalScv: number): number {
  const variability = arrivalScv + scv;
  if (arrivalScv === 1) return 1;
  if (!(variability > 0)) return 0;
  const ratio = variability / (1 + scv);
  if (arrivalScv > 1) return ratio;
  return ratio * Math.exp((-2 * (1 - utilization) * (1 - arrivalScv) ** 2) / (3 * utilization * variability));
}
