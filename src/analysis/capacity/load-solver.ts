import type { Model } from '../../spec/model/model';
import { buildCallGraph, type CallGraph } from './call-graph';
import { type Calls, type Multipliers, noMultipliers, spreadCalls } from './calls';
import { hitRatios } from './hit-ratios';
import { type RoundTrip, roundTrips } from './network';
import { emptyNodeTimes, type NodeTimes } from './node-times';
import { type SolveOrder, solveOrder } from './solve-order';
import type { SolvedStation } from './solved-station';
import { solvePass } from './station-solver';

/** All of a model that does not depend on its load. */
export interface SolvePlan {
  readonly graph: CallGraph;
  readonly order: SolveOrder;
  readonly trips: readonly RoundTrip[];
  /** Hit ratio of each node. */
  readonly hits: Float64Array;
  /** Something feeds back on the load: retries, hedges, limits, caches that may not answer, circles. */
  readonly feedback: boolean;
  readonly retries: boolean;
}

export interface LoadOptions {
  readonly which: 'mean' | 'peak';
  /** Of every rate. */
  readonly multiple?: number;
  /** Autoscaled components at their maximum. */
  readonly atMost?: boolean;
  /** From which end the load is solved: without retries, or with all that are allowed. */
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

const MOST_ROUNDS = 120;
const TOLERANCE = 1e-5;

export function preparePlan(model: Model): SolvePlan {
  const graph = buildCallGraph(model);
  const order = solveOrder(graph);
  const retries = graph.nodes.some(({ step }) => (step.retries?.attempts ?? 1) > 1 || step.hedge !== undefined);
  const limited = model.components.some(
    ({ rateLimit, cache, pools }) => rateLimit?.per === 'all' || cache !== undefined || pools.size > 0,
  );
  return {
    graph,
    order,
    trips: roundTrips(graph),
    hits: hitRatios(graph),
    feedback: retries || limited || order.cyclic,
    retries,
  };
}

/**
 * Solves load and queues together: calls follow from failures (retries, hedges, misses of caches that do not answer,
 * limits), failures from queues, queues from calls. Damped iteration until the largest relative change is below 1e-5.
 */
export function solveLoad(
  plan: SolvePlan,
  { which, multiple = 1, atMost = false, from = 'cold' }: LoadOptions,
): LoadSolution {
  const { graph, order, trips } = plan;
  const times = emptyNodeTimes(graph.nodes.length);
  const by = noMultipliers(graph, Float64Array.from(plan.hits));
  if (from === 'storm') startStorm(graph, by);
  let replicasBefore: number[] = [];
  for (let round = 1; ; round++) {
    const calls = spreadCalls(graph, which, multiple, by);
    const stations = solvePass({ graph, order, trips, calls: calls.nodes, by, replicasBefore, atMost }, times);
    const replicas = stations.map((station) => station.replicas);
    const change = plan.feedback ? update(plan, calls, times, by, round) : 0;
    const moved = order.cyclic && round < 4;
    const scaled = replicasBefore.length > 0 || !replicas.some((count, i) => usesPool(graph, i, count));
    if ((change < TOLERANCE && scaled && !moved) || round >= MOST_ROUNDS) {
      return { calls, by, stations, times, unsettled: change >= TOLERANCE };
    }
    replicasBefore = replicas;
  }
}

/** A station whose pools were solved with its largest count although it runs with fewer replicas. */
function usesPool(graph: CallGraph, station: number, replicas: number): boolean {
  const component = graph.model.components[graph.stations[station]!.component]!;
  return component.pools.size > 0 && component.autoscale !== undefined && replicas < component.autoscale.max;
}

function startStorm(graph: CallGraph, by: Multipliers): void {
  for (const { index, step } of graph.nodes) {
    const { attempts = 1, budget = Number.POSITIVE_INFINITY } = step.retries ?? {};
    by.amplification[index] = Math.min(attempts, 1 + budget);
  }
}

function update({ graph, hits }: SolvePlan, calls: Calls, times: NodeTimes, by: Multipliers, round: number): number {
  const weight = round < 20 ? 1 : round < 60 ? 0.5 : 0.2;
  let change = 0;
  const move = (array: Float64Array, i: number, target: number) => {
    const before = array[i]!;
    change = Math.max(change, Math.abs(target - before) / Math.max(1e-9, before));
    array[i] = Math.abs(target - before) < 1e-7 * before ? target : before + weight * (target - before);
  };
  const offered = new Float64Array(graph.model.components.length);
  for (const node of graph.nodes) {
    if (node.component < 0) continue;
    offered[node.component]! += calls.nodes[node.index]!;
    move(by.amplification, node.index, times.amplification[node.index]!);
    const given = hits[node.index]!;
    if (given > 0 && node.misses.length > 0 && graph.model.components[node.component]!.kind === 'cache') {
      move(by.hits, node.index, Math.max(1e-12, given * (1 - times.unanswered[node.index]!)));
    }
  }
  for (const { index, rateLimit } of graph.model.components) {
    if (rateLimit?.per !== 'all') continue;
    move(by.passed, index, offered[index]! > rateLimit.rate ? rateLimit.rate / offered[index]! : 1);
  }
  return change;
}
