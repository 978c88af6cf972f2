import type { Flow, Step } from '../spec/model/flow';
import type { Model } from '../spec/model/model';
import { Notes } from '../spec/notes';

/** Who calls whom, over all flows; component indices, each pair once. */
export interface CallGraph {
  /** By component: the components that call it, -1 for a flow's own first steps. */
  readonly callers: readonly ReadonlySet<number>[];
  readonly callees: readonly ReadonlySet<number>[];
  /** By component: the flows that reach it. */
  readonly flows: readonly ReadonlySet<Flow>[];
}

const cache = new Notes<Model, CallGraph>();

/** The calls, messages and fallbacks of every flow; found once a model. */
export function callGraphOf(model: Model): CallGraph {
  const known = cache.get(model);
  if (known) return known;
  const empty = <T>() => model.components.map(() => new Set<T>());
  const graph = { callers: empty<number>(), callees: empty<number>(), flows: empty<Flow>() };
  const visit = (steps: readonly Step[], caller: number, flow: Flow) => {
    for (const step of steps) {
      const target = step.verb === 'parallel' ? caller : step.target;
      if (step.verb !== 'parallel') {
        graph.callers[target]?.add(caller);
        graph.callees[caller]?.add(target);
        graph.flows[target]?.add(flow);
      }
      visit(step.steps, target, flow);
      // What a miss or a failure asks for is called by whoever made the call.
      visit(step.onMiss, caller, flow);
      visit(step.onFailure, caller, flow);
    }
  };
  for (const flow of model.flows) visit(flow.steps, -1, flow);
  cache.set(model, graph);
  return graph;
}
