import { edgePoint } from './edge-path';
import type { GraphEdge } from './graph';
import type { Box, Direction, Point } from './layout';
import { edgeLabelSize } from './node-size';

/** Where along an edge its label may sit, the best place first. */
const places = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2];

/**
 * A place for the label of each edge, on its own line and clear of the nodes and of the other labels where there is
 * such a place; otherwise on the middle of the line.
 */
export function placeLabels(
  edges: readonly { readonly edge: GraphEdge; readonly points: readonly Point[] }[],
  nodes: readonly Box[],
  direction: Direction,
): readonly (Point | undefined)[] {
  const taken: Box[] = [...nodes];
  return edges.map(({ edge, points }) => {
    const { width, height } = edgeLabelSize(edge);
    if (width === 0) return undefined;
    const candidates = places.map((at) => edgePoint(points, direction, at));
    const around = ({ x, y }: Point): Box => ({ x: x - width / 2, y: y - height / 2, width, height });
    const free = candidates.find((point) => !taken.some((box) => overlap(around(point), box)));
    const chosen = free ?? candidates[0];
    if (chosen === undefined) return undefined;
    taken.push(around(chosen));
    return chosen;
  });
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
