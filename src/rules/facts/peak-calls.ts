import type { Analysis } from '../../analysis/analyse';
import type { CapacityAnalysis } from '../../analysis/capacity/capacity-analysis';
import { noted } from '../../spec/notes';

/** Calls per second at peak by the path of the step that makes them, retries included. */
export function peakCalls({ capacity }: Analysis): ReadonlyMap<string, number> {
  return callsOf(capacity);
}

const callsOf = noted(({ plan, peak }: CapacityAnalysis) => {
  const calls = new Map<string, number>();
  for (const { index, step } of plan.graph.nodes)
    calls.set(step.path, (calls.get(step.path) ?? 0) + (peak.calls.nodes[index] ?? 0));
  return calls;
});
