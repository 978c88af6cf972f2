import type { LoadSolution, SolvePlan } from './load-solver';

/** Bytes per second through the network interfaces of a station. */
export interface Traffic {
  readonly incoming: number;
  readonly outgoing: number;
}

/** Requests that a station receives and answers, and those that it sends to others; steps without sizes count nothing. */
export function trafficAt({ graph, order }: SolvePlan, { calls }: LoadSolution, station: number): Traffic {
  let incoming = 0;
  let outgoing = 0;
  const sent = (nodes: readonly number[]) => {
    for (const index of nodes) {
      const { step, steps, component } = graph.nodes[index]!;
      if (component < 0) {
        sent(steps);
        continue;
      }
      const rate = calls.nodes[index]!;
      outgoing += rate * (step.requestSize ?? 0);
      incoming += rate * (step.responseSize ?? 0);
    }
  };
  for (const { index, step, steps } of order.nodesAt[station]!) {
    const rate = calls.nodes[index]!;
    incoming += rate * (step.requestSize ?? 0);
    outgoing += rate * (step.responseSize ?? 0);
    sent(steps);
  }
  return { incoming, outgoing };
}
