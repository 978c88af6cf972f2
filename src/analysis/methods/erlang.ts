import { poissonMass } from './poisson';

/** Above this many servers the O(c) recurrence is slower than the O(sqrt c) sums. */
const RECURRENCE_LIMIT = 64;

/**
 * Erlang B: the share of arrivals that find all `servers` of an M/G/c/c loss system busy.
 *
 * `load` is the offered load in erlangs (arrival rate x mean service time), any non-negative number; `servers` is
 * rounded down. No servers block everything, no load is never blocked. The result lies in [0, 1].
 *
 * Up to 64 servers: B(k) = a B(k-1) / (k + a B(k-1)), all terms positive, hence no overflow and a relative error near
 * c x 1e-16. Beyond: B is a Poisson mass over a Poisson sum, of which only O(sqrt c) terms count; it agrees with the
 * recurrence to 1e-13 at a million servers. Jagerman, BSTJ 53 (1974) 525-551.
 */
export function erlangB(servers: number, load: number): number {
  const c = Math.floor(servers);
  if (!(c >= 1)) return 1;
  if (!(load > 0)) return 0;
  if (!(load < Number.MAX_VALUE)) return 1;
  if (c <= RECURRENCE_LIMIT) return erlangBByRecurrence(c, load);
  return load > c ? 1 / descendingSum(c, load) : belowSaturation(c, load);
}

/**
 * Erlang C: the probability that an arrival has to wait in M/M/c, in [0, 1]. At or above saturation (`load` >=
 * `servers`) everybody waits and the result is 1. C = B / (1 - rho (1 - B)); Cooper, Introduction to Queueing Theory.
 */
export function erlangC(servers: number, load: number): number {
  const c = Math.floor(servers);
  if (!(load > 0)) return c >= 1 ? 0 : 1;
  if (!(load < c)) return 1;
  const blocked = erlangB(c, load);
  return blocked / (1 - (load / c) * (1 - blocked));
}

function erlangBByRecurrence(c: number, load: number): number {
  let blocked = 1;
  for (let k = 1; k <= c; k++) blocked = (load * blocked) / (k + load * blocked);
  return blocked;
}

/** 1/B = 1 + c/a + c(c-1)/a^2 + ...: the terms fall from the start when a > c. */
function descendingSum(c: number, load: number): number {
  let term = 1;
  let sum = 1;
  for (let k = c; k > 0; k--) {
    term *= k / load;
    sum += term;
    if (term < 1e-17 * sum) break;
  }
  return sum;
}

/** B = P(N = c) / P(N <= c) for N Poisson(a); with a <= c the denominator is at least a half, so 1 - tail is safe. */
function belowSaturation(c: number, load: number): number {
  const mass = poissonMass(c, load);
  let term = 1;
  let tail = 0;
  for (let k = c + 1; term > 1e-17; k++) {
    term *= load / k;
    tail += term;
  }
  return mass / (1 - mass * tail);
}
