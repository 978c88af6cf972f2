import type { Random } from '../random';

/** Replicas that must answer so that any two majorities share one. */
export function majority(replicas: number): number {
  return Math.floor(replicas / 2) + 1;
}

/**
 * P(a read sees none of the replicas that acknowledged the last write) when nothing has spread since: C(N - W, R) /
 * C(N, R); 0 when R + W > N. Bailis et al., VLDB 2012, equation 1.
 */
export function staleProbability(replicas: number, readQuorum: number, writeQuorum: number): number {
  if (readQuorum + writeQuorum > replicas) return 0;
  let probability = 1;
  for (let i = 0; i < readQuorum; i++) probability *= (replicas - writeQuorum - i) / (replicas - i);
  return Math.max(0, probability);
}

/** One-way delays between coordinator and replicas in seconds, drawn independently. */
export interface QuorumDelays {
  write: (random: Random) => number;
  acknowledge: (random: Random) => number;
  read: (random: Random) => number;
  respond: (random: Random) => number;
}

/**
 * How long after its commit a write is visible to a read, as ascending samples (0 and less: at once): Monte Carlo of
 * the write/acknowledge/read/respond model of Bailis et al. P(consistent t after commit) is the share of samples <=
 * t.
 */
export function visibilitySamples(
  replicas: number,
  readQuorum: number,
  writeQuorum: number,
  delays: QuorumDelays,
  trials: number,
  random: Random,
): Float64Array {
  const samples = new Float64Array(Math.max(1, trials));
  const n = Math.max(1, Math.floor(replicas));
  for (let trial = 0; trial < samples.length; trial++) {
    const arrivals = Array.from({ length: n }, () => {
      const written = delays.write(random);
      const read = delays.read(random);
      const answered = read + delays.respond(random);
      return { written, acknowledged: written + delays.acknowledge(random), read, answered };
    });
    const acknowledged = arrivals.map((one) => one.acknowledged).sort((a, b) => a - b);
    const commit = acknowledged[Math.min(n, Math.max(1, writeQuorum)) - 1]!;
    arrivals.sort((a, b) => a.answered - b.answered);
    const asked = arrivals.slice(0, Math.min(n, Math.max(1, readQuorum)));
    samples[trial] = asked.reduce(
      (soonest, one) => Math.min(soonest, one.written - commit - one.read),
      Number.MAX_VALUE,
    );
  }
  return samples.sort();
}
