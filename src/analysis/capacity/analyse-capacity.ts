import { once } from '../../spec/once';
import { type FlowTime, flowTimes, percentilesOf } from '../latency/flow-latency';
import { type Freshness, freshnessOf } from '../latency/freshness';
import { HopTimes } from '../latency/hop-times';
import { isTimeKnown } from '../latency/known-time';
import type { CapacityAnalysis, FlowCapacity, MeanAndPeak } from './capacity-analysis';
import { componentResults } from './component-results';
import { isLoaded, largestLoad } from './largest-load';
import type { LoadModel } from './load-model';
import { type LoadSolution, planWithout, preparePlan, type SolvePlan, solveLoad } from './load-solver';
import { findMetastable } from './metastability';
import type { Moments } from './moments';
import { stationResults } from './station-results';

/**
 * Capacity and latency of a design at its peak load: calls, queues, percentiles, bottleneck. Pure and total: overload, no
 * traffic, no replicas and circles give finite, labelled results. Of the solutions of the model only that of the peak is
 * made at once; what takes others (the mean, the largest load, metastable states) is computed when it is asked for.
 */
export function analyseCapacity(model: LoadModel): CapacityAnalysis {
  return new Capacity(model, preparePlan(model));
}

/** The same of a model that only lost some replicas of another. */
export function analyseWithout(plan: SolvePlan, model: LoadModel): CapacityAnalysis {
  return new Capacity(model, planWithout(plan, model));
}

/** Accessors of a class: those of a literal are made anew, and slowly, for every object. */
class Capacity implements CapacityAnalysis {
  readonly model: LoadModel;
  readonly plan: SolvePlan;
  readonly peak: LoadSolution;
  readonly hops: HopTimes;
  readonly times: readonly FlowTime[];
  readonly flows: readonly FlowCapacity[];
  readonly #mean = once(() => solveLoad(this.plan, { which: 'mean' }));
  readonly #stations = once(() => stationResults(this.plan, this.mean, this.peak));
  readonly #components = once(() => componentResults(this.plan, this.peak, this.stations));
  readonly #loaded = once(() => isLoaded(this.plan, this.peak));
  readonly #largest = once(() => largestLoad(this.plan, this.peak));
  readonly #metastable = once(() => (this.plan.retries ? findMetastable(this.plan, this.peak) : []));

  constructor(model: LoadModel, plan: SolvePlan) {
    this.model = model;
    this.plan = plan;
    this.peak = solveLoad(this.plan, { which: 'peak' });
    this.hops = new HopTimes(this.plan, this.peak);
    this.times = flowTimes(this.hops);
    this.flows = model.flows.map((_, flow) => this.#flow(flow));
  }

  get mean(): LoadSolution {
    return this.#mean();
  }

  get stations(): CapacityAnalysis['stations'] {
    return this.#stations();
  }

  get components(): CapacityAnalysis['components'] {
    return this.#components();
  }

  get loaded(): boolean {
    return this.#loaded();
  }

  get maxRateMultiple(): number | undefined {
    return this.#largest()?.multiple;
  }

  get bottleneck(): CapacityAnalysis['bottleneck'] {
    return this.#largest()?.bottleneck;
  }

  get metastable(): CapacityAnalysis['metastable'] {
    return this.#metastable();
  }

  #flow(index: number): FlowCapacity {
    const { model, plan, peak, times } = this;
    const timed = isTimeKnown(model, model.flows[index]!);
    const freshness = timed ? freshnessOf(plan, peak, times, index) : undefined;
    return new FlowResult(() => this.#rate(index), times[index]!, timed, amplificationOf(plan, peak, index), freshness);
  }

  #rate(flow: number): MeanAndPeak {
    const rate = { mean: 0, peak: 0 };
    for (const { root } of this.times[flow]!.roots) {
      rate.mean += this.mean.calls.roots[root]!;
      rate.peak += this.peak.calls.roots[root]!;
    }
    return rate;
  }
}

class FlowResult implements FlowCapacity {
  readonly unbounded: number;
  readonly loss: number;
  readonly amplification: number;
  readonly freshness: Freshness | undefined;
  readonly #rate: () => MeanAndPeak;
  readonly #time: FlowTime | undefined;
  #latency: FlowCapacity['latency'];

  constructor(
    rate: () => MeanAndPeak,
    time: FlowTime,
    timed: boolean,
    amplification: number,
    freshness: Freshness | undefined,
  ) {
    this.#rate = once(rate);
    this.unbounded = time.unbounded;
    this.loss = time.loss;
    this.amplification = amplification;
    this.freshness = freshness;
    this.#time = timed ? time : undefined;
  }

  get rate(): MeanAndPeak {
    return this.#rate();
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
