import * as assert from 'node:assert/strict';
import { type LayeredGraph, type LayeredNode, reduceCrossings } from '../../src/diagram/reduce-crossings';

/** Two layers in the order given, with edges from the upper to the lower one. */
function twoLayers(upper: string, lower: string, edges: string, parents: Readonly<Record<string, string>> = {}) {
  const nodes = new Map<string, LayeredNode>();
  [upper, lower].forEach((layer, rank) => {
    [...layer].forEach((id, order) => {
      nodes.set(id, { rank, order });
    });
  });
  const pairs = edges.split(' ').map((pair) => ({ v: pair[0] ?? '', w: pair[1] ?? '' }));
  const graph: LayeredGraph = {
    nodes: () => [...nodes.keys()],
    node: (id) => nodes.get(id) ?? {},
    parent: (id) => parents[id],
    inEdges: (id) => pairs.filter(({ w }) => w === id),
    outEdges: (id) => pairs.filter(({ v }) => v === id),
  };
  reduceCrossings(graph);
  const order = (layer: string) =>
    [...layer].sort((a, b) => (graph.node(a).order ?? 0) - (graph.node(b).order ?? 0)).join('');
  return `${order(upper)} ${order(lower)}`;
}

describe('reduceCrossings', () => {
  it('uncrosses two edges', () => assert.equal(twoLayers('ab', 'xy', 'ay bx'), 'ba xy'));
  it('leaves an order without crossings as it is', () => assert.equal(twoLayers('ab', 'xy', 'ax by'), 'ab xy'));
  it('keeps the better order of a graph that always crosses', () => {
    assert.equal(twoLayers('ab', 'xy', 'ax ay bx by'), 'ab xy');
  });
  it('does not part the members of a group', () => {
    assert.equal(twoLayers('ab', 'xy', 'ay bx', { a: 'g', b: 'h', x: 'g', y: 'h' }), 'ab xy');
  });
});
