import * as dagre from '@dagrejs/dagre';
import { routeEdges } from './edge-route';
import type { Graph, GraphGroup } from './graph';
import type { Box, Direction, LaidOutGraph, Point } from './layout';
import { nodeSize } from './node-size';
import { reduceCrossings } from './reduce-crossings';
import { shapeOf } from './shape';

const margin = 16;
/** Room above the members of a group for its name. */
const groupHeader = 16;

/** Layered layout (Sugiyama) by dagre; nodes of a group stay together. Edges from or to unknown nodes are left out. */
export function layOut(graph: Graph, direction: Direction): LaidOutGraph {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const edges = graph.edges.filter(({ from, to }) => from !== to && ids.has(from) && ids.has(to));
  const groups = usedGroups(graph);
  const placed = place({ ...graph, edges, groups }, direction);

  const boxes = new Map(graph.nodes.map(({ id }) => [id, boxOf(placed.node(nodeKey(id)))]));
  const frames = groups.map((group) => ({ group, box: withHeader(boxOf(placed.node(groupKey(group.id)))) }));
  const all = [...boxes.values(), ...frames.map(({ box }) => box)];
  const shift = {
    x: margin - Math.min(0, ...all.map(({ x }) => x)),
    y: margin - Math.min(0, ...all.map(({ y }) => y)),
  };
  const right = Math.max(0, ...all.map(({ x, width }) => x + width), placed.graph().width ?? 0);
  const bottom = Math.max(0, ...all.map(({ y, height }) => y + height), placed.graph().height ?? 0);
  const moved = new Map([...boxes].map(([id, box]) => [id, moveBox(box, shift)]));

  return {
    title: graph.title,
    direction,
    width: Math.ceil(right + shift.x + margin),
    height: Math.ceil(bottom + shift.y + margin),
    nodes: graph.nodes.flatMap((node) => {
      const box = moved.get(node.id);
      return box === undefined ? [] : [{ node, box }];
    }),
    edges: routeEdges(
      edges.map((edge, index) => {
        const route: Route | undefined = placed.edge(nodeKey(edge.from), nodeKey(edge.to), String(index));
        return { edge, bends: (route?.points ?? []).map((point) => movePoint(point, shift)) };
      }),
      new Map(
        graph.nodes.map(({ id, kind }) => [id, { box: moved.get(id) ?? boxOf(undefined), shape: shapeOf(kind) }]),
      ),
      direction,
    ),
    groups: frames.map(({ group, box }) => ({ group, box: moveBox(box, shift) })),
  };
}

/** Groups that hold a node, directly or through a group inside them; an empty frame says nothing. */
function usedGroups(graph: Graph): readonly GraphGroup[] {
  const byId = new Map(graph.groups.map((group) => [group.id, group]));
  const used = new Set<string>();
  for (const node of graph.nodes) {
    let id = node.group;
    while (id !== undefined && byId.has(id) && !used.has(id)) {
      used.add(id);
      id = byId.get(id)?.parent;
    }
  }
  return graph.groups.filter(
    ({ id }, index) => used.has(id) && graph.groups.findIndex((other) => other.id === id) === index,
  );
}

function place(graph: Graph, direction: Direction): dagre.Graph {
  const placed = new dagre.Graph({ multigraph: true, compound: true });
  placed.setGraph({
    rankdir: direction === 'right' ? 'LR' : 'TB',
    ...(direction === 'right' ? { nodesep: 28, ranksep: 74 } : { nodesep: 22, ranksep: 62 }),
    edgesep: 18,
  });
  for (const group of graph.groups) placed.setNode(groupKey(group.id), {});
  const known = new Set(graph.groups.map(({ id }) => id));
  for (const { id, parent } of graph.groups) {
    if (parent !== undefined && known.has(parent) && !isInside(parent, id, graph.groups)) {
      placed.setParent(groupKey(id), groupKey(parent));
    }
  }
  for (const node of graph.nodes) {
    placed.setNode(nodeKey(node.id), { ...nodeSize(node) });
    if (node.group !== undefined && known.has(node.group)) placed.setParent(nodeKey(node.id), groupKey(node.group));
  }
  graph.edges.forEach((edge, index) => {
    placed.setEdge(nodeKey(edge.from), nodeKey(edge.to), {}, String(index));
  });
  dagre.layout(placed, {
    customOrder: (layered, order) => {
      order(layered);
      reduceCrossings(layered);
    },
  });
  return placed;
}

function isInside(group: string, outer: string, groups: readonly GraphGroup[]): boolean {
  const seen = new Set<string>();
  let id: string | undefined = group;
  while (id !== undefined && !seen.has(id)) {
    if (id === outer) return true;
    seen.add(id);
    const current: string = id;
    id = groups.find((other) => other.id === current)?.parent;
  }
  return id !== undefined;
}

/** A component and a region may share an id. */
const nodeKey = (id: string) => `node:${id}`;
const groupKey = (id: string) => `group:${id}`;

/** Dagre places by centres. */
function boxOf(placed: { x?: number; y?: number; width?: number; height?: number } | undefined): Box {
  const { x = 0, y = 0, width = 0, height = 0 } = placed ?? {};
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
}

function withHeader(box: Box): Box {
  return { ...box, y: box.y - groupHeader, height: box.height + groupHeader };
}

interface Route {
  readonly points?: readonly Point[];
}

const movePoint = (point: Point, by: Point): Point => ({
  x: Math.round(point.x + by.x),
  y: Math.round(point.y + by.y),
});
const moveBox = (box: Box, by: Point): Box => ({ ...box, ...movePoint(box, by) });
