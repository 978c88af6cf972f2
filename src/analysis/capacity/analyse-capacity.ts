import type { Model } from '../../spec/model/model';
import { type FlowTime, flowTimes, percentilesOf } from '../latency/flow-latency';
import { type Freshness, freshnessOf } from '../latency/freshness';
import { HopTimes } from '../latency/hop-times';
import { isTimeKnown } from '../latency/known-time';
import type { CapacityAnalysis, FlowCapacity, MeanAndPeak } from './capacity-analysis';
import { componentResults } from './component-results';
import { isLoaded, type LargestLoad, largestLoad } from './largest-load';
import { type LoadSolution, preparePlan, type SolvePlan, solveLoad } from './load-solver';
import { findMetastable } from './metastability';
import type { Moments } from './moments';
import { stationResults } from './station-results';

/**
 * Capacity and latency of a design at its peak load: calls, queues, percentiles, bottleneck. Pure and total: overload, no
 * traffic, no replicas and circles give finite, labelled results. What takes several solutions of the model (the largest
 * load, metastable states) is computed when it is asked for.
 */
export function analyseCapacity(model: Model): CapacityAnalysis {
  const plan = preparePlan(model);
  const peak = solveLoad(plan, { which: 'peak' });
  const mean = solveLoad(plan, { which: 'mean' });
  const stations = stationResults(plan, mean, peak);
  const hops = new HopTimes(plan, peak);
  const times = flowTimes(hops);
  return new Capacity({
    model,
    plan,
    peak,
    mean,
    stations,
    hops,
    times,
    flows: model.flows.map((_, flow) => flowResult(plan, mean, peak, times, flow)),
    components: componentResults(plan, peak, stations),
    loaded: isLoaded(plan, peak),
  });
}

type Solved = Omit<CapacityAnalysis, 'maxRateMultiple' | 'bottleneck' | 'metastable'>;

/** Accessors of a class: those of a literal are made anew, and slowly, for every object. */
class Capacity implements CapacityAnalysis {
  readonly model: Model;
  readonly plan: SolvePlan;
  readonly peak: LoadSolution;
  readonly mean: LoadSolution;
  readonly stations: CapacityAnalysis['stations'];
  readonly hops: HopTimes;
  readonly times: readonly FlowTime[];
  readonly flows: readonly FlowCapacity[];
  readonly components: CapacityAnalysis['components'];
  readonly loaded: boolean;
  #largest: { readonly found: LargestLoad | undefined } | undefined;
  #metastable: CapacityAnalysis['metastable'] | undefined;

  constructor({ model, plan, peak, mean, stations, hops, times, flows, components, loaded }: Solved) {
    this.model = model;
    this.plan = plan;
    this.peak = peak;
    this.mean = mean;
    this.stations = stations;
    this.hops = hops;
    this.times = times;
    this.flows = flows;
    this.components = components;
    this.loaded = loaded;
  }

  get maxRateMultiple(): number | undefined {
    return this.#largestLoad()?.multiple;
  }

  get bottleneck(): CapacityAnalysis['bottleneck'] {
    return this.#largestLoad()?.bottleneck;
  }

  get metastable(): CapacityAnalysis['metastable'] {
    this.#metastable ??= this.plan.retries ? findMetastable(this.plan, this.peak) : [];
    return this.#metastable;
  }

  #largestLoad(): LargestLoad | undefined {
    this.#largest ??= { found: largestLoad(this.plan, this.peak) };
    return this.#largest.found;
  }
}

function flowResult(
  plan: SolvePlan,
  mean: LoadSolution,
  peak: LoadSolution,
  times: readonly FlowTime[],
  flow: number,
): FlowCapacity {
  const time = times[flow]!;
  const timed = isTimeKnown(plan.graph.model, plan.graph.model.flows[flow]!);
  const rate = { mean: 0, peak: 0 };
  for (const { root } of time.roots) {
    rate.mean += mean.calls.roots[root]!;
    rate.peak += peak.calls.roots[root]!;
  }
  const freshness = timed ? freshnessOf(plan, peak, times, flow) : undefined;
  return new FlowResult(rate, time, timed, amplificationOf(plan, peak, flow), freshness);
}

class FlowResult implements FlowCapacity {
  readonly rate: MeanAndPeak;
  readonly unbounded: number;
  readonly loss: number;
  readonly amplification: number;
  readonly freshness: Freshness | undefined;
  readonly #time: FlowTime | undefined;
  #latency: FlowCapacity['latency'];

  constructor(
    rate: MeanAndPeak,
    time: FlowTime,
    timed: boolean,
    amplification: number,
    freshness: Freshness | undefined,
  ) {
    this.rate = rate;
    this.unbounded = time.unbounded;
    this.loss = time.loss;
    this.amplification = amplification;
    this.freshness = freshness;
    this.#time = timed ? time : undefined;
  }

  get latency(): FlowCapacity['latency'] {
    this.#latency ??= this.#time && percentilesOf(this.#time);
    return this.#latency;
  }

  get moments(): Moments | undefined {
    return this.#time?.moments;
  }
}

/** The most calls that retries and hedges make of one, over all paths of a flow: nested retries multiply. */
function amplificationOf({ graph, retries }: SolvePlan, { by }: LoadSolution, flow: number): number {
  if (!retries) return 1;
  const along = new Map<number, number>();
  let most = 1;
  for (const node of graph.nodesOf[flow]!) {
    const product = (along.get(node.parent) ?? 1) * by.amplification[node.index]!;
    along.set(node.index, product);
    if (node.relation !== 'fallback' && !node.down) most = Math.max(most, product);
  }
  return most;
}
