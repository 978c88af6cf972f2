import { placeOf } from './call-graph';
import { groupOf } from './held-calls';
import { isWrite } from './placement';
import type { HeldCall, PassInput, SolvedGroup, SolvedStation } from './solved-station';
import type { Visit } from './thread-pool';

interface Sums {
  rate: number;
  readonly group: SolvedGroup;
}

/**
 * The queues that calls wait in while they hold a thread or connection, per time that one is taken. What a blocking callee
 * calls in turn is part of its own holding time and not looked into. `own`: the calls also visit their own station.
 */
export function visitsBelow(
  input: PassInput,
  stations: readonly SolvedStation[],
  held: readonly HeldCall[],
  own?: { station: number; groups: readonly SolvedGroup[] },
): Visit[] {
  const sums = new Map<string, Sums>();
  let taken = 0;
  const count = (station: number, position: number, group: SolvedGroup, rate: number) => {
    const key = `${station} ${position}`;
    const sum = sums.get(key);
    if (sum) sum.rate += rate;
    else sums.set(key, { rate, group });
  };
  const descend = (nodes: readonly number[]) => {
    for (const index of nodes) {
      const node = input.graph.nodes[index]!;
      if (!node.synchronous) continue;
      const solved = node.station < 0 ? undefined : stations[node.station];
      if (solved !== undefined) {
        const position = groupOf(
          { node, write: isWrite(node.step) },
          solved.groups.map(({ group }) => group),
        );
        count(node.station, position, solved.groups[position]!, input.calls[index]!);
      }
      descend(node.misses);
      if (node.station < 0 || !placeOf(input.graph, node.station).component.blocking) descend(node.steps);
    }
  };
  for (const call of held) {
    taken += call.rate;
    if (own !== undefined) {
      const position = groupOf(
        call,
        own.groups.map(({ group }) => group),
      );
      count(own.station, position, own.groups[position]!, call.rate);
    }
    if (own === undefined || !placeOf(input.graph, own.station).component.blocking) descend(call.node.steps);
  }
  if (!(taken > 0)) return [];
  return [...sums.values()].flatMap(({ rate, group: { queue } }) => {
    if (!(queue.servers > 0) || !(queue.meanWait > 0)) return [];
    const others = Math.max(0, queue.arrivals - rate) * queue.holding.mean;
    const servers = Math.max(queue.servers - others, queue.servers * 1e-6);
    return [{ visits: rate / taken, service: queue.holding.mean, openWait: queue.meanWait, servers }];
  });
}
