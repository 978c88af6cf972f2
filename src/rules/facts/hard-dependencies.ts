import type { Component } from '../../spec/model/component';
import type { Flow, Step } from '../../spec/model/flow';
import type { Model } from '../../spec/model/model';

/** Whether a flow that people wait for stops, for some requests at least, without the component; a cache that is down is a miss. */
export function flowNeeds(flow: Flow, component: Component): boolean {
  return (
    counts(flow) && component.kind !== 'cache' && flow.steps.some((step) => stepNeeds(step, component.index, true))
  );
}

/** Whether every request of a flow needs the component, not only those that take a branch or miss a cache. */
export function flowAlwaysNeeds(flow: Flow, component: Component): boolean {
  return (
    counts(flow) && component.kind !== 'cache' && flow.steps.some((step) => stepNeeds(step, component.index, false))
  );
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

function stepNeeds(step: Step, component: number, branches: boolean): boolean {
  if (step.optional || step.onFailure.length > 0 || step.verb === 'send' || step.via) return false;
  if (step.verb === 'parallel' && step.waitFor !== 'all') return false;
  if (!branches && (step.probability < 1 || step.times < 1)) return false;
  if (step.target === component) return true;
  const inside = branches ? [...step.steps, ...step.onMiss] : step.steps;
  return inside.some((nested) => stepNeeds(nested, component, branches));
}
