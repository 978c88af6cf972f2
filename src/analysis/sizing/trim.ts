import { smallestInteger } from '../methods/search';
import type { Knob } from './knob';
import type { SizeSpace, Steps } from './size-space';

const mostPasses = 5;
const modelsOwn: Steps = new Map();

/**
 * Takes back what is not needed: each size to the one nearest to the model's own that still fits, those that save most
 * first, again until nothing changes. Afterwards one step less of any of them does not fit.
 *
 * @param fits whether all that has to hold does
 * @param least for sizes that may become smaller than the model's own: how small
 */
export function trim(space: SizeSpace, steps: Steps, fits: (steps: Steps) => boolean, least = modelsOwn): Steps {
  let current = steps;
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = current;
    for (const knob of bySavings(space, current, least)) {
      current = trimOne(space, current, knob, least.get(knob) ?? space.from(knob), fits);
    }
    if (before === current) break;
  }
  return current;
}

/** The same map where nothing can be taken back. */
function trimOne(space: SizeSpace, steps: Steps, knob: Knob, goal: number, fits: (steps: Steps) => boolean): Steps {
  const now = space.at(steps, knob);
  const direction = Math.sign(now - goal);
  const away = Math.abs(now - goal);
  if (away === 0) return steps;
  const at = (distance: number) => new Map(steps).set(knob, goal + direction * distance);
  const nearest = smallestInteger(0, away - 1, away, (distance) => fits(at(distance))) ?? away;
  if (nearest === away) return steps;
  const trimmed = at(nearest);
  if (space.at(trimmed, knob) === space.from(knob)) trimmed.delete(knob);
  return trimmed;
}

/** Sizes that differ from the model's own or may be smaller, those first that it saves most to do without. */
export function bySavings(space: SizeSpace, steps: Steps, least = modelsOwn): Knob[] {
  const weight = space.weightAt(steps);
  const savings = [...new Set([...steps.keys(), ...least.keys()])].map((knob) => {
    const without = new Map(steps).set(knob, least.get(knob) ?? space.from(knob));
    return { knob, saved: weight - space.weightAt(without) };
  });
  return savings.sort((a, b) => b.saved - a.saved).map(({ knob }) => knob);
}
