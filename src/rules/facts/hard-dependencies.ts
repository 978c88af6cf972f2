import type { Component } from '../../spec/model/component';
import type { Flow, Step } from '../../spec/model/flow';
import type { Model } from '../../spec/model/model';
import { noted } from '../../spec/notes';

/** Flows that people wait for and that stop, for some requests at least, without the component; a cache that is down is a miss. */
export function flowsThatNeed({ kind, index }: Component, { flows }: Model): readonly Flow[] {
  return kind === 'cache' ? [] : (needing(flows).get(index) ?? []);
}

/** Those of which every request needs the component, not only those that take a branch or miss a cache. */
export function flowsThatAlwaysNeed({ kind, index }: Component, { flows }: Model): readonly Flow[] {
  return kind === 'cache' ? [] : (alwaysNeeding(flows).get(index) ?? []);
}

/** What a flow promises, the highest first, over the flows that need a component. */
export function strictestPromise(component: Component, model: Model): { flow: Flow; target: number } | undefined {
  let strictest: { flow: Flow; target: number } | undefined;
  for (const flow of flowsThatNeed(component, model)) {
    const target = flow.slo.availability;
    if (target !== undefined && target > (strictest?.target ?? 0)) strictest = { flow, target };
  }
  return strictest;
}

const needing = noted((flows: readonly Flow[]) => byNeeded(flows, true));
const alwaysNeeding = noted((flows: readonly Flow[]) => byNeeded(flows, false));

/** Flows by the index of a component that they need. */
function byNeeded(flows: readonly Flow[], branches: boolean): ReadonlyMap<number, readonly Flow[]> {
  const found = new Map<number, Flow[]>();
  for (const flow of flows) {
    for (const component of neededBy(flow, branches)) {
      const known = found.get(component);
      if (known) known.push(flow);
      else found.set(component, [flow]);
    }
  }
  return found;
}

/** Component indices. `branches`: also those that only some requests need. */
function neededBy(flow: Flow, branches: boolean): ReadonlySet<number> {
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

/** A consumer without an objective delays its results when it stops; its messages wait. */
function counts(flow: Flow): boolean {
  if (flow.criticality === 'best-effort') return false;
  return flow.from === undefined || flow.freshness !== undefined || flow.slo.availability !== undefined;
}
