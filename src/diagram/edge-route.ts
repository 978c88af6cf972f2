import type { GraphEdge } from './graph';
import type { Box, Direction, LaidOutEdge, Point } from './layout';
import { placeLabels } from './place-labels';
import { recess, type Shape } from './shape';

/** An edge as the layout gives it: `bends` from node to node, the ends included. */
export interface Unrouted {
  readonly edge: GraphEdge;
  readonly bends: readonly Point[];
}

/** The box of a node, and how its outline recedes from it. */
export interface Obstacle {
  readonly box: Box;
  readonly shape: Shape;
}

/** One end of an edge: the node, which of its two sides that face the flow, and where the edge goes next. */
interface End {
  readonly node: string;
  readonly far: boolean;
  readonly next: Point;
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
  const inner = edges.map(({ bends }) => innerBends(bends));
  const ends: End[] = edges.flatMap(({ edge }, index) => {
    const from = centre(nodes.get(edge.from)?.box);
    const to = centre(nodes.get(edge.to)?.box);
    const forward = along(from, direction) <= along(to, direction);
    return [
      { node: edge.from, far: forward, next: inner[index]?.[0] ?? to },
      { node: edge.to, far: !forward, next: inner[index]?.at(-1) ?? from },
    ];
  });
  const ports = placePorts(ends, nodes, direction);
  const routes = edges.map(({ edge }, index) => ({
    edge,
    points: [ports[2 * index] ?? origin, ...(inner[index] ?? []), ports[2 * index + 1] ?? origin],
  }));
  const labels = placeLabels(
    routes,
    [...nodes.values()].map(({ box }) => box),
    direction,
  );
  return routes.map((route, index) => ({ ...route, label: labels[index] }));
}

/** Between neighbouring layers the layout has one bend, halfway, which only makes the line less smooth. */
function innerBends(bends: readonly Point[]): readonly Point[] {
  return bends.length <= 3 ? [] : bends.slice(1, -1);
}

function centre(box: Box | undefined): Point {
  return box === undefined ? origin : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
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
