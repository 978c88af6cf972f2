import { steadyState } from '../markov-chain';

export interface FailoverInput {
  /** Failures of the active unit per second. */
  failureRate: number;
  /** Detection and switching, seconds. */
  failoverTime: number;
  /** Probability that failover works without a human, [0, 1]. */
  success: number;
  /** Repair by hand when it does not, seconds. */
  manualTime: number;
}

/**
 * Share of time lost to failovers: f [c t + (1 - c) m], as a renewal cycle so that it stays below 1. A good failover
 * rate that is not 1 usually costs more than double failures do.
 */
export function failoverUnavailability({ failureRate, failoverTime, success, manualTime }: FailoverInput): number {
  const lost = success * failoverTime + (1 - success) * manualTime;
  const load = Math.max(0, failureRate) * Math.max(0, lost);
  return load / (1 + load);
}

export interface PairInput {
  /** Mean time to failure and to repair of one unit; any unit of time, the same for all four. */
  mttf: number;
  mttr: number;
  /** Probability that the survivor takes over by itself. */
  coverage: number;
  /** Mean time of a takeover that works, and of the reboot when it does not. */
  failoverTime: number;
  rebootTime: number;
}

/** Probabilities of the states of a pair. */
export interface PairStates {
  both: number;
  takingOver: number;
  rebooting: number;
  single: number;
  none: number;
  /** Down: taking over, rebooting or none left. */
  unavailability: number;
}

/** Two units with one repair crew and imperfect coverage, exact. Heimann, Mittal & Trivedi 1990. */
export function failoverPair({ mttf, mttr, coverage, failoverTime, rebootTime }: PairInput): PairStates {
  const fail = 1 / Math.max(mttf, 1e-300);
  const rate = (time: number) => 1 / Math.max(time, 1e-300);
  const [both = 1, takingOver = 0, rebooting = 0, single = 0, none = 0] = steadyState([
    [0, 2 * fail * coverage, 2 * fail * (1 - coverage), 0, 0],
    [0, 0, 0, rate(failoverTime), 0],
    [0, 0, 0, rate(rebootTime), 0],
    [rate(mttr), 0, 0, 0, fail],
    [0, 0, 0, rate(mttr), 0],
  ]);
  return { both, takingOver, rebooting, single, none, unavailability: takingOver + rebooting + none };
}

/** Probability of each number of failed units 0..units, with `crews` repairs at a time: exact birth-death. */
export function unitsDown(units: number, mttf: number, mttr: number, crews: number): number[] {
  const n = Math.max(0, Math.floor(units));
  const p = [1];
  for (let down = 1; down <= n; down++) {
    const ratio = ((n - down + 1) * mttr) / (mttf * Math.min(down, Math.max(1, crews)));
    p.push(p[down - 1]! * ratio);
  }
  const total = p.reduce((sum, x) => sum + x, 0);
  return p.map((x) => x / total);
}
