import * as fc from 'fast-check';
import type { Graph, GraphNode } from '../../src/diagram/graph';

/** A graph from `a>b c>d` with nodes of the kinds given, services where none is. */
export function graphFrom(edges: string, kinds: Readonly<Record<string, string>> = {}): Graph {
  const pairs = edges.split(' ').map((edge) => edge.split('>') as [string, string]);
  const ids = [...new Set(pairs.flat())];
  return {
    title: 'Sample',
    nodes: ids.map((id) => nodeOf(id, { kind: kinds[id] ?? 'service' })),
    edges: pairs.map(([from, to]) => ({ from, to, kind: 'call', rate: 100 })),
    groups: [],
  };
}

export function nodeOf(id: string, more: Partial<GraphNode> = {}): GraphNode {
  return { id, path: `components.${id}`, kind: 'service', label: id, metrics: {}, status: 'ok', ...more };
}

/** Any graph at all: cycles, loops, edges and groups that lead nowhere, ids used twice, hostile texts. */
export const anyGraph: fc.Arbitrary<Graph> = fc.record({
  title: fc.string({ unit: 'binary' }),
  nodes: fc.array(
    fc.record(
      {
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        path: fc.string(),
        kind: fc.oneof(fc.constantFrom('database', 'queue', 'cdn'), fc.string()),
        label: fc.string({ unit: 'binary' }),
        technology: fc.string(),
        replicas: fc.nat(),
        group: fc.constantFrom('g', 'h', 'i'),
        metrics: fc.record({
          utilization: fc.double({ min: 0, noNaN: true }),
          latencyShare: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        status: fc.constantFrom('ok', 'warning', 'error', 'unchecked'),
      },
      { requiredKeys: ['id', 'path', 'kind', 'label', 'metrics', 'status'] },
    ),
    { maxLength: 6 },
  ),
  edges: fc.array(
    fc.record(
      {
        from: fc.constantFrom('a', 'b', 'c', 'd', 'nowhere'),
        to: fc.constantFrom('a', 'b', 'c', 'd', 'nowhere'),
        kind: fc.constantFrom('call', 'publish', 'send'),
        rate: fc.double({ min: 0, noNaN: true }),
      },
      { requiredKeys: ['from', 'to', 'kind'] },
    ),
    { maxLength: 8 },
  ),
  groups: fc.array(
    fc.record(
      { id: fc.constantFrom('g', 'h', 'i'), label: fc.string(), parent: fc.constantFrom('g', 'h', 'i', 'nowhere') },
      { requiredKeys: ['id', 'label'] },
    ),
    { maxLength: 4 },
  ),
});
