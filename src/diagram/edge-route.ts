import type { GraphEdge } from './graph';
import type { Box, Direction, LaidOutEdge, Point } from './layout';
import { recess, type Shape } from './shape';

/** An edge as the layout gives it: `bends` from centre to centre, the ends included. */
export interface Unrouted {
  readonly edge: GraphEdge;
  readonly bends: readonly Point[];
  readonly label: Point | undefined;
}

/** One end of an edge: the node, which of its two sides that face the flow, and the bend next to it. */
interface End {
  readonly node: string;
  readonly far: boolean;
  readonly next: Point;
}

/** The box of a node, and how its outline recedes from it. */
export interface Obstacle {
  readonly box: Box;
  readonly shape: Shape;
}

/**
 * Edges leave and enter nodes on the sides that face the flow, each at a place of its own, in the order in which they
 * arrive: so arrows do not run into one another at a busy node.
 */
export function routeEdges(
  edges: readonly Unrouted[],
  nodes: ReadonlyMap<string, Obstacle>,
  direction: Direction,
): readonly LaidOutEdge[] {
  const ends: End[] = edges.flatMap(({ edge, bends }) => {
    const forward = along(nodes.get(edge.from)?.box, direction) <= along(nodes.get(edge.to)?.box, direction);
    return [
      { node: edge.from, far: forward, next: bends[1] ?? origin },
      { node: edge.to, far: !forward, next: bends.at(-2) ?? origin },
    ];
  });
  const ports = placePorts(ends, nodes, direction);
  return edges.map(({ edge, bends, label }, index) => {
    const start = ports[2 * index] ?? origin;
    const end = ports[2 * index + 1] ?? origin;
    return { edge, points: [start, ...bends.slice(1, -1), end], label };
  });
}

/** The point of each end, in the order of `ends`. */
function placePorts(
  ends: readonly End[],
  nodes: ReadonlyMap<string, Obstacle>,
  direction: Direction,
): readonly Point[] {
  const ports: Point[] = [];
  const sides = new Map<string, number[]>();
  ends.forEach(({ node, far }, index) => {
    const side = `${far}:${node}`;
    sides.set(side, [...(sides.get(side) ?? []), index]);
  });
  for (const side of sides.values()) {
    const position = (index: number) => across(ends[index]?.next, direction);
    side
      .toSorted((a, b) => position(a) - position(b))
      .forEach((index, order) => {
        const end = ends[index];
        const node = end && nodes.get(end.node);
        if (node === undefined) return;
        ports[index] = port(node, end?.far ?? false, direction, (order + 1) / (side.length + 1));
      });
  }
  return ports;
}

const origin: Point = { x: 0, y: 0 };
const along = (point: Point | undefined, direction: Direction) => (direction === 'right' ? point?.x : point?.y) ?? 0;
const across = (point: Point | undefined, direction: Direction) => (direction === 'right' ? point?.y : point?.x) ?? 0;

/** The point at the fraction `at` of a side of the outline; keeps to the middle part, away from the corners. */
function port({ box, shape }: Obstacle, far: boolean, direction: Direction, at: number): Point {
  const place = 0.5 + (at - 0.5) * 0.7;
  const depth = recess(shape, box, direction, place);
  return direction === 'right'
    ? { x: far ? box.x + box.width - depth : box.x + depth, y: Math.round(box.y + box.height * place) }
    : { x: Math.round(box.x + box.width * place), y: far ? box.y + box.height - depth : box.y + depth };
}
