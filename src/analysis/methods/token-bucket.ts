import { poissonMass, poissonTail } from './poisson';

/** A limiter that lets `rate` calls per second pass and up to `burst` at once. */
export interface TokenBucket {
  rate: number;
  burst: number;
}

/** The most calls that can pass within `seconds`, starting with a full bucket. */
export function admittedInWindow({ rate, burst }: TokenBucket, seconds: number): number {
  return burst + rate * Math.max(0, seconds);
}

/** How long a full bucket sustains `peak` calls per second, in seconds; undefined when it does so for ever. */
export function burstDuration({ rate, burst }: TokenBucket, peak: number): number | undefined {
  return peak > rate ? burst / (peak - rate) : undefined;
}

/** Smaller shares are not told apart. */
const NEGLIGIBLE = 1e-12;
/** From here on the state probabilities fall by a constant factor. */
const EXACT_STATES = 400;

/**
 * Share of Poisson arrivals that a token bucket rejects. Missing tokens behave like the work of an M/D/1 queue with
 * `burst` places, so the share is exact for whole bursts (smaller ones are rounded down, at least 1): Ramaswami's
 * recursion, positive terms only, for the first 400 states, and their geometric decay after that.
 */
export function rejectedShare({ rate, burst }: TokenBucket, arrivalRate: number): number {
  if (!(arrivalRate > 0)) return 0;
  if (!(rate > 0)) return 1;
  const rho = arrivalRate / rate;
  const places = Math.max(1, Math.floor(burst));
  // The backlog of missing tokens decays at least as fast as that of M/M/1, rho^places.
  if (rho < 1 && places * Math.log(rho) < Math.log(NEGLIGIBLE)) return NEGLIGIBLE;
  const { sum, lastShare } = departureStates(rho, places);
  // 1 / (p0 + rho) is the share accepted, p0 the share of departures that leave the queue empty.
  const rejected = 1 - 1 / (1 / sum + rho);
  return Math.min(1, Math.max(rejected, rho < 1 ? Math.min(NEGLIGIBLE, lastShare) : 0, 0));
}

/**
 * Sum of the departure-time probabilities of states 0..places - 1, relative to that of state 0, and the share of the
 * last.
 */
function departureStates(rho: number, places: number): { sum: number; lastShare: number } {
  const above: number[] = [];
  for (let k = 0; k < 2 || above[k - 1]! > 1e-18; k++) above.push(poissonTail(k - 1, rho));
  const states = Math.min(places, EXACT_STATES);
  const p = new Float64Array(states);
  p[0] = 1;
  let sum = 1;
  // p(j) (1 - P(A >= 1 beyond one)) = p(0) P(A >= j) + sum_{0 < i < j} p(i) P(A >= j + 1 - i), A arrivals a service.
  const own = poissonMass(0, rho);
  for (let j = 1; j < states; j++) {
    let inflow = (above[j] ?? 0) * p[0]!;
    for (let i = Math.max(1, j + 2 - above.length); i < j; i++) inflow += p[i]! * (above[j + 1 - i] ?? 0);
    p[j] = inflow / own;
    sum += p[j]!;
    if (sum > 1e250) return { sum, lastShare: p[j]! / sum };
  }
  const last = p[states - 1]!;
  if (places <= states) return { sum, lastShare: last / sum };
  const ratio = last / p[states - 2]!;
  const more = places - states;
  const grown = ratio ** more;
  const tail = Math.abs(ratio - 1) < 1e-9 ? more * last : (last * ratio * (grown - 1)) / (ratio - 1);
  return tail < 1e300 ? { sum: sum + tail, lastShare: (last * grown) / (sum + tail) } : { sum: 1e300, lastShare: 1 };
}
