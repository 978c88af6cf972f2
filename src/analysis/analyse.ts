import type { Model } from '../spec/model/model';
import { type AvailabilityAnalysis, analyseAvailability } from './availability/analyse-availability';
import { type AvailabilityExplanation, explainAvailability } from './availability/explain-availability';
import { analyseBandwidth, type BandwidthAnalysis } from './bandwidth/analyse-bandwidth';
import { buildResults } from './build-results';
import { analyseCapacity } from './capacity/analyse-capacity';
import type { CapacityAnalysis } from './capacity/capacity-analysis';
import { analyseData, type DataAnalysis } from './data/analyse-data';
import type { Results } from './results';

/** What each part of the analysis says of a model; arrays are by index of flow, component or dataset. */
export interface Parts {
  readonly model: Model;
  readonly capacity: CapacityAnalysis;
  readonly availability: AvailabilityAnalysis;
  /** By flow. */
  readonly causes: readonly (AvailabilityExplanation | undefined)[];
  readonly data: DataAnalysis;
  /** At peak. */
  readonly bandwidth: BandwidthAnalysis;
}

/** A model with everything that was computed of it, and the same by id for those who read it. */
export interface Analysis extends Parts {
  readonly results: Results;
}

/**
 * Computes everything that a design implies. Pure and total: overload, zero traffic and missing figures are results.
 *
 * @param invalid whether the document has errors, so that its verdict cannot be trusted
 */
export function analyse(model: Model, invalid: boolean): Analysis {
  const capacity = analyseCapacity(model);
  const { plan, mean, peak } = capacity;
  const availability = analyseAvailability(model, {
    neededAtPeak: (component) => capacity.components[component]?.replicas.neededAtPeak,
    replicasAtPeak: (component) => capacity.components[component]?.replicas.given,
    hitRatio: (step) => hitRatioOf(capacity, step),
  });
  const parts: Parts = {
    model,
    capacity,
    availability,
    causes: explainAvailability(model, availability),
    data: analyseData(model, { graph: plan.graph, calls: mean.calls, by: mean.by }),
    bandwidth: analyseBandwidth(model, { graph: plan.graph, calls: peak.calls, by: peak.by }),
  };
  return { ...parts, results: buildResults(parts, invalid) };
}

function hitRatioOf({ plan }: CapacityAnalysis, step: Model['flows'][number]['steps'][number]): number | undefined {
  const node = plan.graph.nodes.find((candidate) => candidate.step === step);
  return node && plan.hits[node.index];
}
