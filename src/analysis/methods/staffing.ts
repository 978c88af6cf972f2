import { erlangB, erlangC } from './erlang';
import { waitTail } from './mmc';
import { normalCdf, normalDensity } from './normal';
import { bisect, smallestInteger } from './search';

/** No answer is looked for beyond this many servers. */
const MOST_SERVERS = 1e9;

/**
 * The fewest servers that block at most the share `blocking` of `load` erlangs in a loss system; undefined if none
 * do.
 */
export function serversForBlocking(load: number, blocking: number): number | undefined {
  return smallestInteger(1, load + Math.sqrt(load), MOST_SERVERS, (c) => erlangB(c, load) <= blocking);
}

/** The fewest servers with which at most the share `probability` of arrivals has to wait; undefined if none do. */
export function serversForWaitProbability(load: number, probability: number): number | undefined {
  const seed = squareRootStaffing(load, probability);
  return smallestInteger(leastStable(load), seed, MOST_SERVERS, (c) => erlangC(c, load) <= probability);
}

/** The fewest servers with a mean M/M/c wait of at most `wait` seconds; undefined if none do. */
export function serversForMeanWait(arrivalRate: number, serviceTime: number, wait: number): number | undefined {
  const load = arrivalRate * serviceTime;
  return smallestInteger(
    leastStable(load),
    load + Math.sqrt(load),
    MOST_SERVERS,
    (c) => erlangC(c, load) * serviceTime <= wait * (c - load),
  );
}

/** The fewest servers with which the share `share` of arrivals starts service within `within` seconds. */
export function serversForServiceLevel(
  arrivalRate: number,
  serviceTime: number,
  within: number,
  share: number,
): number | undefined {
  const load = arrivalRate * serviceTime;
  const meets = (servers: number) => waitTail({ arrivalRate, servers, serviceTime }, within) <= 1 - share;
  return smallestInteger(leastStable(load), load + Math.sqrt(load), MOST_SERVERS, meets);
}

/** The largest load in erlangs that `servers` carry with at most the share `blocking` lost. */
export function loadForBlocking(servers: number, blocking: number): number {
  if (!(blocking > 0) || !(servers >= 1)) return 0;
  const most = servers / Math.max(1e-9, 1 - blocking);
  return bisect(0, most, (load) => erlangB(servers, load) - blocking);
}

/**
 * The largest load in erlangs with which at most the share `probability` of arrivals has to wait for one of
 * `servers`.
 */
export function loadForWaitProbability(servers: number, probability: number): number {
  if (!(probability > 0) || !(servers >= 1)) return 0;
  return bisect(0, servers, (load) => erlangC(servers, load) - probability);
}

/**
 * Square-root staffing: servers = load + beta sqrt(load), where beta depends only on the probability of waiting.
 * Within one server of the exact answer for loads of 2 to 1000 (Halfin and Whitt 1981).
 */
export function squareRootStaffing(load: number, probability: number): number {
  return Math.ceil(load + halfinWhittBeta(probability) * Math.sqrt(load));
}

/** The beta with Pw = 1 / (1 + beta Phi(beta) / phi(beta)); 0 for a probability of 1, at most 37. */
export function halfinWhittBeta(probability: number): number {
  const excess = (beta: number) => probability - 1 / (1 + (beta * normalCdf(beta)) / normalDensity(beta));
  return probability >= 1 ? 0 : bisect(0, 37, excess);
}

function leastStable(load: number): number {
  return Math.max(1, Math.floor(load) + 1);
}
