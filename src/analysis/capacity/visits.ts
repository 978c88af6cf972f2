import { type CallNode, placeOf } from './call-graph';
import { groupOf } from './held-calls';
import type { ServingGroup } from './serving-groups';
import type { HeldCall, PassInput, SolvedStation } from './solved-station';
import type { StationQueue } from './station-queue';
import type { Visit } from './thread-pool';

/** Share of rejected calls from which on the end of a line is what limits it. */
const REJECTING = 1e-6;

interface Sums {
  rate: number;
  readonly queue: StationQueue;
}

/**
 * The queues that calls wait in while they hold a thread or connection, per time that one is taken. What a blocking callee
 * calls in turn is part of its own holding time and not looked into. `own`: the calls also visit their own station.
 */
export function visitsBelow(
  input: PassInput,
  stations: readonly SolvedStation[],
  held: readonly HeldCall[],
  own?: { station: number; serving: readonly ServingGroup[]; queues: readonly StationQueue[] },
): Visit[] {
  const sums = new Map<string, Sums>();
  let taken = 0;
  const count = (station: number, position: number, queue: StationQueue, rate: number) => {
    const key = `${station} ${position}`;
    const sum = sums.get(key);
    if (sum) sum.rate += rate;
    else sums.set(key, { rate, queue });
  };
  const descend = (nodes: readonly number[]) => {
    for (const index of nodes) {
      const node = input.graph.nodes[index]!;
      if (!node.synchronous) continue;
      const solved = node.station < 0 ? undefined : stations[node.station];
      if (solved !== undefined) {
        const position = groupOf(node, solved.serving);
        count(node.station, position, solved.queues[position]!, passedRate(input, node));
      }
      descend(node.misses);
      if (node.station < 0 || !placeOf(input.graph, node.station).component.blocking) descend(node.steps);
    }
  };
  for (const call of held) {
    taken += call.rate;
    if (own !== undefined) {
      const position = groupOf(call.node, own.serving);
      count(own.station, position, own.queues[position]!, call.rate);
    }
    if (own === undefined || !placeOf(input.graph, own.station).component.blocking) descend(call.node.steps);
  }
  if (!(taken > 0)) return [];
  return [...sums.values()].flatMap(({ rate, queue }) => {
    if (!(queue.servers > 0) || !(queue.meanWait > 0)) return [];
    // A line with an end keeps nobody longer than that: where it is full, calls are rejected.
    if (queue.loss > REJECTING) return [];
    const others = Math.max(0, queue.arrivals - rate) * queue.holding.mean;
    const servers = Math.max(queue.servers - others, queue.servers * 1e-6);
    return [{ visits: rate / taken, service: queue.holding.mean, openWait: queue.meanWait, servers }];
  });
}

/** Mean number of calls that wait in queues further down while they hold a server here. */
export function waitingBelow(input: PassInput, stations: readonly SolvedStation[], nodes: readonly number[]): number {
  let waiting = 0;
  for (const index of nodes) {
    const node = input.graph.nodes[index]!;
    if (!node.synchronous) continue;
    const solved = node.station < 0 ? undefined : stations[node.station];
    if (solved !== undefined) {
      waiting += passedRate(input, node) * solved.queues[groupOf(node, solved.serving)]!.meanWait;
    }
    waiting += waitingBelow(input, stations, node.misses);
    const holds = node.station >= 0 && placeOf(input.graph, node.station).component.blocking;
    if (!holds) waiting += waitingBelow(input, stations, node.steps);
  }
  return waiting;
}

/** Calls per second that a rate limit lets through; the others hold nothing. */
function passedRate({ calls, by }: PassInput, { index, component }: CallNode): number {
  return calls[index]! * by.passed[component]!;
}
