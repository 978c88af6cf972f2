import type { Step } from '../../spec/model/flow';
import type { ReliabilityComponent, ReliabilityFlow } from './reliability-model';

interface Components {
  readonly components: readonly Pick<ReliabilityComponent, 'dependsOn'>[];
}

/** Components that a flow calls or publishes to, what feeds it, and what these depend on. */
export function componentsOnPath(model: Components, flow: Pick<ReliabilityFlow, 'from' | 'steps'>): Set<number> {
  const path = new Set<number>();
  const visit = (step: Step) => {
    if (step.verb === 'send') return;
    if (step.via === undefined) addWithDependencies(model, step.target, path);
    step.steps.forEach(visit);
    step.onMiss.forEach(visit);
    step.onFailure.forEach(visit);
  };
  if (flow.from) addWithDependencies(model, flow.from.component, path);
  flow.steps.forEach(visit);
  return path;
}

/** Whether anything is known of how often one of these fails: its author said so, or a failure has taken it away. */
export function isAnyRated(
  model: { readonly components: readonly ReliabilityComponent[] },
  components: Iterable<number>,
): boolean {
  for (const index of components) {
    const component = model.components[index];
    if (!component) continue;
    if (component.failure !== undefined || component.sla !== undefined || component.placements.length === 0)
      return true;
  }
  return false;
}

export function addWithDependencies(model: Components, index: number, to: Set<number>): void {
  const component = model.components[index];
  if (!component || to.has(index)) return;
  to.add(index);
  for (const dependency of component.dependsOn) addWithDependencies(model, dependency, to);
}
