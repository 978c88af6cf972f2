import { type Moments, maybeMoments } from '../capacity/moments';
import { constant, type Distribution, isSmooth, widened } from '../methods/distribution/distribution';
import { mix } from '../methods/distribution/mixture';
import { sumOf } from '../methods/distribution/sum';
import type { Line } from './revisits';

/**
 * A piece of the time of a request, as a tree that keeps who spends it: a hop of one component; a branch that only some
 * requests take; or a group whose time is made of its branches other than by adding (the slowest of several, a call cut
 * by a timeout and tried again).
 */
export type TimePart = Hop | Branch | Group;

/** Its distribution is made when it is needed: what varies little beside the rest of a path is known by its moments. */
export interface Hop {
  readonly kind: 'hop';
  readonly component: number;
  readonly mean: number;
  readonly variance: number;
  readonly distribution: Distribution;
  /** The same without the wait in line. */
  readonly work: Distribution;
  /** That wait, where others may stand in the same line again. */
  readonly line?: Line;
}

export interface Branch {
  readonly kind: 'branch';
  /** Made when it is needed. */
  readonly distribution: Distribution;
  readonly probability: number;
  readonly parts: readonly TimePart[];
}

export interface Group {
  readonly kind: 'group';
  readonly distribution: Distribution;
  readonly branches: readonly (readonly TimePart[])[];
}

/** Times one after another, with the two ways of not ending well. */
export interface TimedSequence {
  readonly parts: readonly TimePart[];
  /** P(it fails). */
  readonly lost: number;
  /** P(it never ends). */
  readonly stuck: number;
}

export const nothing: TimedSequence = { parts: [], lost: 0, stuck: 0 };

/** Share of the variance of a path up to which hops only widen the rest. */
const NARROW = 0.01;

/**
 * The distribution of times one after another. Mean and variance are exact. Hops that together vary by less than 1 % of
 * the whole widen the sum of the others instead of being added to it, which moves its percentiles by less than 0.1 %,
 * rarely by 2 %: as much as the order does in which the others are added.
 */
export function totalOf(parts: readonly TimePart[]): Distribution {
  if (parts.length === 1) return parts[0]!.distribution;
  let fixed = 0;
  let variance = 0;
  const random: TimePart[] = [];
  for (const part of parts) {
    const moments = part.kind === 'hop' ? part : part.distribution;
    if (moments.variance > 0) random.push(part);
    else fixed += moments.mean;
    variance += moments.variance;
  }
  const { kept, mean, narrow } = withoutNarrow(random, variance);
  return widened(sumOf(kept.map(({ distribution }) => distribution)), fixed + mean, narrow);
}

/** The parts that shape a sum, and mean and variance of the others. */
function withoutNarrow(
  parts: readonly TimePart[],
  variance: number,
): { kept: readonly TimePart[]; mean: number; narrow: number } {
  if (parts.length < 2) return { kept: parts, mean: 0, narrow: 0 };
  const widest = [...parts].sort((a, b) => varianceOf(b) - varianceOf(a));
  const smooth = widest.find(({ distribution }) => isSmooth(distribution));
  if (smooth === undefined) return { kept: parts, mean: 0, narrow: 0 };
  const hops = widest.filter((part) => part.kind === 'hop');
  // The sum changes over no less than what its smoothest part changes over; what varies less than that cannot be seen.
  const limit = Math.min(NARROW * variance, 0.02 * smooth.distribution.detail ** 2);
  const dropped = new Set<TimePart>();
  let mean = 0;
  let narrow = 0;
  for (let hop = hops.pop(); hop !== undefined && narrow + hop.variance <= limit; hop = hops.pop()) {
    if (hop === smooth) continue;
    dropped.add(hop);
    mean += hop.mean;
    narrow += hop.variance;
  }
  return { kept: dropped.size > 0 ? parts.filter((part) => !dropped.has(part)) : parts, mean, narrow };
}

function varianceOf(part: TimePart): number {
  return part.kind === 'hop' ? part.variance : part.distribution.variance;
}

/** The distribution that times one after another would have if nobody waited in line. */
export function workOf(parts: readonly TimePart[]): Distribution {
  return sumOf(
    parts.map((part) => {
      if (part.kind === 'hop') return part.work;
      if (part.kind === 'group') return part.distribution;
      return mix([
        { probability: part.probability, distribution: workOf(part.parts) },
        { probability: 1 - part.probability, distribution: constant(0) },
      ]);
    }),
  );
}

/** Times one after another, of which each may fail or never end. */
export function chain(sequences: readonly TimedSequence[]): TimedSequence {
  if (sequences.length === 1) return sequences[0]!;
  let answered = 1;
  let ending = 1;
  const parts: TimePart[] = [];
  for (const sequence of sequences) {
    parts.push(...sequence.parts);
    answered *= 1 - sequence.lost;
    ending *= 1 - sequence.stuck;
  }
  return { parts, lost: 1 - answered, stuck: 1 - ending };
}

/** A sequence that is gone through with the given probability. */
export function maybe(sequence: TimedSequence, probability: number): TimedSequence {
  if (probability >= 1) return sequence;
  if (!(probability > 0)) return nothing;
  const { parts } = sequence;
  const lost = sequence.lost * probability;
  const stuck = sequence.stuck * probability;
  if (parts.length === 0) return { parts, lost, stuck };
  return { parts: [new TakenBranch(parts, probability)], lost, stuck };
}

/** A class, as an accessor of its own would cost each object more than it spares. */
class TakenBranch implements Branch {
  readonly kind = 'branch';
  readonly parts: readonly TimePart[];
  readonly probability: number;
  #distribution: Distribution | undefined;

  constructor(parts: readonly TimePart[], probability: number) {
    this.parts = parts;
    this.probability = probability;
  }

  get distribution(): Distribution {
    this.#distribution ??= mix([
      { probability: this.probability, distribution: totalOf(this.parts) },
      { probability: 1 - this.probability, distribution: constant(0) },
    ]);
    return this.#distribution;
  }
}

/** Mean and variance of times one after another, for which branches need no distribution. */
export function momentsOf(parts: readonly TimePart[]): Moments {
  let mean = 0;
  let variance = 0;
  for (const part of parts) {
    const own = part.kind === 'branch' ? maybeMoments(momentsOf(part.parts), part.probability) : ofWhole(part);
    mean += own.mean;
    variance += own.variance;
  }
  return { mean, variance };
}

function ofWhole(part: Hop | Group): Moments {
  return part.kind === 'hop' ? part : part.distribution;
}

/** Another distribution for the same parts. */
export function regroup(parts: readonly TimePart[], distribution: Distribution): TimePart[] {
  return [{ kind: 'group', distribution, branches: [parts] }];
}
