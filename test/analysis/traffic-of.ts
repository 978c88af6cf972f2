import { buildCallGraph } from '../../src/analysis/capacity/call-graph';
import { noMultipliers, spreadCalls } from '../../src/analysis/capacity/calls';
import type { Traffic } from '../../src/analysis/data/traffic';
import type { Model } from '../../src/spec/model/model';

/** The mean load of a model without retries, each cache hitting as its component says. */
export function trafficOf(model: Model): Traffic {
  const graph = buildCallGraph(model);
  const hits = Float64Array.from(graph.nodes, ({ step }) => {
    return step.hitRatio ?? model.components[step.target]?.cache?.hitRatio ?? 0;
  });
  const by = noMultipliers(graph, hits);
  return { graph, by, calls: spreadCalls(graph, 'mean', 1, by) };
}
