import { type CallGraph, type CallNode, callerOf, placeOf } from './call-graph';
import type { Outcome } from './node-times';
import { poolOrQueue } from './pool-or-queue';
import type { ServingGroup } from './serving-groups';
import type { HeldCall, PassInput, SolvedPool, SolvedStation } from './solved-station';
import type { StationQueue } from './station-queue';
import { visitsBelow } from './visits';

/** The station that makes a call; -1 for a first step. */
export function callerStation(graph: CallGraph, node: CallNode): number {
  const caller = callerOf(graph, node);
  return caller < 0 ? -1 : graph.nodes[caller]!.station;
}

/** Replicas of a station when everything that can start has started. */
export function mostReplicas(graph: CallGraph, station: number): number {
  const { component, placement } = placeOf(graph, station);
  return component.autoscale?.max ?? placement.replicas;
}

/** The pools through which callers reach a station: a connection is held from the call to its answer. */
export function solvePools(
  input: PassInput,
  index: number,
  held: readonly HeldCall[],
  responses: readonly Outcome[],
  serving: readonly ServingGroup[],
  queues: readonly StationQueue[],
  stations: readonly SolvedStation[],
): SolvedPool[] {
  const { graph } = input;
  const { component } = placeOf(graph, index);
  if (!input.order.pooled[component.index]) return [];
  const loads = new Map<number, PoolLoad>();
  held.forEach((call, i) => {
    const caller = callerStation(graph, call.node);
    if (caller < 0 || !placeOf(graph, caller).component.pools.has(component.index)) return;
    const load = loads.get(caller) ?? { rate: 0, first: 0, second: 0, calls: [] };
    const { mean, variance } = responses[i]!;
    load.rate += call.rate;
    load.first += call.rate * mean;
    load.second += call.rate * (variance + mean * mean);
    load.calls.push(call);
    loads.set(caller, load);
  });
  return [...loads].map(([caller, { rate, first, second, calls }]) => {
    const size = placeOf(graph, caller).component.pools.get(component.index)!;
    const replicas = input.replicasBefore[caller] ?? mostReplicas(graph, caller);
    const servers = Math.floor(size * replicas * component.shards);
    const mean = rate > 0 ? first / rate : 0;
    const holding = { mean, variance: rate > 0 ? Math.max(0, second / rate - mean * mean) : 0 };
    const visits = visitsBelow(input, stations, calls, { station: index, serving, queues });
    return { caller, ...poolOrQueue({ arrivals: rate, holding, servers, perReplica: size }, visits) };
  });
}

interface PoolLoad {
  rate: number;
  first: number;
  second: number;
  readonly calls: HeldCall[];
}
