import type { Graph } from './graph';
import type { Layout } from './layout';
import { edgeLabelSize, nodeSize } from './node-size';

/**
 * A layout that remembers its last results, for a host that draws at every key stroke: numbers change all the time,
 * the arrangement only with the components, their sizes and their connections.
 *
 * @param capacity how many arrangements are kept
 */
export function cacheLayout(layout: Layout, capacity = 4): Layout {
  const kept = new Map<string, ReturnType<Layout>>();
  return (graph, direction) => {
    const key = arrangementKey(graph, direction);
    const known = kept.get(key);
    const result = known ?? layout(graph, direction);
    kept.delete(key);
    kept.set(key, result);
    const oldest = kept.keys().next().value;
    if (kept.size > capacity && oldest !== undefined) kept.delete(oldest);
    return known === undefined ? result : withContent(result, graph);
  };
}

/** All that the arrangement depends on. */
function arrangementKey({ nodes, edges, groups }: Graph, direction: string): string {
  return JSON.stringify([
    direction,
    nodes.map((node) => [node.id, node.kind, node.group, nodeSize(node)]),
    edges.map((edge) => [edge.from, edge.to, edgeLabelSize(edge).width]),
    groups.map(({ id, parent }) => [id, parent]),
  ]);
}

/** The same places with the numbers and texts of `graph`, whose parts come in the same order. */
function withContent(result: ReturnType<Layout>, graph: Graph): ReturnType<Layout> {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const drawable = graph.edges.filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to));
  return {
    ...result,
    title: graph.title,
    nodes: result.nodes.map(({ node, box }, index) => ({ node: graph.nodes[index] ?? node, box })),
    edges: result.edges.map((laidOut, index) => ({ ...laidOut, edge: drawable[index] ?? laidOut.edge })),
    groups: result.groups.map(({ group, box }) => ({
      group: graph.groups.find(({ id }) => id === group.id) ?? group,
      box,
    })),
  };
}
