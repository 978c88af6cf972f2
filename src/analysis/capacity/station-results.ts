import { gammaQuantile } from '../methods/gamma-function';
import type { TwoMoments } from '../methods/mgc';
import { placeOf } from './call-graph';
import type { StationResult } from './capacity-analysis';
import type { LoadSolution, SolvePlan } from './load-solver';
import type { SolvedStation } from './solved-station';
import type { StationQueue } from './station-queue';

/** Station by station, what the solved loads say. */
export function stationResults(plan: SolvePlan, mean: LoadSolution, peak: LoadSolution): StationResult[] {
  return plan.graph.stations.map((_, index) => stationResult(plan, index, mean, peak));
}

/** The queue of those replicas of a station that are loaded most. */
export function busiestQueue({ queues }: SolvedStation): StationQueue {
  let worst = queues[0]!;
  for (const queue of queues) if (queue.utilization > worst.utilization) worst = queue;
  return worst;
}

/** Whether the queue of any station grows for ever, or waits for one that does. */
export function isAnyOverloaded({ stations }: LoadSolution): boolean {
  return stations.some((solved) => solved.starved || !busiestQueue(solved).stable);
}

/** Quantile of a wait that is nothing with probability 1 - `probability` and a gamma variable otherwise. */
export function waitQuantile(probability: number, { mean, scv }: TwoMoments, q: number): number {
  const over = 1 - q;
  if (!(probability > over) || !(mean > 0)) return 0;
  if (Math.abs(scv - 1) < 1e-6) return mean * Math.log(probability / over);
  const shape = 1 / Math.min(1e3, Math.max(1e-3, scv));
  return (gammaQuantile(shape, 1 - over / probability) * mean) / shape;
}

function stationResult(plan: SolvePlan, index: number, mean: LoadSolution, peak: LoadSolution): StationResult {
  const { component, placement } = placeOf(plan.graph, index);
  const solved = peak.stations[index]!;
  const atMean = mean.stations[index]!;
  const offered = { mean: 1 / mean.by.passed[component.index]!, peak: 1 / peak.by.passed[component.index]! };
  const reads = { mean: atMean.reads * offered.mean, peak: solved.reads * offered.peak };
  const writes = { mean: atMean.writes * offered.mean, peak: solved.writes * offered.peak };
  const queue = busiestQueue(solved);
  const calls = { mean: reads.mean + writes.mean, peak: reads.peak + writes.peak };
  const checked = component.delayOnly || plan.order.timed[index]!;
  const queueing = checked && !component.delayOnly;
  const known = checked && (queueing || component.service !== undefined);
  // Who waits without end for something else holds all of its servers, for longer than anybody can say.
  const told = queueing && !solved.starved;
  return {
    component: component.index,
    placement: plan.graph.stations[index]!.placement,
    region: placement.region,
    calls,
    reads,
    writes,
    status: component.delayOnly ? 'delay' : checked ? statusOf(solved, queue) : 'unchecked',
    replicas: solved.replicas,
    servers: queueing ? queue.servers : undefined,
    arrivals: queue.arrivals,
    serviceTime: known ? solved.service : undefined,
    holdingTime: known && !solved.starved ? solved.holding : undefined,
    utilization: told ? { mean: busiestQueue(atMean).utilization, peak: queue.utilization } : undefined,
    wait: told && queue.stable ? waitOf(queue) : undefined,
    queueLength: told && queue.stable ? queue.queueLength : undefined,
    inUse: solved.starved ? queue.servers : known ? queue.inUse : undefined,
    loss: lossOf(solved),
    excess: queueing && !queue.stable ? Math.max(0, queue.arrivals - queue.capacity) : undefined,
    starved: solved.starved,
  };
}

function statusOf({ starved }: SolvedStation, { stable, arrivals }: StationQueue): StationResult['status'] {
  if (!stable || starved) return 'overloaded';
  return arrivals > 0 ? 'stable' : 'idle';
}

function waitOf({ waitProbability, meanWait, conditionalWait }: StationQueue): NonNullable<StationResult['wait']> {
  return {
    probability: waitProbability,
    mean: meanWait,
    p99: waitQuantile(waitProbability, conditionalWait, 0.99),
  };
}

/** Share of the calls rejected by full lines, over the groups by their calls. */
function lossOf({ queues }: SolvedStation): number {
  let calls = 0;
  let lost = 0;
  for (const queue of queues) {
    calls += queue.arrivals;
    lost += queue.arrivals * queue.loss;
  }
  return calls > 0 ? lost / calls : 0;
}
