import type { CallGraph } from './call-graph';

/** Hit ratio of each node: of the step, else of its cache, else computed; 0 where nothing says. */
export function hitRatios(graph: CallGraph): Float64Array {
  const hits = new Float64Array(graph.nodes.length);
  for (const { index, component, step } of graph.nodes) {
    if (component < 0) continue;
    const given = step.hitRatio ?? graph.model.components[component]!.cache?.hitRatio;
    hits[index] = Math.min(1, Math.max(0, given ?? 0));
  }
  return hits;
}
