import type { Graph, GraphEdge, GraphGroup, GraphNode } from './graph';

/** `right` reads left to right and suits a wide page; `down` suits a narrow one. */
export type Direction = 'right' | 'down';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its top left corner, in pixels. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface LaidOutEdge {
  readonly edge: GraphEdge;
  /** From the border of the source to the border of the target; at least two. */
  readonly points: readonly Point[];
  /** Centre of the label, where the edge has one. */
  readonly label: Point | undefined;
}

export interface LaidOutGraph {
  readonly title: string;
  readonly direction: Direction;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly { readonly node: GraphNode; readonly box: Box }[];
  readonly edges: readonly LaidOutEdge[];
  readonly groups: readonly { readonly group: GraphGroup; readonly box: Box }[];
}

/** Places a graph on a plane. An interface so that another algorithm can take the place of the present one. */
export type Layout = (graph: Graph, direction: Direction) => LaidOutGraph;
