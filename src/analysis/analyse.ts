import type { Step } from '../spec/model/flow';
import type { Model } from '../spec/model/model';
import { once } from '../spec/once';
import { type AvailabilityAnalysis, analyseAvailability } from './availability/analyse-availability';
import type { AvailabilityInputs } from './availability/availability-inputs';
import { typicalCommonCause } from './availability/common-cause';
import type { AvailabilityExplanation } from './availability/explain-availability';
import { analyseBandwidth, type BandwidthAnalysis } from './bandwidth/analyse-bandwidth';
import { buildResults } from './build-results';
import { analyseCapacity } from './capacity/analyse-capacity';
import type { CapacityAnalysis } from './capacity/capacity-analysis';
import { isSameLoad } from './capacity/load-model';
import type { LoadSolution } from './capacity/load-solver';
import { analyseCost, type CostAnalysis } from './cost/analyse-cost';
import { analyseData, type DataAnalysis } from './data/analyse-data';
import type { Traffic } from './data/traffic';
import { flowObjectives } from './objectives';
import { analyseRecovery, type RecoveryAnalysis } from './recovery/analyse-recovery';
import { largestBacklogs, type StopBacklog } from './recovery/stop-backlog';
import type { ObjectiveReport, Results } from './results';

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
  /** By flow: what piles up while its consumer stands still; of what is no what-if itself, in the scenario where it is most. */
  readonly backlogs: readonly (StopBacklog | undefined)[];
  /** Whether consumers with a backlog stand still here. */
  readonly stopped: boolean;
  /** By flow: its objectives, and whether they are met. */
  readonly objectives: readonly ObjectiveReport[][];
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
  /** By flow, in a what-if that stops consumers: what piles up for them. */
  readonly backlogs?: readonly (StopBacklog | undefined)[];
}

/**
 * Computes everything that a design implies. Pure and total: overload, zero traffic and missing figures are results. What
 * is read of every design (capacity, latency, availability) is computed at once, the rest when it is read.
 *
 * @param last of an earlier version that shares its equal parts with the model: what depends on nothing that has changed
 *   since is taken from it
 */
export function analyse(
  model: Model,
  { invalid = false, served, backlogs }: AnalyseOptions = {},
  last?: Pick<Analysis, 'capacity' | 'availability'>,
): Analysis {
  const capacity = last && isSameLoad(last.capacity.model, model) ? last.capacity : analyseCapacity(model);
  const availability = analyseAvailability(model, availabilityInputs(capacity), last?.availability);
  const up = served ?? availability.flows.map((flow) => flow?.value);
  const parts = new AnalysedParts(model, capacity, availability, up, backlogs);
  return Object.assign(parts, { results: buildResults(parts, invalid) });
}

/** Keeps what has been asked for. */
class AnalysedParts implements Parts {
  readonly model: Model;
  readonly capacity: CapacityAnalysis;
  readonly availability: AvailabilityAnalysis;
  readonly served: Parts['served'];
  readonly stopped: boolean;
  readonly #withCommonCause = once(() => servedWithCommonCause(this));
  readonly #data = once(() => analyseData(this.model, trafficAt(this.capacity, 'mean')));
  readonly #bandwidth = once(() => analyseBandwidth(this.model, trafficAt(this.capacity, 'peak')));
  readonly #recovery = once(() => analyseRecovery(this.model, this.data));
  readonly #cost = once(() => costAtMean(this));
  readonly #backlogs: () => Parts['backlogs'];
  readonly #objectives = once(() => this.model.flows.map(({ index }) => flowObjectives(this, index)));

  constructor(
    model: Model,
    capacity: CapacityAnalysis,
    availability: AvailabilityAnalysis,
    served: Parts['served'],
    backlogs: Parts['backlogs'] | undefined,
  ) {
    this.model = model;
    this.capacity = capacity;
    this.availability = availability;
    this.served = served;
    this.stopped = backlogs !== undefined;
    this.#backlogs = once(() => backlogs ?? largestBacklogs(this));
  }

  get causes(): Parts['causes'] {
    return this.availability.explanations;
  }

  get withCommonCause(): Parts['withCommonCause'] {
    return this.#withCommonCause();
  }

  get backlogs(): Parts['backlogs'] {
    return this.#backlogs();
  }

  get data(): DataAnalysis {
    return this.#data();
  }

  get bandwidth(): BandwidthAnalysis {
    return this.#bandwidth();
  }

  get recovery(): RecoveryAnalysis {
    return this.#recovery();
  }

  get cost(): CostAnalysis | undefined {
    return this.#cost();
  }

  get objectives(): Parts['objectives'] {
    return this.#objectives();
  }
}

function trafficAt(capacity: CapacityAnalysis, at: 'peak' | 'mean'): Traffic {
  const { calls, by } = capacity[at];
  return { graph: capacity.plan.graph, calls, by };
}

function servedWithCommonCause({ model, capacity }: Parts): (number | undefined)[] {
  const inputs = { ...availabilityInputs(capacity), commonCause: typicalCommonCause };
  return analyseAvailability(model, inputs).flows.map((flow) => flow?.value);
}

function costAtMean({ model, capacity, data }: Parts): CostAnalysis | undefined {
  const traffic = trafficAt(capacity, 'mean');
  return analyseCost(model, {
    traffic,
    data,
    bandwidth: analyseBandwidth(model, traffic),
    replicasAtMean: (component, placement) => replicasOf(capacity, capacity.mean, component, placement),
  });
}

/** What availability takes from capacity: how many replicas run and are needed at peak, and what caches answer. */
export function availabilityInputs(capacity: CapacityAnalysis): AvailabilityInputs {
  const { graph, hits: known } = capacity.plan;
  const hits = new Map<Step, number>();
  for (const { step, index, misses } of graph.nodes) if (misses.length > 0) hits.set(step, known[index]!);
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
