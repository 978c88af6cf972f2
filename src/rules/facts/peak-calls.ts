import type { Analysis } from '../../analysis/analyse';
import { spreadCalls } from '../../analysis/capacity/calls';

const cache = new WeakMap<Analysis, ReadonlyMap<string, number>>();

/** Calls per second at peak by the path of the step that makes them, retries included. */
export function peakCalls(analysis: Analysis): ReadonlyMap<string, number> {
  const known = cache.get(analysis);
  if (known) return known;
  const { plan, peak } = analysis.capacity;
  const calls = new Map<string, number>();
  for (const { index, step } of plan.graph.nodes)
    calls.set(step.path, (calls.get(step.path) ?? 0) + (peak.calls.nodes[index] ?? 0));
  cache.set(analysis, calls);
  return calls;
}

/** Calls per second at peak by component index, if a cache had this hit ratio instead of its own. */
export function peakCallsWithHits({ capacity, model }: Analysis, component: number, hitRatio: number): Float64Array {
  const { plan, peak } = capacity;
  const hits = Float64Array.from(peak.by.hits);
  for (const node of plan.graph.nodes) if (node.component === component) hits[node.index] = hitRatio;
  const { nodes } = spreadCalls(plan.graph, 'peak', 1, { ...peak.by, hits });
  const calls = new Float64Array(model.components.length);
  for (const node of plan.graph.nodes) if (node.component >= 0) calls[node.component]! += nodes[node.index]!;
  return calls;
}
