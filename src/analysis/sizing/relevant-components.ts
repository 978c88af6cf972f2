import type { Step } from '../../spec/model/flow';
import type { Model } from '../../spec/model/model';
import type { Shortfall } from './shortfalls';

/** Components (indices) whose size may have to do with a shortfall; undefined: all of them. */
export function relevantComponents(model: Model, { path }: Shortfall): ReadonlySet<number> | undefined {
  const [of, id, what] = path.split('.');
  if (of === 'components') {
    const own = model.components.find((component) => component.id === id);
    if (!own) return undefined;
    // Whoever waits for it without end is as full; pools of others open connections; a queue limits its consumers, and a
    // cache answers in place of others.
    if (what === 'overloaded' || what === 'connections' || what === 'pools' || what === 'hottest_partition')
      return undefined;
    const caches = model.components.filter(({ cache }) => cache !== undefined).map(({ index }) => index);
    return new Set([own.index, ...feedersOf(model, own.index), ...caches]);
  }
  if (of !== 'flows') return undefined;
  const flow = model.flows.find((candidate) => candidate.id === id);
  if (!flow) return undefined;
  const found = new Set<number>(flow.from ? [flow.from.component] : []);
  addTargets(flow.steps, found);
  for (const index of [...found]) for (const needed of model.components[index]?.dependsOn ?? []) found.add(needed);
  return found;
}

/** The queues and streams that give a component its work. */
export function feedersOf(model: Model, component: number): number[] {
  return model.flows.flatMap(({ from, steps }) =>
    from && steps.some(({ target }) => target === component) ? [from.component] : [],
  );
}

function addTargets(steps: readonly Step[], to: Set<number>): void {
  for (const { target, steps: below, onMiss, onFailure } of steps) {
    if (target >= 0) to.add(target);
    addTargets(below, to);
    addTargets(onMiss, to);
    addTargets(onFailure, to);
  }
}
