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
  let by = from === 'storm' ? stormMultipliers(plan) : noMultipliers(graph, plan.hits);
  let replicasBefore: number[] = [];
  for (let round = 1; ; round++) {
    const calls = spreadCalls(graph, which, multiple, by);
    const stations = solvePass({ graph, order, trips, calls: calls.nodes, by, replicasBefore, atMost }, times);
    const replicas = stations.map((station) => station.replicas);
    const next = plan.feedback ? respondTo(plan, calls, times, by, round) : { by, change: 0 };
    const moved = order.cyclic && round < 4;
    const scaled = replicasBefore.length > 0 || !replicas.some((count, i) => usesPool(graph, i, count));
    if ((next.change < TOLERANCE && scaled && !moved) || round >= MOST_ROUNDS) {
      return { calls, by, stations, times, unsettled: next.change >= TOLERANCE };
    }
    replicasBefore = replicas;
    by = next.by;
  }
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
    by.amplification[index] = Math.min(attempts, 1 + budget);
  }
  return by;
}

/** What the failures and limits that follow from a load make of the load, and the largest relative change. */
function respondTo(
  { graph, hits }: SolvePlan,
  calls: Calls,
  times: NodeTimes,
  before: Multipliers,
  round: number,
): { by: Multipliers; change: number } {
  const weight = round < 20 ? 1 : round < 60 ? 0.5 : 0.2;
  const by = {
    amplification: Float64Array.from(before.amplification),
    passed: Float64Array.from(before.passed),
    hits: before.hits === hits ? hits : Float64Array.from(before.hits),
  };
  let change = 0;
  const towards = (value: number, target: number) => {
    change = Math.max(change, Math.abs(target - value) / Math.max(1e-9, value));
    return Math.abs(target - value) < 1e-7 * value ? target : value + weight * (target - value);
  };
  const offered = new Float64Array(graph.model.components.length);
  for (const { index, component, misses } of graph.nodes) {
    if (component < 0) continue;
    offered[component]! += calls.nodes[index]!;
    by.amplification[index] = towards(by.amplification[index]!, times.amplification[index]!);
    const unanswered = times.unanswered[index]!;
    if (misses.length === 0 || graph.model.components[component]!.kind !== 'cache') continue;
    if (by.hits === hits) {
      if (unanswered < 1e-9) continue;
      by.hits = Float64Array.from(hits);
    }
    by.hits[index] = towards(by.hits[index]!, hits[index]! * (1 - unanswered));
  }
  for (const { index, rateLimit } of graph.model.components) {
    if (rateLimit?.per !== 'all') continue;
    by.passed[index] = towards(
      by.passed[index]!,
      offered[index]! > rateLimit.rate ? Math.max(1e-9, rateLimit.rate / offered[index]!) : 1,
    );
  }
  return { by, change };
}
