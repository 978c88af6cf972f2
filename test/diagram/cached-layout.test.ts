import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cacheLayout } from '../../src/diagram/cached-layout';
import { layOut } from '../../src/diagram/dagre-layout';
import type { Graph } from '../../src/diagram/graph';
import { anyGraph, graphFrom } from './sample-graphs';

/** Counts how often the layout behind the cache is asked. */
function counted(capacity?: number) {
  let calls = 0;
  const layout = cacheLayout((graph, direction) => {
    calls += 1;
    return layOut(graph, direction);
  }, capacity);
  return { layout, calls: () => calls };
}

const withUtilization = (graph: Graph, utilization: number): Graph => ({
  ...graph,
  nodes: graph.nodes.map((node) => ({ ...node, metrics: { utilization } })),
});

describe('cacheLayout', () => {
  it('arranges again only when the arrangement changes', () => {
    const { layout, calls } = counted();
    const graph = graphFrom('a>b b>c');
    layout(graph, 'right');
    layout(withUtilization(graph, 0.5), 'right');
    assert.equal(calls(), 1);
    layout(graph, 'down');
    layout(graphFrom('a>b a>c'), 'right');
    layout(graphFrom('a>b b>c', { c: 'database' }), 'right');
    assert.equal(calls(), 4);
  });

  it('shows the new numbers in the old places', () => {
    const { layout } = counted();
    const graph = graphFrom('a>b');
    layout(graph, 'right');
    const next = withUtilization(graph, 0.5);
    assert.deepEqual(layout(next, 'right'), layOut(next, 'right'));
  });

  it('forgets the arrangement that was not used for longest', () => {
    const { layout, calls } = counted(2);
    for (const edges of ['a>b', 'b>c', 'a>b', 'c>d', 'a>b']) layout(graphFrom(edges), 'right');
    assert.equal(calls(), 3);
    layout(graphFrom('b>c'), 'right');
    assert.equal(calls(), 4);
  });

  it('gives what the layout itself would give, whatever came before', () => {
    const { layout } = counted();
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const changed = { ...withUtilization(graph, 0.25), title: 'changed' };
        layout(graph, 'right');
        assert.deepEqual(layout(changed, 'right'), layOut(changed, 'right'));
      }),
      { seed: 5, numRuns: 100 },
    );
  });
});
