import type { TwoMoments } from './mgc';

/** More waiting places than this cannot be told from an unlimited line. */
export const UNLIMITED_PLACES = 1e12;

/**
 * The states of a queue in which all servers are busy, as weights relative to the largest of the first and the last.
 */
export interface WaitingLine {
  /** Weight of the state with all servers busy and nobody waiting. */
  first: number;
  /** Weight of the states in which an arrival is accepted and has to wait. */
  waiting: number;
  /** Weight of the state in which an arrival is rejected. */
  last: number;
  /** Wait of those who have to wait, in units of the time between two departures. */
  wait: TwoMoments;
}

/**
 * The waiting places of a birth-death queue whose load when all servers are busy is `rho` (any value > 0): the states
 * form a truncated geometric law, and an arrival that finds j others waiting waits for j + 1 departures.
 *
 * Exact, with positive terms only, in O(log places): the sums of r^j, j r^j and j^2 r^j are built by doubling. Above
 * rho = 1 they are taken from the far end, so that nothing overflows. `places` need not be whole.
 */
export function waitingLine(rho: number, places: number): WaitingLine {
  const most = Math.min(Math.max(0, places), UNLIMITED_PLACES);
  const whole = Math.floor(most);
  const line = lineOf(rho, whole);
  return most > whole ? between(line, lineOf(rho, whole + 1), most - whole) : line;
}

/** A fraction of a place is there for a share of the time. */
function between(a: WaitingLine, b: WaitingLine, share: number): WaitingLine {
  const waiting = (1 - share) * a.waiting + share * b.waiting;
  const mix = (x: number, y: number) => ((1 - share) * a.waiting * x + share * b.waiting * y) / waiting;
  const mean = mix(a.wait.mean, b.wait.mean);
  const square = mix((1 + a.wait.scv) * a.wait.mean ** 2, (1 + b.wait.scv) * b.wait.mean ** 2);
  return {
    first: (1 - share) * a.first + share * b.first,
    waiting,
    last: (1 - share) * a.last + share * b.last,
    wait: waiting > 0 ? twoMoments(mean, square) : a.wait,
  };
}

function lineOf(rho: number, n: number): WaitingLine {
  if (n === 0) return { first: 1, waiting: 0, last: 1, wait: { mean: 0, scv: 1 } };
  if (rho <= 1) {
    const { sum, mean, square, next } = geometricSums(rho, n);
    return { first: 1, waiting: sum, last: next, wait: twoMoments(1 + mean, square + 3 * mean + 2) };
  }
  const { sum, mean, square, next } = geometricSums(1 / rho, n);
  const fromFarEnd = n * (n + 1) - (2 * n + 1) * mean + square;
  return { first: next, waiting: sum / rho, last: 1, wait: twoMoments(n - mean, fromFarEnd) };
}

function twoMoments(mean: number, square: number): TwoMoments {
  return { mean, scv: Math.max(0, square / (mean * mean) - 1) };
}

interface GeometricSums {
  sum: number;
  /** Mean and mean square of the index under the weights r^j. */
  mean: number;
  square: number;
  /** r^terms. */
  next: number;
}

function geometricSums(ratio: number, terms: number): GeometricSums {
  let n = 0;
  let power = 1;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  for (const bit of terms.toString(2)) {
    s2 += power * (s2 + n * (2 * s1 + n * s0));
    s1 += power * (s1 + n * s0);
    s0 += power * s0;
    power *= power;
    n *= 2;
    if (bit === '0') continue;
    s0 += power;
    s1 += n * power;
    s2 += n * n * power;
    power *= ratio;
    n += 1;
  }
  return { sum: s0, mean: s1 / s0, square: s2 / s0, next: power };
}
