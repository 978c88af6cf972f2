import type { ComponentCapacity, MeanAndPeak, StationResult } from './capacity-analysis';
import { hottestPartition, limitUses } from './limit-use';
import type { LoadComponent } from './load-model';
import type { LoadSolution, SolvePlan } from './load-solver';
import { sharedLimit } from './rate-limit';
import { replicaAdvice, utilizationWith } from './replica-advice';
import { busiestQueue } from './station-results';

const month = 30 * 86400;
/** Runways end here: growth over a thousand years means nothing. */
const LONGEST_RUNWAY = 1000 * 365 * 86400;

/** Component by component, what its stations add up to. */
export function componentResults(
  plan: SolvePlan,
  peak: LoadSolution,
  stations: readonly StationResult[],
): ComponentCapacity[] {
  return plan.graph.model.components.map((component) => componentResult(plan, peak, stations, component));
}

function componentResult(
  plan: SolvePlan,
  peak: LoadSolution,
  stations: readonly StationResult[],
  component: LoadComponent,
): ComponentCapacity {
  const indices = plan.graph.stationsOf[component.index]!;
  const own = indices.map((index) => stations[index]!);
  let worst = -1;
  for (const index of indices) if (worst < 0 || isWorse(stations[index]!, stations[worst]!)) worst = index;
  const calls = total(own, 'calls');
  const at = stations[worst];
  const queueing = at !== undefined && at.servers !== undefined;
  const maxThroughput =
    queueing && !at.starved
      ? largestThroughput(plan, peak, component, worst, calls.peak * peak.by.passed[component.index]!)
      : undefined;
  const headroom = calls.peak > 0 && maxThroughput !== undefined ? maxThroughput / calls.peak : undefined;
  return {
    calls,
    reads: total(own, 'reads'),
    writes: total(own, 'writes'),
    status: at?.status ?? 'idle',
    worst,
    servers: queueing ? sum(own, (s) => s.servers) : undefined,
    serviceTime: meanOver(own, (s) => s.serviceTime),
    holdingTime: meanOver(own, (s) => s.holdingTime),
    utilization: at?.utilization,
    wait: at?.wait,
    queueLength: queueing && own.every((s) => s.queueLength !== undefined) ? sum(own, (s) => s.queueLength) : undefined,
    inUse: queueing ? sum(own, (s) => s.inUse) : undefined,
    loss: lossOf(component, own, peak),
    responseTime: responseTime(plan, peak, indices),
    maxThroughput,
    headroom,
    replicas: queueing && !at.starved ? replicaAdvice(plan, peak, worst) : { given: at?.replicas ?? 0 },
    runway: headroom === undefined ? undefined : runway(plan, headroom),
    hottestPartition: hottestPartition(plan, peak, component),
    hitRatio: component.cache === undefined ? undefined : hitRatio(plan, peak, indices),
    limits: limitUses(plan, peak, component),
  };
}

function isWorse(a: StationResult, b: StationResult): boolean {
  return (a.utilization?.peak ?? -1) > (b.utilization?.peak ?? -1);
}

function total(stations: readonly StationResult[], key: 'calls' | 'reads' | 'writes'): MeanAndPeak {
  let mean = 0;
  let peak = 0;
  for (const station of stations) {
    mean += station[key].mean;
    peak += station[key].peak;
  }
  return { mean, peak };
}

function sum(stations: readonly StationResult[], of: (station: StationResult) => number | undefined): number {
  return stations.reduce((result, station) => result + (of(station) ?? 0), 0);
}

/** Mean over the calls, or over the stations when there are none; absent where a station does not know. */
function meanOver(
  stations: readonly StationResult[],
  of: (station: StationResult) => number | undefined,
): number | undefined {
  let weight = 0;
  let result = 0;
  let plain = 0;
  for (const station of stations) {
    const value = of(station);
    if (value === undefined) return undefined;
    weight += station.calls.peak;
    result += value * station.calls.peak;
    plain += value;
  }
  if (stations.length === 0) return undefined;
  return weight > 0 ? result / weight : plain / stations.length;
}

function lossOf({ index, rateLimit }: LoadComponent, stations: readonly StationResult[], peak: LoadSolution): number {
  const calls = sum(stations, (station) => station.calls.peak);
  const full = calls > 0 ? sum(stations, (station) => station.calls.peak * station.loss) / calls : 0;
  const passed = rateLimit?.onExceed === 'wait' ? 1 : peak.by.passed[index]!;
  return 1 - (1 - full) * passed;
}

function responseTime(
  plan: SolvePlan,
  { calls, times }: LoadSolution,
  stations: readonly number[],
): number | undefined {
  let weight = 0;
  let result = 0;
  for (const station of stations) {
    for (const { index } of plan.order.nodesAt[station]!) {
      if (times.stuck[index]! > 0) return undefined;
      const rate = Math.max(1e-12, calls.nodes[index]!);
      weight += rate;
      result += rate * times.tryMean[index]!;
    }
  }
  return weight > 0 ? result / weight : undefined;
}

function hitRatio(plan: SolvePlan, { calls, by }: LoadSolution, stations: readonly number[]): number | undefined {
  let reads = 0;
  let hits = 0;
  for (const station of stations) {
    for (const { index, step } of plan.order.nodesAt[station]!) {
      if (step.operation === 'write') continue;
      const rate = Math.max(1e-12, calls.nodes[index]!);
      reads += rate;
      hits += rate * by.hits[index]!;
    }
  }
  return reads > 0 ? hits / reads : undefined;
}

/** Calls of all regions at which the most loaded one is full, with the present mix; autoscaled: at the maximum. */
function largestThroughput(
  plan: SolvePlan,
  peak: LoadSolution,
  component: LoadComponent,
  worst: number,
  calls: number,
): number | undefined {
  const queue = busiestQueue(peak.stations[worst]!);
  const replicas = component.autoscale?.max;
  const utilization = replicas === undefined ? queue.utilization : utilizationWith(plan, peak, worst, replicas);
  const limit = sharedLimit(component)?.rate ?? Number.POSITIVE_INFINITY;
  const served = utilization > 0 && calls > 0 ? calls / utilization : queue.capacity;
  const throughput = Math.min(served, limit);
  return Number.isFinite(throughput) && throughput > 0 ? throughput : undefined;
}

/** Seconds until growth takes the peak to the target utilisation, and to 100 %. */
function runway({ graph }: SolvePlan, headroom: number): ComponentCapacity['runway'] {
  const { workload, objectives } = graph.model;
  if (!(workload.growth > 0)) return undefined;
  const until = (multiple: number) =>
    Math.min(LONGEST_RUNWAY, Math.max(0, (month * Math.log(multiple)) / Math.log1p(workload.growth)));
  return { target: until(headroom * objectives.targetUtilization), full: until(headroom) };
}
