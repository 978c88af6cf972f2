import type { Analysis } from '../../analysis/analyse';
import { Notes } from '../../spec/notes';

const cache = new Notes<Analysis, ReadonlyMap<string, number>>();

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
