import * as assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { layOut } from '../../src/diagram/dagre-layout';
import type { Graph } from '../../src/diagram/graph';
import type { Box, Direction, LaidOutGraph, Point } from '../../src/diagram/layout';
import { edgeLabelSize } from '../../src/diagram/node-size';
import { overlap } from '../../src/diagram/place-labels';
import { urlShortenerGraph } from '../panel/fixtures/url-shortener-graph';
import { anyGraph, graphFrom, nodeOf } from './sample-graphs';

const directions: readonly Direction[] = ['right', 'down'];

const boxOf = ({ nodes }: LaidOutGraph, id: string): Box => {
  const found = nodes.find(({ node }) => node.id === id);
  assert.ok(found, id);
  return found.box;
};

describe('layOut', () => {
  for (const direction of directions) {
    describe(direction, () => {
      const laidOut = layOut(urlShortenerGraph, direction);

      it('keeps nodes apart and inside the drawing', () => {
        assert.equal(laidOut.nodes.length, urlShortenerGraph.nodes.length);
        for (const { node, box } of laidOut.nodes) {
          assert.ok(isInside(box, { x: 0, y: 0, width: laidOut.width, height: laidOut.height }), node.id);
          for (const other of laidOut.nodes) {
            if (other.node !== node) assert.ok(!overlap(box, other.box), `${node.id} and ${other.node.id}`);
          }
        }
      });

      it('keeps labels clear of nodes and of one another', () => {
        const labels = laidOut.edges.map(({ edge, label }) => {
          assert.ok(label);
          const { width, height } = edgeLabelSize(edge);
          return { x: label.x - width / 2, y: label.y - height / 2, width, height };
        });
        const boxes = [...labels, ...laidOut.nodes.map(({ box }) => box)];
        for (const label of labels) assert.equal(boxes.filter((box) => overlap(label, box)).length, 1);
      });

      it('lets no edges cross that need not', () => {
        assert.equal(countCrossings(laidOut), 0);
      });

      it('flows one way', () => {
        const along = (id: string) => boxOf(laidOut, id)[direction === 'right' ? 'x' : 'y'];
        for (const { from, to } of urlShortenerGraph.edges) assert.ok(along(from) < along(to), `${from} to ${to}`);
      });

      it('draws a frame around the members of a group, with room for its name', () => {
        const frame = laidOut.groups[0]?.box;
        assert.ok(frame);
        for (const { node, box } of laidOut.nodes) {
          const header: Box = { ...frame, y: frame.y + 16, height: frame.height - 16 };
          assert.equal(isInside(box, header), node.group === 'us-east', node.id);
        }
      });

      it('ends edges at the outline of their nodes', () => {
        for (const { edge, points } of laidOut.edges) {
          for (const [id, point] of [
            [edge.from, points[0]],
            [edge.to, points.at(-1)],
          ] as const) {
            const { x, y, width, height } = boxOf(laidOut, id);
            const grown = { x: x - 1, y: y - 1, width: width + 2, height: height + 2 };
            assert.ok(point && isInside({ ...point, width: 0, height: 0 }, grown), `${edge.from} to ${edge.to}`);
          }
        }
      });
    });
  }

  it('leaves out edges that lead nowhere, loops and empty groups', () => {
    const graph: Graph = {
      title: '',
      nodes: [nodeOf('a')],
      edges: [
        { from: 'a', to: 'a', kind: 'call' },
        { from: 'a', to: 'gone', kind: 'call' },
      ],
      groups: [{ id: 'empty', label: 'empty' }],
    };
    const { edges, groups } = layOut(graph, 'right');
    assert.deepEqual([edges, groups], [[], []]);
  });

  it('nests groups', () => {
    const graph: Graph = {
      ...graphFrom('a>b'),
      nodes: [nodeOf('a', { group: 'zone' }), nodeOf('b', { group: 'region' })],
      groups: [
        { id: 'zone', label: 'zone', parent: 'region' },
        { id: 'region', label: 'region' },
      ],
    };
    const { groups } = layOut(graph, 'right');
    const [zone, region] = groups.map(({ box }) => box);
    assert.ok(zone && region && isInside(zone, region));
  });

  it('gives finite coordinates for any graph', () => {
    fc.assert(
      fc.property(anyGraph, fc.constantFrom(...directions), (graph, direction) => {
        const { width, height, nodes, edges, groups } = layOut(graph, direction);
        const numbers = [
          width,
          height,
          ...[...nodes, ...groups].flatMap(({ box }) => Object.values(box)),
          ...edges.flatMap(({ points }) => points.flatMap(({ x, y }) => [x, y])),
        ];
        assert.ok(numbers.every(Number.isFinite));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function countCrossings({ edges }: LaidOutGraph): number {
  const segments = edges.flatMap(({ points }, edge) =>
    points.slice(1).map((end, index) => ({ start: points[index] ?? end, end, edge })),
  );
  const side = (a: Point, b: Point, c: Point) => Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
  return segments.flatMap((one) =>
    segments.filter(
      (other) =>
        one.edge < other.edge &&
        side(one.start, one.end, other.start) !== side(one.start, one.end, other.end) &&
        side(other.start, other.end, one.start) !== side(other.start, other.end, one.end),
    ),
  ).length;
}
