import { coldStartShare } from '../methods/cold-start';
import { placeOf } from './call-graph';
import { solvePools } from './connection-pools';
import { foreignWrites, groupLoad, groupOf, hold, refreshParallel, type Writes, without } from './held-calls';
import type { LoadComponent } from './load-model';
import { type Moments, maybeMoments } from './moments';
import { finishDownNode, type NodeTimes } from './node-times';
import { zero } from './planned-calls';
import { poolOrQueue } from './pool-or-queue';
import { answer, respond } from './responses';
import { returnVisits, workByRoot } from './return-visits';
import { servingGroups } from './serving-groups';
import type { HeldCall, PassInput, SolvedStation } from './solved-station';
import { idleQueue, type StationQueue, solveQueue, type Workload } from './station-queue';
import { NOTICEABLE, type Visit } from './thread-pool';
import { visitsBelow, waitingBelow } from './visits';

/** Solves every station once, callees before callers, and fills in the times of every node. */
export function solvePass(input: PassInput, times: NodeTimes): SolvedStation[] {
  const stations = new Array<SolvedStation>(input.graph.stations.length);
  const writes = foreignWrites(input);
  const rootWork = workByRoot(input);
  for (const node of input.graph.nodes) if (node.down) finishDownNode(input.graph, node, times);
  for (const index of input.order.stations)
    stations[index] = solveStation(input, index, stations, writes, rootWork, times);
  for (const root of input.graph.roots) refreshParallel(input.graph, root.nodes, times);
  return stations;
}

function solveStation(
  input: PassInput,
  index: number,
  stations: readonly SolvedStation[],
  writes: readonly Writes[],
  rootWork: Float64Array,
  times: NodeTimes,
): SolvedStation {
  const { component, placement } = placeOf(input.graph, index);
  const held = input.order.nodesAt[index]!.map((node) => hold(input, node, times));
  let reads = 0;
  let written = 0;
  let service = 0;
  let busy = 0;
  for (const { write, rate, own, holding } of held) {
    if (write) written += rate;
    else reads += rate;
    service += rate * own.mean;
    busy += rate * holding.mean;
  }
  const total = reads + written;
  const replicas = replicaCount(input, index, busy);
  const all = writes[component.index];
  const elsewhere = all === undefined ? undefined : without(all, held);
  const starved = component.blocking && held.some(({ rate, below }) => rate > 0 && below.stuck > 0);
  // Where the work is unknown nobody can say who waits for it: calls find a server at once, and the station is unchecked.
  const queueing = !component.delayOnly && input.order.timed[index]!;
  const pooled = component.blocking && queueing && !starved && isHeldLong(input, stations, held, index, replicas, busy);
  const visits = pooled ? visitsBelow(input, stations, held) : nowhere;
  const serving = component.autoscale ? servingGroups(component, placement, replicas) : input.serving[index]!;
  const coldShare = total > 0 ? coldShareOf(component, total, busy / total) : 0;
  const starting = coldShare > 0 ? maybeMoments({ mean: component.coldStart ?? 0, variance: 0 }, coldShare) : zero;
  const queues = new Array<StationQueue>(serving.length);
  const returns = queueing ? returnVisits(input, held, rootWork) : undefined;
  let waitsBelow = 1;
  for (let position = 0; position < serving.length; position++) {
    const group = serving[position]!;
    const load = groupLoad(held, group, position, serving, elsewhere, component);
    const work = { ...workAt(input, index, load, group.replicas, starting), returns };
    if (!queueing) queues[position] = idleQueue(0, work.arrivals, work.holding);
    else if (visits.length === 0 || serving.length > 1) queues[position] = solveQueue(work);
    else {
      const solved = poolOrQueue(work, visits);
      waitsBelow = solved.waitsBelow;
      queues[position] = solved.queue;
    }
  }
  const open = busy / total;
  const responses = held.map((call) => respond(input, call, serving, queues, starting));
  const pools = solvePools(input, index, held, responses, serving, queues, stations);
  held.forEach((call, i) => {
    answer(input, call, responses[i]!, pools, queues[groupOf(call.node, serving)]!, times);
  });
  return {
    replicas,
    serving,
    queues,
    service: total > 0 ? service / total : (component.service?.mean ?? 0),
    holding: total > 0 && waitsBelow === 1 ? open + starting.mean : queues[0]!.holding.mean,
    reads,
    writes: written,
    foreignWrites: elsewhere?.rate ?? 0,
    waitsBelow,
    starved,
    coldShare,
    starting,
    pools,
  };
}

const nowhere: readonly Visit[] = [];

function workAt(
  input: PassInput,
  index: number,
  { arrivals, batch, holding: { mean, variance } }: ReturnType<typeof groupLoad>,
  replicas: number,
  starting: Moments,
): Workload {
  const { component } = placeOf(input.graph, index);
  return {
    arrivals,
    batch,
    holding: { mean: mean + starting.mean, variance: variance + starting.variance },
    servers: serversOf(input, index, replicas),
    perReplica: component.concurrency,
    scaling: component.scaling,
    places: placesOf(input, index, replicas),
  };
}

/** Share of the calls of a function that wait for an instance to start. */
function coldShareOf({ kind, coldStart, keepWarm }: LoadComponent, arrivalRate: number, holdingTime: number): number {
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
