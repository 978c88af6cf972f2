import type { Flow, Step } from '../../spec/model/flow';
import type { LoadModel } from '../capacity/load-model';

/**
 * Whether anything says how long a flow takes. Brokers take no time unless they say so; a flow that calls others and
 * knows of none of them how long it takes has no latency, where those that know of some count the rest as no time.
 */
export function isTimeKnown(model: LoadModel, { steps }: Pick<Flow, 'steps'>): boolean {
  return knowsAny(model, steps) ?? true;
}

/** Whether the time of anything that the requests wait for while nothing fails is known; undefined if they wait for nothing. */
function knowsAny(model: LoadModel, steps: readonly Step[]): boolean | undefined {
  let known: boolean | undefined;
  for (const { verb, via, service, target, steps: below, onMiss } of steps) {
    const waits = verb === 'call' || (verb === 'publish' && !via);
    if (!waits && verb !== 'parallel') continue;
    if (waits && (verb === 'publish' || (service ?? model.components[target]?.service) !== undefined)) return true;
    for (const nested of [below, onMiss]) {
      const inside = knowsAny(model, nested);
      if (inside) return true;
      known ??= inside;
    }
    if (waits) known = false;
  }
  return known;
}
