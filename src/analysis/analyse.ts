import type { Model } from '../spec/model/model';
import { once } from '../spec/once';
import { type AvailabilityAnalysis, analyseAvailability } from './availability/analyse-availability';
import type { AvailabilityInputs } from './availability/availability-inputs';
import { type AvailabilityExplanation, explainAvailability } from './availability/explain-availability';
import { analyseBandwidth, type BandwidthAnalysis } from './bandwidth/analyse-bandwidth';
import { buildResults } from './build-results';
import { analyseCapacity } from './capacity/analyse-capacity';
import type { CapacityAnalysis } from './capacity/capacity-analysis';
import type { LoadSolution } from './capacity/load-solver';
import { analyseCost, type CostAnalysis } from './cost/analyse-cost';
import { analyseData, type DataAnalysis } from './data/analyse-data';
import { analyseRecovery, type RecoveryAnalysis } from './recovery/analyse-recovery';
import type { Results } from './results';

/** What each part of the analysis says of a model; arrays are by index of flow, component or dataset. */
export interface Parts {
  readonly model: Model;
  readonly capacity: CapacityAnalysis;
  readonly availability: AvailabilityAnalysis;
  /** Share of requests served by flow, if 5 % of the failures of replicas had a common cause where nothing says how many do. */
  readonly withCommonCause: readonly (number | undefined)[];
  /** By flow. */
  readonly causes: readonly (AvailabilityExplanation | undefined)[];
  readonly data: DataAnalysis;
  /** At peak. */
  readonly bandwidth: BandwidthAnalysis;
  readonly recovery: RecoveryAnalysis;
  /** Absent without any price. */
  readonly cost?: CostAnalysis;
  /** By flow: what its availability objective is held against. */
  readonly served: readonly (number | undefined)[];
}

/** A model with everything that was computed of it, and the same by id for those who read it. */
export interface Analysis extends Parts {
  readonly results: Results;
}

export interface AnalyseOptions {
  /** Whether the document has errors, so that its verdict cannot be trusted. */
  readonly invalid?: boolean;
  /** By flow, in place of what the model implies: in a what-if, failures are given rather than left to chance. */
  readonly served?: readonly (number | undefined)[];
}

/** Of alike machines with alike software (IEC 61508-6 puts it between 1 and 10 %). */
const typicalCommonCause = 0.05;

/**
 * Computes everything that a design implies. Pure and total: overload, zero traffic and missing figures are results. What
 * is read of every design (capacity, latency, availability) is computed at once, the rest when it is read.
 */
export function analyse(model: Model, { invalid = false, served }: AnalyseOptions = {}): Analysis {
  const capacity = analyseCapacity(model);
  const { plan } = capacity;
  const peak = { graph: plan.graph, calls: capacity.peak.calls, by: capacity.peak.by };
  const mean = { graph: plan.graph, calls: capacity.mean.calls, by: capacity.mean.by };
  const availability = analyseAvailability(model, availabilityInputs(capacity));
  const data = once(() => analyseData(model, mean));
  const later = {
    causes: once(() => explainAvailability(model, availability)),
    withCommonCause: once(() => {
      const inputs = { ...availabilityInputs(capacity), commonCause: typicalCommonCause };
      return analyseAvailability(model, inputs).flows.map((flow) => flow?.value);
    }),
    bandwidth: once(() => analyseBandwidth(model, peak)),
    recovery: once(() => analyseRecovery(model, data())),
    cost: once(() =>
      analyseCost(model, {
        traffic: mean,
        data: data(),
        bandwidth: analyseBandwidth(model, mean),
        replicasAtMean: (component, placement) => replicasOf(capacity, capacity.mean, component, placement),
      }),
    ),
  };
  const parts: Parts = {
    model,
    capacity,
    availability,
    served: served ?? availability.flows.map((flow) => flow?.value),
    get causes() {
      return later.causes();
    },
    get withCommonCause() {
      return later.withCommonCause();
    },
    get data() {
      return data();
    },
    get bandwidth() {
      return later.bandwidth();
    },
    get recovery() {
      return later.recovery();
    },
    get cost() {
      return later.cost();
    },
  };
  return Object.assign(parts, { results: buildResults(parts, invalid) });
}

/** What availability takes from capacity: how many replicas run and are needed at peak, and what caches answer. */
export function availabilityInputs(capacity: CapacityAnalysis): AvailabilityInputs {
  const hits = new Map(capacity.plan.graph.nodes.map(({ step, index }) => [step, capacity.plan.hits[index]]));
  return {
    neededAtPeak: (component) => capacity.components[component]?.replicas.neededAtPeak,
    replicasAtPeak: (component, placement) => replicasOf(capacity, capacity.peak, component, placement),
    hitRatio: (step) => hits.get(step),
  };
}

function replicasOf(
  { plan }: CapacityAnalysis,
  load: LoadSolution,
  component: number,
  placement: number,
): number | undefined {
  const station = plan.graph.stationsOf[component]?.find(
    (index) => plan.graph.stations[index]?.placement === placement,
  );
  return station === undefined ? undefined : load.stations[station]?.replicas;
}
