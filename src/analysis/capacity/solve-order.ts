import { type CallGraph, type CallNode, callerOf, placeOf } from './call-graph';

/** In which order stations can be solved, and which nodes each serves. */
export interface SolveOrder {
  /** Callees before their callers. */
  readonly stations: readonly number[];
  readonly nodesAt: readonly (readonly CallNode[])[];
  /** Components call each other in a circle, so that waits depend on each other and take several passes. */
  readonly cyclic: boolean;
  /** By station: the most consumers that can be busy, where all that feeds it are partitioned queues; else infinite. */
  readonly consumerLimit: readonly number[];
  /** By component: somebody reaches it through a pool of connections. */
  readonly pooled: readonly boolean[];
  /** By station: the time of every call there is known, so that its load can be told. */
  readonly timed: readonly boolean[];
}

export function solveOrder(graph: CallGraph): SolveOrder {
  const nodesAt: CallNode[][] = graph.stations.map(() => []);
  const callees: Set<number>[] = graph.stations.map(() => new Set());
  let selfCalling = false;
  for (const node of graph.nodes) {
    if (node.station < 0) continue;
    nodesAt[node.station]!.push(node);
    if (!node.synchronous) continue;
    for (const caller of [callerOf(graph, node), stepAbove(graph, node)]) {
      const station = caller < 0 ? -1 : graph.nodes[caller]!.station;
      if (station === node.station) selfCalling = true;
      else if (station >= 0) callees[station]!.add(node.station);
    }
  }
  const { order, cyclic } = calleesFirst(callees);
  const pooled = graph.model.components.map(() => false);
  for (const { pools } of graph.model.components) for (const [target] of pools) pooled[target] = true;
  return {
    stations: order,
    nodesAt,
    cyclic: cyclic || selfCalling,
    pooled,
    consumerLimit: nodesAt.map((nodes, station) => consumerLimit(graph, station, nodes)),
    timed: nodesAt.map((nodes, station) => isTimed(graph, station, nodes)),
  };
}

function isTimed(graph: CallGraph, station: number, nodes: readonly CallNode[]): boolean {
  if (placeOf(graph, station).component.service !== undefined) return true;
  return nodes.length > 0 && nodes.every(({ step }) => step.service !== undefined);
}

/** The step under which a node is written: its time includes that of the node, even if another component makes the call. */
function stepAbove(graph: CallGraph, node: CallNode): number {
  let { parent } = node;
  while (parent >= 0 && graph.nodes[parent]!.component < 0) parent = graph.nodes[parent]!.parent;
  return parent;
}

function calleesFirst(callees: readonly ReadonlySet<number>[]): { order: number[]; cyclic: boolean } {
  const order: number[] = [];
  const state = new Uint8Array(callees.length);
  let cyclic = false;
  for (let start = 0; start < callees.length; start++) {
    if (state[start] !== 0) continue;
    const stack = [{ station: start, rest: [...callees[start]!] }];
    state[start] = 1;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.rest.pop();
      if (next === undefined) {
        state[top.station] = 2;
        order.push(top.station);
        stack.pop();
      } else if (state[next] === 0) {
        state[next] = 1;
        stack.push({ station: next, rest: [...callees[next]!] });
      } else if (state[next] === 1) cyclic = true;
    }
  }
  return { order, cyclic };
}

/** A partition is read by one consumer at a time, a totally ordered queue by one at all: further consumers are idle. */
function consumerLimit(graph: CallGraph, station: number, nodes: readonly CallNode[]): number {
  if (placeOf(graph, station).component.kind !== 'worker' || nodes.length === 0) return Number.POSITIVE_INFINITY;
  const queues = new Set<number>();
  for (const node of nodes) {
    const { queue } = graph.roots[node.root]!;
    if (node.parent >= 0 || queue < 0) return Number.POSITIVE_INFINITY;
    queues.add(queue);
  }
  let partitions = 0;
  for (const queue of queues) {
    const traits = placeOf(graph, queue).component.queue;
    partitions += traits?.ordering === 'total' ? 1 : (traits?.partitions ?? Number.POSITIVE_INFINITY);
  }
  return partitions;
}
