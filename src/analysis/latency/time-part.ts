import { constant, type Distribution } from '../methods/distribution/distribution';
import { mix } from '../methods/distribution/mixture';
import { sumOf } from '../methods/distribution/sum';

/**
 * A piece of the time of a request, as a tree that keeps who spends it: a hop of one component; a branch that only some
 * requests take; or a group whose time is made of its branches other than by adding (the slowest of several, a call cut
 * by a timeout and tried again).
 */
export type TimePart = Hop | Branch | Group;

export interface Hop {
  readonly kind: 'hop';
  readonly component: number;
  readonly distribution: Distribution;
  /** The same without the wait in line. */
  readonly work: Distribution;
}

export interface Branch {
  readonly kind: 'branch';
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

/** The distribution of times one after another. */
export function totalOf(parts: readonly TimePart[]): Distribution {
  if (parts.length === 1) return parts[0]!.distribution;
  const random: Distribution[] = [];
  let fixed = 0;
  for (const { distribution } of parts) {
    if (distribution.variance === 0) fixed += distribution.mean;
    else random.push(distribution);
  }
  if (fixed > 0) random.push(constant(fixed));
  return sumOf(random);
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
  const distribution = mix([
    { probability, distribution: totalOf(parts) },
    { probability: 1 - probability, distribution: constant(0) },
  ]);
  return { parts: [{ kind: 'branch', distribution, probability, parts }], lost, stuck };
}

/** Another distribution for the same parts. */
export function regroup(parts: readonly TimePart[], distribution: Distribution): TimePart[] {
  return [{ kind: 'group', distribution, branches: [parts] }];
}
