/** The part of dagre's inner graph that an order of the layers is made from: nodes with a rank and an order in it. */
export interface LayeredGraph {
  nodes(): string[];
  node(id: string): LayeredNode;
  parent(id: string): string | undefined;
  inEdges(id: string): { readonly v: string }[] | undefined;
  outEdges(id: string): { readonly w: string }[] | undefined;
}

export interface LayeredNode {
  rank?: number;
  order?: number;
  /** Set for the nodes that stand for the sides of a group; they keep their place. */
  borderType?: string;
}

const passes = 8;

/**
 * Swaps neighbours in a layer while fewer edges cross, going on over swaps that change nothing, and keeps the best
 * order seen ("greedy switch", Eades and Kelly 1986). The barycentre heuristic alone gets stuck on small graphs,
 * where each crossing is seen. Members of a group stay together: only siblings are swapped.
 */
export function reduceCrossings(graph: LayeredGraph): void {
  const layers = layersOf(graph);
  const positions = new Map(layers.flatMap((layer) => layer.map((id, index) => [id, index] as const)));
  const neighbours = (id: string) => ({
    above: (graph.inEdges(id) ?? []).map(({ v }) => positions.get(v) ?? 0),
    below: (graph.outEdges(id) ?? []).map(({ w }) => positions.get(w) ?? 0),
  });
  const cost = (first: string, second: string): number => {
    const a = neighbours(first);
    const b = neighbours(second);
    return crossings(a.above, b.above) + crossings(a.below, b.below);
  };

  let best = new Map(positions);
  let fewest = totalCrossings(layers, cost);
  for (let pass = 0; pass < passes && fewest > 0; pass += 1) {
    for (const layer of layers) {
      for (let index = 0; index + 1 < layer.length; index += 1) {
        const first = layer[index];
        const second = layer[index + 1];
        if (first === undefined || second === undefined || !areExchangeable(graph, first, second)) continue;
        const kept = cost(first, second);
        if (kept === 0 || cost(second, first) > kept) continue;
        layer[index] = second;
        layer[index + 1] = first;
        positions.set(second, index).set(first, index + 1);
      }
    }
    const total = totalCrossings(layers, cost);
    if (total < fewest) {
      fewest = total;
      best = new Map(positions);
    }
  }
  for (const [id, order] of best) graph.node(id).order = order;
}

/** The ids of each layer in their order. */
function layersOf(graph: LayeredGraph): string[][] {
  const layers: string[][] = [];
  const placed = graph.nodes().filter((id) => graph.node(id).rank !== undefined && graph.node(id).order !== undefined);
  for (const id of placed.toSorted((a, b) => (graph.node(a).order ?? 0) - (graph.node(b).order ?? 0))) {
    const rank = graph.node(id).rank ?? 0;
    layers[rank] ??= [];
    layers[rank].push(id);
  }
  return layers.filter((layer) => layer !== undefined);
}

function areExchangeable(graph: LayeredGraph, a: string, b: string): boolean {
  const isBorder = (id: string) => graph.node(id).borderType !== undefined;
  return graph.parent(a) === graph.parent(b) && !isBorder(a) && !isBorder(b);
}

/** How many edges of a node cross edges of the node after it, to one neighbouring layer. */
function crossings(first: readonly number[], second: readonly number[]): number {
  let count = 0;
  for (const a of first) for (const b of second) if (a > b) count += 1;
  return count;
}

/** Each crossing is seen from both layers, which does not matter for a comparison. */
function totalCrossings(layers: readonly (readonly string[])[], cost: (a: string, b: string) => number): number {
  let total = 0;
  for (const layer of layers) {
    layer.forEach((id, index) => {
      for (const other of layer.slice(index + 1)) total += cost(id, other);
    });
  }
  return total;
}
