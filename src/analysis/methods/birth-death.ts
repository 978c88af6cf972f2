/**
 * Steady-state probabilities of states 0..`states` - 1 of a birth-death chain: `birth(n)` leads from n to n + 1,
 * `death(n)` from n to n - 1, both rates >= 0. Products of ratios, scaled down whenever they grow large, so any load
 * works (the closed forms of M/M/c/K divide 0 by 0 at rho = 1). A state without a way back (death 0) takes all the
 * probability.
 */
export function birthDeath(states: number, birth: (n: number) => number, death: (n: number) => number): Float64Array {
  const p = new Float64Array(Math.max(1, states));
  p[0] = 1;
  let total = 1;
  // States before this one have become negligible.
  let alive = 0;
  for (let n = 1; n < p.length; n++) {
    const up = birth(n - 1);
    const down = death(n);
    if (up > 0 && !(down > 0)) {
      p.fill(0, 0, n);
      p[n] = 1;
      total = 1;
      continue;
    }
    const weight = up > 0 ? p[n - 1]! * (up / down) : 0;
    p[n] = weight;
    total += weight;
    if (weight > 1e200) {
      for (let k = alive; k <= n; k++) p[k]! /= weight;
      while (p[alive] === 0) alive++;
      total /= weight;
    }
  }
  for (let n = 0; n < p.length; n++) p[n]! /= total;
  return p;
}

export interface ImpatientQueueInput {
  arrivalRate: number;
  serviceTime: number;
  servers: number;
  /** Waiting places beyond the servers; at most 100,000 are taken into account. */
  queueLimit: number;
  /** Rate at which one waiting customer gives up, 1 / mean patience in seconds. */
  abandonmentRate: number;
}

/** Steady state of M/M/c/K+M. */
export interface ImpatientQueue {
  /** Share of arrivals rejected because the line is full. */
  loss: number;
  /** Share of arrivals that give up waiting. */
  abandoned: number;
  /** Served per second. */
  throughput: number;
  utilization: number;
  queueLength: number;
  /** Mean time in line of accepted arrivals, of those who give up too. */
  meanWait: number;
}

/** M/M/c/K+M (Erlang A): exponential patience while waiting, exact. */
export function impatientQueue(input: ImpatientQueueInput): ImpatientQueue {
  const { arrivalRate, serviceTime, abandonmentRate } = input;
  const c = Math.max(0, Math.floor(input.servers));
  if (!(arrivalRate > 0) || !(serviceTime > 0)) {
    return { loss: 0, abandoned: 0, throughput: Math.max(0, arrivalRate), utilization: 0, queueLength: 0, meanWait: 0 };
  }
  const places = Math.floor(Math.min(Math.max(0, input.queueLimit), 1e5));
  const leave = (n: number) => Math.min(n, c) / serviceTime + Math.max(0, n - c) * abandonmentRate;
  const p = birthDeath(c + places + 1, () => arrivalRate, leave);
  let queueLength = 0;
  let busy = 0;
  for (let n = 0; n < p.length; n++) {
    queueLength += Math.max(0, n - c) * p[n]!;
    busy += Math.min(n, c) * p[n]!;
  }
  const loss = p[p.length - 1]!;
  return {
    loss,
    abandoned: Math.min(1, (abandonmentRate * queueLength) / arrivalRate),
    throughput: busy / serviceTime,
    utilization: c > 0 ? busy / c : 1,
    queueLength,
    meanWait: loss < 1 ? queueLength / (arrivalRate * (1 - loss)) : 0,
  };
}

/** Closed system of `population` users who think, then use one of `servers`. */
export interface MachineRepair {
  /** Completions per second. */
  throughput: number;
  /** Mean wait and service, seconds. */
  responseTime: number;
  /** Mean number waiting. */
  queueLength: number;
  utilization: number;
}

/** Machine repair (M/M/c//N): exact birth-death; without think time all users are always at the servers. */
export function machineRepair(
  population: number,
  thinkTime: number,
  serviceTime: number,
  servers: number,
): MachineRepair {
  const c = Math.max(1, Math.floor(servers));
  const users = Math.max(0, Math.floor(population));
  if (users === 0 || !(serviceTime > 0)) {
    const throughput = thinkTime > 0 ? users / thinkTime : 0;
    return { throughput, responseTime: 0, queueLength: 0, utilization: 0 };
  }
  if (!(thinkTime > 0)) {
    const busy = Math.min(users, c);
    const throughput = busy / serviceTime;
    return { throughput, responseTime: users / throughput, queueLength: users - busy, utilization: busy / c };
  }
  const p = birthDeath(
    users + 1,
    (n) => (users - n) / thinkTime,
    (n) => Math.min(n, c) / serviceTime,
  );
  let present = 0;
  let busy = 0;
  for (let n = 0; n <= users; n++) {
    present += n * p[n]!;
    busy += Math.min(n, c) * p[n]!;
  }
  const throughput = busy / serviceTime;
  return { throughput, responseTime: present / throughput, queueLength: present - busy, utilization: busy / c };
}
