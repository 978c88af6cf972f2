import type { Model } from '../../spec/model/model';
import { analyse } from '../analyse';
import { analyseCapacity } from '../capacity/analyse-capacity';
import { scenariosAsExpected } from '../complete-results';
import { grow } from './grow';
import { leastSizes, smallestForLoad } from './least-sizes';
import type { SizeSpace, Steps } from './size-space';
import { trim } from './trim';

const nothing: ReadonlySet<string> = new Set();

/**
 * Sizes that meet everything, made as small as they can be: taken back from those given, and grown again from as few as the
 * load alone asks for, whichever costs less. One step less of any size that costs money then misses something. What the
 * author's scenarios expect stays as it is.
 */
export function shrink(space: SizeSpace, enough: Steps): Steps {
  const capacity = analyseCapacity(space.modelAt(enough));
  const least = leastSizes(space, capacity);
  if (least.size === 0) return enough;
  const keeps = scenarioKeeper(space.model);
  const fits = (steps: Steps) => space.holds(steps, nothing) && keeps(space.modelAt(steps));
  const regrown = grow(space, smallestForLoad(space, enough, least, capacity)).steps;
  const candidates = fits(regrown) ? [enough, regrown] : [enough];
  const smaller = candidates.map((steps) => trim(space, steps, fits, least));
  return smaller.reduce((best, steps) => (space.weightAt(steps) < space.weightAt(best) - 1e-9 ? steps : best));
}

/** Whether every scenario that is as expected now is so in another model. */
function scenarioKeeper(model: Model): (changed: Model) => boolean {
  if (model.scenarios.every(({ expect }) => expect === 'any')) return () => true;
  const expected = scenariosAsExpected(analyse(model));
  return (changed) => {
    const kept = new Set(scenariosAsExpected(analyse(changed)));
    return expected.every((id) => kept.has(id));
  };
}
