import type { Model } from '../../spec/model/model';
import { type Grown, grow } from './grow';
import { type Knob, knobValue, type SizeField } from './knob';
import type { Shortfall } from './shortfalls';
import { shrink } from './shrink';
import { SizeSpace, type Steps } from './size-space';
import { bySavings, trim } from './trim';

/** One size that is to be another. */
export interface SizeChange extends Knob {
  readonly from: number;
  readonly to: number;
}

/** A design made large enough. */
export interface SizedDesign {
  readonly model: Model;
  /** In the order of the components. */
  readonly changes: readonly SizeChange[];
  /** What is missed all the same: no sizes that were tried help. */
  readonly remaining: readonly Shortfall[];
}

/**
 * Sizes with which a design meets every objective that sizes can meet, also those of `survive` and `headroom`, at the
 * least cost that a search by single steps finds. Each is the smallest with which nothing more is missed, the others given.
 * While something is missed that no size helps, sizes only grow, but for pools that open too many connections: what is
 * missed already would not say how far to go.
 */
export function sizeToObjectives(model: Model): SizedDesign {
  const first = new SizeSpace(model);
  const grown = first.assess(new Map()).total === 0 ? { space: first, steps: new Map() } : largeEnough(model, first);
  const { space } = grown;
  const isMet = space.assess(grown.steps).shortfalls.size === 0;
  const steps = isMet ? shrink(space, grown.steps) : grown.steps;
  const sized = space.modelAt(steps);
  return {
    model: sized,
    changes: space.knobs
      .map((knob) => ({ ...knob, from: knobValue(model, knob), to: knobValue(sized, knob) }))
      .filter(({ from, to }) => from !== to),
    remaining: [...space.assess(steps).shortfalls.values()],
  };
}

/** Sizes that meet what sizes can meet, none of them below those of the model. */
function largeEnough(model: Model, first: SizeSpace): { space: SizeSpace; steps: Steps } {
  const space = new SizeSpace(model, outOfReach(first));
  let best = grow(space);
  if (best.assessment.total > 0) for (const steps of together(space, best.steps)) best = better(best, steps, space);
  const allowed = new Set(best.assessment.shortfalls.keys());
  return {
    space,
    steps: exchange(
      space,
      trim(space, best.steps, (steps) => space.holds(steps, allowed)),
      allowed,
    ),
  };
}

/** Objectives of flows that are missed however large everything is: those are not worth a search. */
function outOfReach(space: SizeSpace): Set<string> {
  const missed = [new Map(), ...together(space)].map((steps) => space.assess(steps).shortfalls);
  const keys = [...(missed[0]?.keys() ?? [])].filter((key) => missed[0]?.get(key)?.path.startsWith('flows.'));
  return new Set(keys.filter((key) => missed.every((shortfalls) => shortfalls.has(key))));
}

/** Does without each of the sizes in turn, the dearest first, where others can make up for it and cost less. */
function exchange(space: SizeSpace, steps: Steps, allowed: ReadonlySet<string>): Steps {
  let best = steps;
  for (const knob of bySavings(space, steps)) {
    if (!best.has(knob) || space.isExhausted) continue;
    const rest = new Map(best);
    rest.delete(knob);
    const { steps: other, assessment } = grow(space, rest, knob, allowed);
    if ([...assessment.shortfalls.keys()].some((key) => !allowed.has(key))) continue;
    const trimmed = trim(space, other, (steps) => space.holds(steps, allowed));
    if (space.weightAt(trimmed) < space.weightAt(best) - 1e-9) best = trimmed;
  }
  return best;
}

/** All sizes of some kinds larger at once, for what no single one changes. */
function together(space: SizeSpace, start: Steps = new Map()): Steps[] {
  const kinds: SizeField[][] = [
    ['replicas', 'minimum', 'maximum'],
    ['replicas', 'minimum', 'maximum', 'shards', 'partitions', 'pool', 'memory'],
  ];
  return kinds.flatMap((fields) =>
    [4, 16].map(
      (times) =>
        new Map([
          ...start,
          ...space.knobs
            .filter(({ field }) => fields.includes(field))
            .map((knob): [Knob, number] => [knob, larger(knob, space.at(start, knob), times)]),
        ]),
    ),
  );
}

/** Bytes go up a decade in 90 steps. */
function larger({ field }: Knob, step: number, times: number): number {
  return field === 'memory' ? step + Math.round(90 * Math.log10(times)) : Math.max(1, step) * times;
}

/** The one that misses less, where it misses nothing that the other meets. */
function better(best: Grown, steps: Steps, space: SizeSpace): Grown {
  const assessment = space.assess(steps);
  const isSubset = [...assessment.shortfalls.keys()].every((key) => best.assessment.shortfalls.has(key));
  return isSubset && assessment.shortfalls.size < best.assessment.shortfalls.size ? { steps, assessment } : best;
}
