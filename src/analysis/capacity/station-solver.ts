import type { Component } from '../../spec/model/component';
import { coldStartShare } from '../methods/cold-start';
import { placeOf } from './call-graph';
import { solvePools } from './connection-pools';
import { foreignWrites, groupLoad, hold, refreshParallel, type Writes, without } from './held-calls';
import { maybeMoments } from './moments';
import { finishDownNode, type NodeTimes } from './node-times';
import { zero } from './planned-calls';
import { poolOrQueue } from './pool-or-queue';
import { answer, respond } from './responses';
import { servingGroups } from './serving-groups';
import type { HeldCall, PassInput, SolvedStation } from './solved-station';
import { idleQueue, type StationQueue, solveQueue } from './station-queue';
import { NOTICEABLE } from './thread-pool';
import { visitsBelow, waitingBelow } from './visits';

/** Solves every station once, callees before callers, and fills in the times of every node. */
export function solvePass(input: PassInput, times: NodeTimes): SolvedStation[] {
  const stations = new Array<SolvedStation>(input.graph.stations.length);
  const writes = foreignWrites(input);
  for (const node of input.graph.nodes) if (node.down) finishDownNode(input.graph, node, times);
  for (const index of input.order.stations) stations[index] = solveStation(input, index, stations, writes, times);
  for (const root of input.graph.roots) refreshParallel(input.graph, root.nodes, times);
  return stations;
}

function solveStation(
  input: PassInput,
  index: number,
  stations: readonly SolvedStation[],
  writes: readonly Writes[],
  times: NodeTimes,
): SolvedStation {
  const { component, placement } = placeOf(input.graph, index);
  const held = input.order.nodesAt[index]!.map((node) => hold(input, node, times));
  const sum = { reads: 0, writes: 0, service: 0, holding: 0 };
  for (const { write, rate, own, holding } of held) {
    if (write) sum.writes += rate;
    else sum.reads += rate;
    sum.service += rate * own.mean;
    sum.holding += rate * holding.mean;
  }
  const total = sum.reads + sum.writes;
  const replicas = replicaCount(input, index, sum.holding);
  const all = writes[component.index];
  const elsewhere = all === undefined ? undefined : without(all, held);
  const starved = component.blocking && held.some(({ rate, below }) => rate > 0 && below.stuck > 0);
  // Where the work is unknown nobody can say who waits for it: calls find a server at once, and the station is unchecked.
  const queueing = !component.delayOnly && input.order.timed[index]!;
  const pooled =
    component.blocking && queueing && !starved && isHeldLong(input, stations, held, index, replicas, sum.holding);
  const visits = pooled ? visitsBelow(input, stations, held) : [];
  let waitsBelow = 1;
  const { service } = component;
  const idle = service ? { mean: service.mean, variance: service.scv * service.mean * service.mean } : zero;
  const serving = component.autoscale ? servingGroups(component, placement, replicas) : input.serving[index]!;
  const coldShare = total > 0 ? coldShareOf(component, total, sum.holding / total) : 0;
  const starting = maybeMoments({ mean: component.coldStart ?? 0, variance: 0 }, coldShare);
  const queues = serving.map((group, position) => {
    const { arrivals, holding: warm } = groupLoad(held, group, position, serving, elsewhere, idle);
    const holding = { mean: warm.mean + starting.mean, variance: warm.variance + starting.variance };
    if (!queueing) return idleQueue(0, arrivals, holding);
    const work = {
      arrivals,
      holding,
      servers: serversOf(input, index, group.replicas),
      perReplica: component.concurrency,
      scaling: component.scaling,
      places: placesOf(input, index, group.replicas),
    };
    if (visits.length === 0 || serving.length > 1) return solveQueue(work);
    const solved = poolOrQueue(work, visits);
    waitsBelow = solved.waitsBelow;
    return solved.queue;
  });
  const shortened = waitsBelow < 1 ? held.map((call) => shorten(call, queues[0]!, sum.holding / total)) : held;
  const responses = shortened.map((call) => respond(input, call, serving, queues, starting));
  const pools = solvePools(input, index, shortened, responses, serving, queues, stations);
  shortened.forEach((call, i) => {
    answer(input, call, responses[i]!, pools, times);
  });
  return {
    replicas,
    serving,
    queues,
    service: total > 0 ? sum.service / total : (component.service?.mean ?? 0),
    holding: total > 0 && waitsBelow === 1 ? sum.holding / total + starting.mean : queues[0]!.holding.mean,
    reads: sum.reads,
    writes: sum.writes,
    foreignWrites: elsewhere?.rate ?? 0,
    waitsBelow,
    starved,
    coldShare,
    starting,
    pools,
  };
}

/** Share of the calls of a function that wait for an instance to start. */
function coldShareOf({ kind, coldStart, keepWarm }: Component, arrivalRate: number, holdingTime: number): number {
  if (kind !== 'function' || coldStart === undefined || keepWarm === undefined) return 0;
  return coldStartShare({ arrivalRate, holdingTime, keepWarm });
}

/** Whether calls that wait further down take up a noticeable share of the servers here. */
function isHeldLong(
  input: PassInput,
  stations: readonly SolvedStation[],
  held: readonly HeldCall[],
  index: number,
  replicas: number,
  busy: number,
): boolean {
  const servers = serversOf(input, index, replicas);
  let waiting = 0;
  for (const { node } of held) waiting += waitingBelow(input, stations, node.steps);
  return waiting > 0 && (waiting > NOTICEABLE * servers || busy >= servers);
}

/** A call whose thread is held for less time than an open model of the stations below says. */
function shorten(call: HeldCall, queue: StationQueue, open: number): HeldCall {
  const { own, below, holding } = call;
  if (!(below.mean > 0) || !(open > 0)) return call;
  const mean = Math.max(0, holding.mean * (queue.holding.mean / open) - own.mean);
  const factor = Math.min(1, mean / below.mean);
  return { ...call, below: { ...below, mean: below.mean * factor, variance: below.variance * factor * factor } };
}

function replicaCount({ graph, order, atMost }: PassInput, index: number, busy: number): number {
  const { component, placement } = placeOf(graph, index);
  const { autoscale, concurrency, shards } = component;
  if (autoscale === undefined) return placement.replicas;
  if (atMost) return autoscale.max;
  if (!order.timed[index]) return autoscale.min;
  const each = concurrency * shards * autoscale.targetUtilization;
  const wanted = each > 0 ? Math.ceil(busy / each - 1e-9) : autoscale.max;
  return Math.min(autoscale.max, Math.max(autoscale.min, wanted));
}

/** Servers of a station with the given replicas of each shard. */
export function serversOf(
  { graph, order }: Pick<PassInput, 'graph' | 'order'>,
  index: number,
  replicas: number,
): number {
  const { component } = placeOf(graph, index);
  if (component.kind === 'function' && component.concurrencyLimit !== undefined) {
    return Math.floor(component.concurrencyLimit);
  }
  const servers = Math.floor(replicas * component.shards * component.concurrency);
  return Math.min(servers, order.consumerLimit[index]!);
}

/** Waiting places; a function at its concurrency limit rejects at once. */
function placesOf({ graph }: PassInput, index: number, replicas: number): number | undefined {
  const { component } = placeOf(graph, index);
  if (component.queueLimit !== undefined) return component.queueLimit * replicas * component.shards;
  return component.kind === 'function' && component.concurrencyLimit !== undefined ? 0 : undefined;
}
