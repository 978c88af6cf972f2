import { smallestInteger } from '../methods/search';
import type { Knob } from './knob';
import type { SizeSpace, Steps } from './size-space';

const mostPasses = 5;

/**
 * Takes back what is not needed: each size to the one nearest to the model's own with which no more is missed than may be,
 * those that save most first, again until nothing changes. Afterwards one step less of any of them misses something.
 */
export function trim(space: SizeSpace, steps: Steps, allowed: ReadonlySet<string>): Steps {
  let current = steps;
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = current;
    for (const knob of bySavings(space, current)) current = trimOne(space, current, knob, allowed);
    if (before === current) break;
  }
  return current;
}

/** The same map where nothing can be taken back. */
function trimOne(space: SizeSpace, steps: Steps, knob: Knob, allowed: ReadonlySet<string>): Steps {
  const from = space.from(knob);
  const to = space.at(steps, knob);
  const direction = Math.sign(to - from);
  const away = Math.abs(to - from);
  if (away === 0) return steps;
  const at = (distance: number) => new Map(steps).set(knob, from + direction * distance);
  const least = smallestInteger(0, away - 1, away, (distance) => space.holds(at(distance), allowed)) ?? away;
  if (least === away) return steps;
  const trimmed = at(least);
  if (least === 0) trimmed.delete(knob);
  return trimmed;
}

/** Sizes that differ from the model's own, those first that cost most. */
export function bySavings(space: SizeSpace, steps: Steps): Knob[] {
  const weight = space.weightAt(steps);
  const savings = [...steps.keys()].map((knob) => {
    const without = new Map(steps);
    without.delete(knob);
    return { knob, saved: weight - space.weightAt(without) };
  });
  return savings.sort((a, b) => b.saved - a.saved).map(({ knob }) => knob);
}
