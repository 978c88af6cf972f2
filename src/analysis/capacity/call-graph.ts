import type { Placement } from '../../spec/model/component';
import type { Step } from '../../spec/model/flow';
import { flowOrder } from './flow-order';
import type { LoadComponent, LoadModel } from './load-model';
import { placementFor } from './placement';

/** One step of a flow as it is taken for the requests that enter in one region. */
export interface CallNode {
  readonly index: number;
  readonly flow: number;
  /** Index into the graph's roots. */
  readonly root: number;
  readonly step: Step;
  /** Node that makes the call; -1 for the first steps of a flow. */
  readonly parent: number;
  readonly relation: 'step' | 'miss' | 'fallback';
  /** Region of the caller; -1 when a global component calls. */
  readonly from: number;
  /** Region in which the request goes on: that of the callee, or still the caller's behind a global component. */
  readonly region: number;
  /** Index into the graph's stations; -1 for `parallel` and where nothing is up that could take the call. */
  readonly station: number;
  /** Index into the model's components; -1 for `parallel`. */
  readonly component: number;
  /** Its component runs nowhere. */
  readonly down: boolean;
  /** Calls for each time the caller gets here, before hits, misses and retries; into one cell of many only its part. */
  readonly ratio: number;
  /** Copies called at once. */
  readonly fanOut: number;
  /** Calls one after another that a request waits for; an item waits for the whole of the batch that carries it. */
  readonly times: number;
  /** Whether the caller waits for the answer. */
  readonly synchronous: boolean;
  readonly steps: number[];
  readonly misses: number[];
  readonly fallbacks: number[];
}

/** A component in one region: one queue of calls. */
export interface StationPlace {
  readonly index: number;
  readonly component: number;
  /** Index into the component's placements. */
  readonly placement: number;
  /** -1 for a global component. */
  readonly region: number;
}

/** Where a station stands in the model. */
export interface Place {
  readonly component: LoadComponent;
  readonly placement: Placement;
}

/** The entry of a flow in one region. */
export interface Root {
  readonly flow: number;
  readonly region: number;
  /** Share of the flow's own rate that enters here; 0 for consumers. */
  readonly share: number;
  /** Station of the queue whose messages feed it, -1 for flows with a rate of their own. */
  readonly queue: number;
  readonly nodes: number[];
}

/** Every step of every flow, by entry region, callers before callees and producers before consumers. */
export interface CallGraph {
  readonly model: LoadModel;
  readonly nodes: readonly CallNode[];
  /** The same by flow. */
  readonly nodesOf: readonly (readonly CallNode[])[];
  readonly roots: readonly Root[];
  readonly stations: readonly StationPlace[];
  /** Where each station stands in the model. */
  readonly places: readonly Place[];
  /** Station indices by component. */
  readonly stationsOf: readonly (readonly number[])[];
  /** Consumers feed each other in a circle, so message rates take several rounds. */
  readonly cyclic: boolean;
  /** Some trees were cut because they unfold to more than `MOST_NODES` steps. */
  readonly truncated: boolean;
}

/** Aliases can unfold a short document into an enormous tree. */
export const MOST_NODES = 200_000;

export function buildCallGraph(model: LoadModel): CallGraph {
  const builder = new Builder(model);
  const { order, cyclic } = flowOrder(model);
  for (const flow of order) builder.addFlow(flow);
  const { nodes, nodesOf, roots, stations, places, stationsOf, truncated } = builder;
  return { model, nodes, nodesOf, roots, stations, places, stationsOf, cyclic, truncated };
}

class Builder {
  readonly nodes: CallNode[] = [];
  readonly nodesOf: CallNode[][];
  readonly roots: Root[] = [];
  readonly stations: StationPlace[] = [];
  readonly places: Place[] = [];
  readonly stationsOf: number[][] = [];
  truncated = false;
  private readonly model: LoadModel;

  constructor(model: LoadModel) {
    this.model = model;
    this.nodesOf = model.flows.map(() => []);
    for (const component of model.components) {
      this.stationsOf.push(
        component.placements.map((place, placement) => {
          const index = this.stations.length;
          this.stations.push({ index, component: component.index, placement, region: place.region });
          this.places.push({ component, placement: place });
          return index;
        }),
      );
    }
  }

  addFlow(index: number): void {
    const flow = this.model.flows[index]!;
    const consumer = flow.from !== undefined;
    for (const { region, share, queue } of this.entriesOf(index)) {
      const root: Root = { flow: index, region, share, queue, nodes: [] };
      const position = this.roots.push(root) - 1;
      for (const step of flow.steps) {
        const cell = consumer && this.isInCell(flow.from!.component);
        const at = { flow: index, root: position, parent: -1, region, batched: consumer, cell };
        this.addStep(step, at, 'step', root.nodes);
      }
    }
  }

  private entriesOf(index: number): { region: number; share: number; queue: number }[] {
    const flow = this.model.flows[index]!;
    if (flow.from === undefined) {
      return this.model.regions.flatMap(({ traffic }, region) =>
        traffic > 0 ? [{ region, share: traffic, queue: -1 }] : [],
      );
    }
    return (this.stationsOf[flow.from.component] ?? []).map((queue) => ({
      region: Math.max(0, this.stations[queue]!.region),
      share: 0,
      queue,
    }));
  }

  /** Whether a component describes one cell of many. */
  private isInCell(component: number): boolean {
    const { cells } = this.model;
    return cells !== undefined && !cells.shared.includes(component);
  }

  /** Of the calls of all cells, those of the busiest one; and back. */
  private intoCell(from: boolean, to: boolean): number {
    const share = this.model.cells?.share ?? 1;
    return from === to ? 1 : to ? share : 1 / share;
  }

  private addStep(
    step: Step,
    at: { flow: number; root: number; parent: number; region: number; batched: boolean; cell: boolean },
    relation: CallNode['relation'],
    siblings: number[],
  ): void {
    if (this.nodes.length >= MOST_NODES) {
      this.truncated = true;
      return;
    }
    const target = step.verb === 'parallel' ? undefined : this.model.components[step.target];
    const placement = target && placementFor(target, at.region, this.model.regions, step);
    const place = placement === undefined ? undefined : target?.placements[placement];
    const fanOut = step.fanOut === 'shards' ? (target?.shards ?? 1) : step.fanOut;
    const batch = batchOf(step, target, at.batched);
    const calls = step.times / batch;
    const index = this.nodes.length;
    const cell = target === undefined ? at.cell : this.isInCell(target.index);
    const region = place && place.region >= 0 ? place.region : at.region;
    const node: CallNode = {
      index,
      flow: at.flow,
      root: at.root,
      step,
      parent: at.parent,
      relation,
      from: at.region,
      region,
      station: placement === undefined ? -1 : (this.stationsOf[step.target]?.[placement] ?? -1),
      component: target?.index ?? -1,
      down: step.verb !== 'parallel' && placement === undefined,
      ratio: calls * fanOut * step.probability * this.intoCell(at.cell, cell),
      fanOut,
      times: batch > 1 ? Math.max(Math.min(1, step.times), calls) : calls,
      synchronous: step.verb === 'call' || step.verb === 'parallel' || (step.verb === 'publish' && !step.via),
      steps: [],
      misses: [],
      fallbacks: [],
    };
    this.nodes.push(node);
    this.nodesOf[at.flow]!.push(node);
    siblings.push(index);
    const batched = at.batched && target === undefined;
    const below = { flow: at.flow, root: at.root, parent: index, region, batched, cell };
    const after = { ...below, region: at.region };
    for (const child of step.steps) this.addStep(child, below, 'step', node.steps);
    for (const child of step.onMiss) this.addStep(child, after, 'miss', node.misses);
    for (const child of step.onFailure) this.addStep(child, after, 'fallback', node.fallbacks);
  }
}

/**
 * The node whose component makes a call, through `parallel`; -1 for the first steps of a flow. What happens on a miss or
 * a failure is done by the caller, after the call that missed or failed.
 */
export function callerOf(graph: Pick<CallGraph, 'nodes'>, node: CallNode): number {
  let { parent, relation } = node;
  while (parent >= 0) {
    const above = graph.nodes[parent]!;
    if (relation === 'step' && above.component >= 0) return parent;
    parent = above.parent;
    relation = above.relation;
  }
  return -1;
}

/** A worker that takes messages in batches is called once for each batch by the flow that feeds it. */
function batchOf(step: Step, target: LoadComponent | undefined, fed: boolean): number {
  if (step.batch > 1) return step.batch;
  return fed && target !== undefined ? Math.max(1, target.batch) : 1;
}

export function placeOf(graph: CallGraph, station: number): Place {
  return graph.places[station]!;
}
