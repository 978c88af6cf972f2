import { binomialTail } from '../binomial';
import { meanTimeToAbsorption } from '../markov-chain';

export interface RedundancyGroup {
  /** Copies or shards, data and parity together. */
  units: number;
  /** Units that may be lost at the same time without losing data. */
  tolerated: number;
  /** Mean time to failure of a unit and to its rebuild, in the same unit of time. */
  mttf: number;
  mttr: number;
  /** Rebuilds of one group at a time, or all at once. */
  repair: 'serial' | 'parallel';
  /** Probability that the last rebuild before data loss fails because something cannot be read; default 0. */
  unreadable?: number;
}

/**
 * Mean time to data loss of one group, in the unit of its times: exact solution of the birth-death chain. The usual
 * product formulas are its limit for mttr << mttf. Independent failures only: power, software and operator errors
 * dominate beyond about eight nines. Patterson, Gibson & Katz 1988; Resch & Volvovski, arXiv 1310.4702.
 */
export function meanTimeToDataLoss(group: RedundancyGroup): number {
  const n = Math.max(1, Math.floor(group.units));
  const m = Math.max(0, Math.min(n - 1, Math.floor(group.tolerated)));
  const fail = 1 / group.mttf;
  const unreadable = Math.min(1, Math.max(0, group.unreadable ?? 0));
  const rates = Array.from({ length: m + 1 }, () => new Array<number>(m + 1).fill(0));
  const lost = new Array<number>(m + 1).fill(0);
  for (let failed = 0; failed <= m; failed++) {
    const repairs = failed === 0 ? 0 : (group.repair === 'parallel' ? failed : 1) / group.mttr;
    const last = failed === m && m > 0;
    if (failed < m) rates[failed]![failed + 1] = (n - failed) * fail;
    if (failed > 0) rates[failed]![failed - 1] = last ? repairs * (1 - unreadable) : repairs;
    lost[failed] = (failed === m ? (n - m) * fail : 0) + (last ? repairs * unreadable : 0);
  }
  return meanTimeToAbsorption(rates, lost)[0]!;
}

/** P(data loss within `time`) for a group with the given mean time to data loss. */
export function lossProbability(meanTime: number, time: number): number {
  return meanTime > 0 ? -Math.expm1(-time / meanTime) : 1;
}

/** Annual failure rate, as a probability, of a part with the given mean time between failures in hours. */
export function annualFailureRate(mtbfHours: number): number {
  return mtbfHours > 0 ? -Math.expm1(-8760 / mtbfHours) : 1;
}

/**
 * P(data loss in a year) of a group when a year is cut into windows as long as a rebuild and data is lost once more
 * than `tolerated` of the units fail in one window. The model behind published "eleven nines".
 */
export function annualLossByWindows(
  units: number,
  tolerated: number,
  annualFailures: number,
  rebuildDays: number,
): number {
  const p = -Math.expm1((-annualFailures * rebuildDays) / 365);
  const inWindow = binomialTail(units, tolerated + 1, p);
  return inWindow >= 1 ? 1 : -Math.expm1((365 / rebuildDays) * Math.log1p(-inWindow));
}

/** Number of nines of a probability of failure: 3 for .001; 0 for 1, at most 300. */
export function nines(failure: number): number {
  return Math.max(0, -Math.log10(Math.max(1e-300, failure)));
}
