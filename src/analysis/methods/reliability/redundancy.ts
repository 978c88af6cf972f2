import { binomialMass, binomialTail } from '../binomial';

/** P(something fails) of parts that are all needed: 1 - prod(1 - q), without losing the digits of small q. */
export function seriesUnavailability(unavailabilities: readonly number[]): number {
  let log = 0;
  for (const q of unavailabilities) {
    if (q >= 1) return 1;
    log += Math.log1p(-q);
  }
  return -Math.expm1(log);
}

/** P(everything fails) of parts of which one is enough; 1 for none. */
export function parallelUnavailability(unavailabilities: readonly number[]): number {
  return unavailabilities.reduce((product, q) => product * q, 1);
}

/** P(fewer than `needed` of `units` equal units are up), each down with probability `q`. Any number of units. */
export function kOfNUnavailability(units: number, needed: number, q: number): number {
  return binomialTail(Math.floor(units), Math.floor(units) - Math.ceil(needed) + 1, q);
}

/**
 * P(j of the units are down) for j = 0..units, the units being independent with different unavailabilities (Poisson
 * binomial).
 */
export function failureCounts(unavailabilities: readonly number[]): Float64Array {
  const counts = new Float64Array(unavailabilities.length + 1);
  counts[0] = 1;
  unavailabilities.forEach((q, i) => {
    for (let j = i + 1; j > 0; j--) counts[j] = counts[j]! * (1 - q) + counts[j - 1]! * q;
    counts[0]! *= 1 - q;
  });
  return counts;
}

/** P(fewer than `needed` are up) for units with different unavailabilities; a sum of positive terms. */
export function mixedUnavailability(unavailabilities: readonly number[], needed: number): number {
  const counts = failureCounts(unavailabilities);
  let sum = 0;
  for (let down = counts.length - 1; down > counts.length - 1 - Math.ceil(needed) && down >= 0; down--)
    sum += counts[down]!;
  return Math.min(1, sum);
}

/** P(j of `units` equal units are down), j = 0..units. */
export function countDistribution(units: number, q: number): Float64Array {
  const counts = new Float64Array(Math.max(0, Math.floor(units)) + 1);
  for (let down = 0; down < counts.length; down++) counts[down] = binomialMass(counts.length - 1, down, q);
  return counts;
}

/** Equal units that share a fate: those of one component in one zone. */
export interface Group {
  units: number;
  /** Unavailability of one unit while its group is alive. */
  q: number;
}

/**
 * P(fewer than `needed` units are up) for every set of groups that are alive: entry m is for the groups whose bit is
 * set in m. With it a component of any number of replicas is a handful of variables in a decision diagram: branch on
 * the zones, and put under each combination one private variable with this unavailability. At most 16 groups.
 */
export function unavailabilityByGroups(groups: readonly Group[], needed: number): Float64Array {
  const used = groups.slice(0, 16);
  const result = new Float64Array(2 ** used.length);
  for (let alive = 0; alive < result.length; alive++) {
    result[alive] = fewerThan(
      used.filter((_, g) => (alive & (1 << g)) !== 0),
      Math.ceil(needed),
    );
  }
  return result;
}

function fewerThan(groups: readonly Group[], needed: number): number {
  if (needed <= 0) return 0;
  const [only, ...others] = groups;
  if (only === undefined) return 1;
  if (groups.every(({ q }) => q === only.q)) {
    return kOfNUnavailability(
      groups.reduce((sum, { units }) => sum + Math.floor(units), 0),
      needed,
      only.q,
    );
  }
  const units = Math.floor(only.units);
  let sum = 0;
  for (let down = 0; down <= units; down++) {
    const mass = binomialMass(units, down, only.q);
    if (mass > 0) sum += mass * fewerThan(others, needed - (units - down));
  }
  return Math.min(1, sum);
}

/**
 * Unavailability split by a beta factor: a share fails all units of a group at once, the rest each on its own. IEC
 * 61508-6.
 */
export interface CommonCause {
  common: number;
  own: number;
}

/**
 * `beta` of the unavailability q of each unit is common to its group. With beta > 0 more replicas stop helping at
 * beta q.
 */
export function splitByBeta(q: number, beta: number): CommonCause {
  const share = Math.min(1, Math.max(0, beta));
  return { common: share * q, own: (1 - share) * q };
}
