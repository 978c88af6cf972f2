import type { CallGraph, CallNode } from './call-graph';

/** What multiplies or diminishes calls on their way; all arrays by index, of nodes unless said otherwise. */
export interface Multipliers {
  /** Calls made over calls wanted: retries and hedges. */
  readonly amplification: Float64Array;
  /** Share of the calls that a rate limit on the whole component lets through, by component. */
  readonly passed: Float64Array;
  /** Share of the calls that hit; 0 where nothing is cached, and for calls that a cache does not answer in time. */
  readonly hits: Float64Array;
  /** The three above are parts of this. */
  readonly all: Float64Array;
}

/** Calls per second of each node and root. */
export interface Calls {
  readonly nodes: Float64Array;
  /** Executions of the flow per entry region. */
  readonly roots: Float64Array;
  /** A circle of queues multiplies its own messages: the rates are those after `MOST_ROUNDS` and still grow. */
  readonly diverging: boolean;
}

const MOST_ROUNDS = 60;
/** Rates above this are cut; no system has them, and products stay finite. */
const MOST_CALLS = 1e15;

export function noMultipliers(graph: CallGraph, hits: Float64Array): Multipliers {
  const by = multipliersOf(graph, new Float64Array(2 * graph.nodes.length + graph.model.components.length).fill(1));
  by.hits.set(hits);
  return by;
}

/** Names the parts of a vector. */
export function multipliersOf({ nodes, model }: CallGraph, all: Float64Array): Multipliers {
  const count = nodes.length;
  return {
    all,
    amplification: all.subarray(0, count),
    hits: all.subarray(count, 2 * count),
    passed: all.subarray(2 * count, 2 * count + model.components.length),
  };
}

/**
 * Spreads the rates of the flows over the nodes: calls = calls of the caller x its share that gets here (steps, misses,
 * fallbacks of what is down) x times x probability x fan-out x amplification. Consumers run once for each message
 * published to their queue, times their share.
 */
export function spreadCalls(graph: CallGraph, which: 'mean' | 'peak', multiple: number, by: Multipliers): Calls {
  const nodes = new Float64Array(graph.nodes.length);
  const roots = new Float64Array(graph.roots.length);
  let messages = new Float64Array(graph.stations.length);
  const rounds = graph.cyclic ? MOST_ROUNDS : 1;
  let diverging = graph.cyclic;
  for (let round = 0; round < rounds; round++) {
    const published = new Float64Array(graph.stations.length);
    const known = graph.cyclic ? messages : published;
    spreadOnce(graph, which, multiple, by, nodes, roots, known, published);
    if (graph.cyclic && settled(messages, published)) {
      diverging = false;
      break;
    }
    messages = published;
  }
  return { nodes, roots, diverging };
}

function spreadOnce(
  graph: CallGraph,
  which: 'mean' | 'peak',
  multiple: number,
  by: Multipliers,
  nodes: Float64Array,
  roots: Float64Array,
  known: Float64Array,
  published: Float64Array,
): void {
  let root = -1;
  for (const node of graph.nodes) {
    while (root < node.root) {
      root++;
      roots[root] = rootRate(graph, root, which, multiple, known);
    }
    const wanted = wantedCalls(graph, node, nodes, roots, by);
    nodes[node.index] = madeCalls(node, wanted, by);
    if (feedsQueue(node)) published[node.station]! += wanted * node.step.batch;
  }
  while (root < graph.roots.length - 1) {
    root++;
    roots[root] = rootRate(graph, root, which, multiple, known);
  }
}

/** Calls per second that a node is to make, before any is repeated. */
export function wantedCalls(
  graph: CallGraph,
  node: CallNode,
  nodes: Float64Array,
  roots: Float64Array,
  by: Multipliers,
): number {
  const before = node.parent < 0 ? roots[node.root]! : arrivals(graph, node, nodes, by);
  return Math.min(MOST_CALLS, before * node.ratio);
}

/** With those that are repeated. */
export function madeCalls(node: CallNode, wanted: number, by: Multipliers): number {
  return Math.min(MOST_CALLS, wanted * by.amplification[node.index]!);
}

/** Whether the calls of a node bring messages to a station that is up. */
export function feedsQueue({ station, step }: CallNode): boolean {
  return station >= 0 && (step.verb === 'publish' || step.verb === 'send');
}

/** Executions per second of a flow in one entry region; `known`: messages per second by station. */
export function rootRate(
  graph: CallGraph,
  root: number,
  which: 'mean' | 'peak',
  multiple: number,
  known: Float64Array,
): number {
  const { flow, share, queue } = graph.roots[root]!;
  const { rate, from } = graph.model.flows[flow]!;
  const own = queue < 0 ? (rate?.[which] ?? 0) * multiple * share : known[queue]! * (from?.share ?? 1);
  return own > 0 ? Math.min(MOST_CALLS, own) : 0;
}

/** How often per second the caller of a node gets to it. */
function arrivals(graph: CallGraph, node: CallNode, nodes: Float64Array, by: Multipliers): number {
  const parent = graph.nodes[node.parent]!;
  const calls = nodes[parent.index]!;
  const isCache = parent.component >= 0 && graph.model.components[parent.component]!.cache !== undefined;
  switch (node.relation) {
    case 'fallback':
      return parent.down ? calls / by.amplification[parent.index]! : 0;
    case 'miss':
      if (parent.down) return isCache ? calls / by.amplification[parent.index]! : 0;
      return (calls / by.amplification[parent.index]!) * passedOf(parent, by) * missShare(parent, by);
    case 'step':
      return parent.down ? 0 : calls * passedOf(parent, by);
  }
}

/** Share of the calls of a node that go on to what it does on a miss: only reads miss. */
export function missShare(node: CallNode, by: Multipliers): number {
  return node.step.operation === 'write' ? 0 : 1 - by.hits[node.index]!;
}

function passedOf(node: CallNode, by: Multipliers): number {
  return node.component < 0 ? 1 : by.passed[node.component]!;
}

function settled(before: Float64Array, after: Float64Array): boolean {
  return after.every((value, i) => Math.abs(value - before[i]!) <= 1e-9 * value);
}
