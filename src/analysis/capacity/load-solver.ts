import { buildCallGraph, type CallGraph } from './call-graph';
import { type Calls, type Multipliers, multipliersOf, noMultipliers, spreadCalls } from './calls';
import { hitRatios } from './hit-ratios';
import type { LoadModel } from './load-model';
import { emptyNodeTimes, type NodeTimes } from './node-times';
import { type PlannedCall, plannedCalls } from './planned-calls';
import { passedShare, sharedLimit } from './rate-limit';
import { Relaxation } from './relaxation';
import { type ServingGroup, servingGroups } from './serving-groups';
import { type SolveOrder, solveOrder } from './solve-order';
import type { SolvedStation } from './solved-station';
import { solvePass } from './station-solver';

/** All of a model that does not depend on its load. */
export interface SolvePlan {
  readonly graph: CallGraph;
  readonly order: SolveOrder;
  /** By node. */
  readonly asked: readonly PlannedCall[];
  /** Who serves at a station that runs with as many replicas as are written; by station. */
  readonly serving: readonly (readonly ServingGroup[])[];
  /** Hit ratio of each node. */
  readonly hits: Float64Array;
  /** Something feeds back on the load: retries, hedges, limits, caches that may not answer, circles. */
  readonly feedback: boolean;
  readonly retries: boolean;
  /** Circuit breakers answer a small change of the load by a large one. */
  readonly abrupt: boolean;
}

export interface LoadOptions {
  readonly which: 'mean' | 'peak';
  /** Of every rate. */
  readonly multiple?: number;
  /** Autoscaled components at their maximum. */
  readonly atMost?: boolean;
  /** From which end the load is solved: without retries and hedges, or with all that are allowed. */
  readonly from?: 'cold' | 'storm';
}

/** Calls, queues and times at one load. */
export interface LoadSolution {
  readonly calls: Calls;
  readonly by: Multipliers;
  readonly stations: readonly SolvedStation[];
  readonly times: NodeTimes;
  /** The load and what it does to itself did not come to rest; the result is the last round. */
  readonly unsettled: boolean;
}

const MOST_ROUNDS = 40;
/** Between open and closed a circuit breaker takes a while to find. */
const MOST_ROUNDS_ABRUPT = 200;
const TOLERANCE = 1e-4;
/** A load that still moves by more than this after the last round has not come to rest. */
const RESTLESS = 1e-2;

export function preparePlan(model: LoadModel): SolvePlan {
  const graph = buildCallGraph(model);
  const order = solveOrder(graph);
  const retries = graph.nodes.some(({ step }) => (step.retries?.attempts ?? 1) > 1 || step.hedge !== undefined);
  const limited = model.components.some(
    (component) => sharedLimit(component) !== undefined || component.cache !== undefined || component.pools.size > 0,
  );
  return {
    graph,
    order,
    asked: plannedCalls(graph),
    serving: servingOf(graph),
    hits: hitRatios(graph),
    feedback: retries || limited || order.cyclic,
    retries,
    abrupt: retries && graph.nodes.some(({ step }) => step.circuitBreaker !== undefined),
  };
}

/** The plan of a model of which only some replicas are lost: its calls are the same unless a component is gone. */
export function planWithout(plan: SolvePlan, model: LoadModel): SolvePlan {
  const before = plan.graph.model.components;
  const isGone = model.components.some(({ placements }, i) => placements.length < before[i]!.placements.length);
  if (isGone) return preparePlan(model);
  const places = plan.graph.stations.map(({ component: index, placement }) => {
    const component = model.components[index]!;
    return { component, placement: component.placements[placement]! };
  });
  const graph = { ...plan.graph, model, places };
  return { ...plan, graph, asked: plannedCalls(graph), serving: servingOf(graph) };
}

function servingOf({ places }: CallGraph): (readonly ServingGroup[])[] {
  return places.map(({ component, placement }) => servingGroups(component, placement, placement.replicas));
}

/**
 * Solves load and queues together: calls follow from failures (retries, hedges, misses of caches that do not answer,
 * limits), failures from queues, queues from calls. Iterated until the largest relative change is below 1e-4.
 */
export function solveLoad(
  plan: SolvePlan,
  { which, multiple = 1, atMost = false, from = 'cold' }: LoadOptions,
): LoadSolution {
  const { graph, order, asked, serving } = plan;
  const times = emptyNodeTimes(graph.nodes.length);
  const relaxation = new Relaxation(plan.abrupt);
  const mostRounds = plan.abrupt ? MOST_ROUNDS_ABRUPT : MOST_ROUNDS;
  let by = from === 'storm' ? stormMultipliers(plan) : noMultipliers(graph, plan.hits);
  let replicasBefore: number[] = [];
  for (let round = 1; ; round++) {
    const calls = spreadCalls(graph, which, multiple, by);
    const stations = solvePass(
      { graph, order, asked, serving, calls: calls.nodes, roots: calls.roots, by, replicasBefore, atMost },
      times,
    );
    const replicas = stations.map((station) => station.replicas);
    const next = plan.feedback ? relaxation.next(by.all, responseTo(plan, calls, times, by)) : undefined;
    const change = next?.change ?? 0;
    const moved = order.cyclic && round < 4;
    const scaled = replicasBefore.length > 0 || !replicas.some((count, i) => usesPool(graph, i, count));
    if ((change < TOLERANCE && scaled && !moved) || round >= mostRounds) {
      return { calls, by, stations, times, unsettled: change >= RESTLESS };
    }
    replicasBefore = replicas;
    if (next) by = withinBounds(multipliersOf(graph, next.x));
  }
}

/** A long step towards what limits pass and caches answer may lead beyond all of it. */
function withinBounds(by: Multipliers): Multipliers {
  for (const shares of [by.passed, by.hits])
    for (let i = 0; i < shares.length; i++) shares[i] = Math.min(1, shares[i]!);
  return by;
}

/** A station whose pools were solved with its largest count although it runs with fewer replicas. */
function usesPool(graph: CallGraph, station: number, replicas: number): boolean {
  const component = graph.model.components[graph.stations[station]!.component]!;
  return component.pools.size > 0 && component.autoscale !== undefined && replicas < component.autoscale.max;
}

function stormMultipliers({ graph, hits }: SolvePlan): Multipliers {
  const by = noMultipliers(graph, hits);
  for (const { index, step } of graph.nodes) {
    const { attempts = 1, budget = Number.POSITIVE_INFINITY } = step.retries ?? {};
    // A storm opens its circuit breaker, and calls begin anew.
    const copies = step.hedge && 'after' in step.hedge ? 2 : 1;
    if (!step.circuitBreaker) by.amplification[index] = copies * Math.min(attempts, 1 + budget);
  }
  return by;
}

/** What the failures and limits that follow from a load make of the load, in the layout of `Multipliers.all`. */
function responseTo({ graph, hits }: SolvePlan, calls: Calls, times: NodeTimes, by: Multipliers): Float64Array {
  const all = Float64Array.from(by.all);
  const next = multipliersOf(graph, all);
  const offered = new Float64Array(graph.model.components.length);
  for (const { index, component, misses } of graph.nodes) {
    if (component < 0) continue;
    offered[component]! += calls.nodes[index]!;
    next.amplification[index] = times.amplification[index]!;
    if (misses.length > 0 && graph.model.components[component]!.kind === 'cache')
      next.hits[index] = hits[index]! * (1 - times.unanswered[index]!);
  }
  for (const component of graph.model.components) {
    const limit = sharedLimit(component);
    if (limit) next.passed[component.index] = passedShare(limit, offered[component.index]!);
  }
  return all;
}
