import type { CallGraph } from '../capacity/call-graph';
import type { Calls, Multipliers } from '../capacity/calls';

/** The calls that a design makes, as the capacity analysis solved them; the mean load for data and cost. */
export interface Traffic {
  readonly graph: CallGraph;
  readonly calls: Calls;
  readonly by: Multipliers;
}

/** Calls per second of a node without its retries and hedges: what a caller wanted done. */
export function wantedCalls({ calls, by }: Traffic, node: number): number {
  return calls.nodes[node]! / by.amplification[node]!;
}
