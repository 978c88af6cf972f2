import type { CallNode } from './call-graph';
import { feedsQueue, type Multipliers, madeCalls, rootRate, spreadCalls, wantedCalls } from './calls';
import type { LoadSolution, SolvePlan } from './load-solver';

/**
 * The calls at peak, were the hit ratios of a cache others. Many caches can be asked about one after another: only the
 * flows that look the cache up, and the consumers of what these publish, are spread again.
 */
export class OtherHits {
  /** Those of the peak between two questions. */
  readonly #nodes: Float64Array;
  readonly #roots: Float64Array;
  readonly #by: Multipliers;
  readonly #messages: Float64Array;
  readonly #fedRoots = new Map<number, number[]>();
  readonly #plan: SolvePlan;
  readonly #peak: LoadSolution;

  constructor(plan: SolvePlan, peak: LoadSolution) {
    const { stations, roots } = plan.graph;
    this.#plan = plan;
    this.#peak = peak;
    this.#nodes = peak.calls.nodes.slice();
    this.#roots = peak.calls.roots.slice();
    this.#by = { ...peak.by, hits: peak.by.hits.slice() };
    this.#messages = new Float64Array(stations.length);
    roots.forEach(({ queue }, root) => {
      const known = this.#fedRoots.get(queue);
      if (known) known.push(root);
      else this.#fedRoots.set(queue, [root]);
    });
  }

  /** Calls per second by node, of the nodes that get others. */
  callsWith(cache: number, hitRatio: number): ReadonlyMap<CallNode, number> {
    const { graph, order } = this.#plan;
    const lookups = graph.stationsOf[cache]!.flatMap((station) => order.nodesAt[station]!);
    if (lookups.every(({ misses }) => misses.length === 0)) return new Map();
    for (const { index } of lookups) this.#by.hits[index] = hitRatio;
    const after = graph.cyclic ? this.#spreadAll() : this.#spreadFrom(lookups);
    for (const { index } of lookups) this.#by.hits[index] = this.#peak.by.hits[index]!;
    return after;
  }

  /** Where consumers feed each other in a circle, all calls take several rounds. */
  #spreadAll(): Map<CallNode, number> {
    const { graph } = this.#plan;
    const { nodes } = spreadCalls(graph, 'peak', 1, this.#by);
    const changed = graph.nodes.filter(({ index }) => nodes[index] !== this.#peak.calls.nodes[index]);
    return new Map(changed.map((node) => [node, nodes[node.index]!]));
  }

  #spreadFrom(lookups: readonly CallNode[]): Map<CallNode, number> {
    const { graph } = this.#plan;
    const peak = this.#peak;
    const after = new Map<CallNode, number>();
    const changed = new Set(lookups.map(({ root }) => root));
    // Producers come before consumers, so whatever feeds a root has been spread when its turn comes.
    for (let root = Math.min(...changed); root < graph.roots.length; root++) {
      if (!changed.has(root)) continue;
      for (const node of this.#spreadRoot(root)) {
        const calls = this.#nodes[node.index]!;
        if (calls === peak.calls.nodes[node.index]) continue;
        after.set(node, calls);
        if (feedsQueue(node)) for (const fed of this.#fedRoots.get(node.station) ?? []) changed.add(fed);
      }
    }
    for (const { index } of after.keys()) this.#nodes[index] = peak.calls.nodes[index]!;
    for (const root of changed) this.#roots[root] = peak.calls.roots[root]!;
    return after;
  }

  #spreadRoot(root: number): CallNode[] {
    const { graph, order } = this.#plan;
    const { queue, flow } = graph.roots[root]!;
    if (queue >= 0) {
      let messages = 0;
      for (const node of order.nodesAt[queue]!) if (feedsQueue(node)) messages += this.#wanted(node) * node.step.batch;
      this.#messages[queue] = messages;
    }
    this.#roots[root] = rootRate(graph, root, 'peak', 1, this.#messages);
    const nodes = graph.nodesOf[flow]!.filter((node) => node.root === root);
    for (const node of nodes) this.#nodes[node.index] = madeCalls(node, this.#wanted(node), this.#by);
    return nodes;
  }

  #wanted(node: CallNode): number {
    return wantedCalls(this.#plan.graph, node, this.#nodes, this.#roots, this.#by);
  }
}
