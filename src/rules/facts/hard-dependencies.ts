import type { Component } from '../../spec/model/component';
import type { Flow, Step } from '../../spec/model/flow';
import type { Model } from '../../spec/model/model';
import { Notes } from '../../spec/notes';

/** Whether a flow that people wait for stops, for some requests at least, without the component; a cache that is down is a miss. */
export function flowNeeds(flow: Flow, component: Component): boolean {
  return component.kind !== 'cache' && neededBy(flow).has(component.index);
}

/** Whether every request of a flow needs the component, not only those that take a branch or miss a cache. */
export function flowAlwaysNeeds(flow: Flow, component: Component): boolean {
  return component.kind !== 'cache' && needsOf(flow, false).has(component.index);
}

/** What a flow promises, the highest first, over the flows that need a component. */
export function strictestPromise(component: Component, { flows }: Model): { flow: Flow; target: number } | undefined {
  let strictest: { flow: Flow; target: number } | undefined;
  for (const flow of flows) {
    const target = flow.slo.availability;
    if (target === undefined || target <= (strictest?.target ?? 0) || !flowNeeds(flow, component)) continue;
    strictest = { flow, target };
  }
  return strictest;
}

/** A consumer without an objective delays its results when it stops; its messages wait. */
function counts(flow: Flow): boolean {
  if (flow.criticality === 'best-effort') return false;
  return flow.from === undefined || flow.freshness !== undefined || flow.slo.availability !== undefined;
}

const known = new Notes<Flow, ReadonlySet<number>>();

/** Asked of every flow for every component. */
function neededBy(flow: Flow): ReadonlySet<number> {
  let needed = known.get(flow);
  if (needed === undefined) {
    needed = needsOf(flow, true);
    known.set(flow, needed);
  }
  return needed;
}

/** Component indices. `branches`: also those that only some requests need. */
function needsOf(flow: Flow, branches: boolean): ReadonlySet<number> {
  const needed = new Set<number>();
  const visit = (steps: readonly Step[]) => {
    for (const step of steps) {
      if (step.optional || step.onFailure.length > 0 || step.verb === 'send' || step.via) continue;
      if (step.verb === 'parallel' && step.waitFor !== 'all') continue;
      if (!branches && (step.probability < 1 || step.times < 1)) continue;
      needed.add(step.target);
      visit(step.steps);
      if (branches) visit(step.onMiss);
    }
  };
  if (counts(flow)) visit(flow.steps);
  return needed;
}
