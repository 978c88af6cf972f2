import type { LoadSolution, SolvePlan } from '../capacity/load-solver';
import { sharedLimit } from '../capacity/rate-limit';

/** Messages per second that the first step of a consumer can work off, in all regions, within the rate limits it meets. */
export function drainRate({ graph }: SolvePlan, solution: LoadSolution, flow: number): number | undefined {
  let rate: number | undefined;
  for (const root of graph.roots) {
    const first = root.flow === flow ? root.nodes[0] : undefined;
    if (first === undefined) continue;
    const node = graph.nodes[first]!;
    const station = solution.stations[node.station];
    if (station === undefined || !(station.holding > 0)) continue;
    const { servers } = station.queues[0]!;
    rate = (rate ?? 0) + servers / station.holding / Math.max(1e-12, node.ratio);
  }
  if (rate === undefined || !(rate > 0)) return undefined;
  const executions = graph.roots.reduce(
    (sum, root, index) => sum + (root.flow === flow ? solution.calls.roots[index]! : 0),
    0,
  );
  for (const node of graph.nodesOf[flow]!) {
    const component = graph.model.components[node.component];
    const limit = component && sharedLimit(component);
    if (limit === undefined || !(executions > 0)) continue;
    const perMessage = solution.calls.nodes[node.index]! / executions;
    if (perMessage > 0) rate = Math.min(rate, limit.rate / perMessage);
  }
  return rate;
}
