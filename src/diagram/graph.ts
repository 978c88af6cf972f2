/** What a diagram shows: the components, how they call each other, and the numbers drawn on them. */
export interface Graph {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly groups: readonly GraphGroup[];
}

export interface GraphNode {
  /** Unique among the nodes. */
  readonly id: string;
  /** Where the node is written, e.g. `components.db`. */
  readonly path: string;
  /** Component kind of the spec language; an unknown one is drawn as a plain box. */
  readonly kind: string;
  readonly label: string;
  readonly technology?: string;
  readonly replicas?: number;
  /** Id of the region or zone it is drawn in. */
  readonly group?: string;
  readonly metrics: NodeMetrics;
  readonly status: NodeStatus;
}

export type NodeStatus = 'ok' | 'warning' | 'error' | 'unchecked';

/** Numbers by which a diagram can be read; absent ones are not drawn. */
export interface NodeMetrics {
  /** Offered load over servers at peak; above 1 when overloaded. */
  readonly utilization?: number;
  /** Target of the utilisation, 0..1. */
  readonly target?: number;
  /** Share of the slow requests' time that is spent here, 0..1. */
  readonly latencyShare?: number;
  /** Share of the downtime that this component's failures take part in, 0..1. */
  readonly availabilityShare?: number;
  readonly cost?: NodeCost;
}

export interface NodeCost {
  /** Currency per month. */
  readonly monthly: number;
  /** Of the cost of all components, 0..1. */
  readonly share: number;
  /** Symbol; `$` unless given. */
  readonly currency?: string;
}

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** Calls per second at peak. */
  readonly rate?: number;
}

export type EdgeKind = 'call' | 'publish' | 'send';

/** A region, or a zone inside one. */
export interface GraphGroup {
  readonly id: string;
  readonly label: string;
  readonly parent?: string;
}
