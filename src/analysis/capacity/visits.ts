import { type CallNode, placeOf } from './call-graph';
import { groupOf } from './held-calls';
import type { ServingGroup } from './serving-groups';
import type { HeldCall, PassInput, SolvedStation } from './solved-station';
import { delayMomentsBy, type StationQueue } from './station-queue';
import type { Visit } from './thread-pool';

/** Share of rejected calls from which on the end of a line is what limits it. */
const REJECTING = 1e-6;

interface Sums {
  rate: number;
  readonly queue: StationQueue;
}

/**
 * The queues that calls wait in while they hold a thread or connection, per time that one is taken. A callee with a pool of
 * its own counts with all that its calls wait for. `own`: the calls also visit their own station.
 */
export function visitsBelow(
  input: PassInput,
  stations: readonly SolvedStation[],
  held: readonly HeldCall[],
  own?: { station: number; serving: readonly ServingGroup[]; queues: readonly StationQueue[] },
): Visit[] {
  const sums = new Map<string, Sums>();
  let taken = 0;
  /** Counts a call, and what it makes below unless that is part of the visit. */
  const visit = (node: CallNode, solved: Pick<SolvedStation, 'serving' | 'queues'>, rate: number) => {
    const position = groupOf(node, solved.serving);
    const queue = solved.queues[position]!;
    const blocking = placeOf(input.graph, node.station).component.blocking && node.steps.length > 0;
    // Servers that are held over calls, and are enough for that, only pass on the waits.
    const isPassing = blocking && queue.pool === undefined;
    if (!isPassing || queue.queueLength > waitingBelow(input, stations, node.steps)) {
      const key = `${node.station} ${position}`;
      const sum = sums.get(key) ?? { rate: 0, queue };
      sum.rate += rate;
      sums.set(key, sum);
      if (blocking) return;
    }
    descend(node.steps);
  };
  const descend = (nodes: readonly number[]) => {
    for (const index of nodes) {
      const node = input.graph.nodes[index]!;
      if (!node.synchronous) continue;
      const solved = node.station < 0 ? undefined : stations[node.station];
      if (solved !== undefined) visit(node, solved, passedRate(input, node));
      else descend(node.steps);
      descend(node.misses);
    }
  };
  for (const call of held) {
    taken += call.rate;
    if (own !== undefined) visit(call.node, own, call.rate);
    else descend(call.node.steps);
  }
  if (!(taken > 0)) return [];
  return [...sums.values()].flatMap(({ rate, queue }) => {
    const { servers, arrivals, holding, loss, pool } = queue;
    const line = delayMomentsBy(queue);
    const openWait = line.mean + (pool?.waiting.mean ?? 0);
    if (!(servers > 0) || !(openWait > 0)) return [];
    // A line with an end keeps nobody longer than that: where it is full, calls are rejected.
    if (loss > REJECTING) return [];
    const left = Math.max(1 - (Math.max(0, arrivals - rate) * holding.mean) / servers, 1e-6);
    return [
      {
        visits: rate / taken,
        service: pool?.working ?? holding.mean,
        openWait,
        openWaitVariance: line.variance + (pool?.waiting.variance ?? 0),
        servers: servers * left,
        throughput: pool && Float64Array.from(pool.throughput, (perSecond) => perSecond * left),
      },
    ];
  });
}

/** Mean number of calls that wait further down while they hold a server here. */
export function waitingBelow(input: PassInput, stations: readonly SolvedStation[], nodes: readonly number[]): number {
  let waiting = 0;
  for (const index of nodes) {
    const node = input.graph.nodes[index]!;
    if (!node.synchronous) continue;
    const solved = node.station < 0 ? undefined : stations[node.station];
    if (solved !== undefined) {
      const queue = solved.queues[groupOf(node, solved.serving)]!;
      waiting += passedRate(input, node) * delayMomentsBy(queue).mean;
    }
    waiting += waitingBelow(input, stations, node.misses) + waitingBelow(input, stations, node.steps);
  }
  return waiting;
}

/** Calls per second that a rate limit lets through; the others hold nothing. */
function passedRate({ calls, by }: PassInput, { index, component }: CallNode): number {
  return calls[index]! * by.passed[component]!;
}
