import { analyseCapacity } from '../capacity/analyse-capacity';
import type { CapacityAnalysis } from '../capacity/capacity-analysis';
import { flowsAfter } from '../scenarios/survivors';

/**
 * The names of everything that a design misses at its peak: overloaded components, targets of utilisation and headroom,
 * limits, latency and freshness objectives, and the latter again after each failure that it must survive.
 */
export function violationsOf(analysis: CapacityAnalysis): Set<string> {
  const { model, components, maxRateMultiple } = analysis;
  const { targetUtilization, headroom, survive } = model.objectives;
  const found = missedObjectives(analysis, '');
  components.forEach(({ utilization, limits, hottestPartition }, index) => {
    const { id, autoscale } = model.components[index]!;
    const target =
      autoscale === undefined ? targetUtilization : Math.max(targetUtilization, autoscale.targetUtilization);
    if (utilization !== undefined && utilization.peak > target + 1e-9) found.add(`${id}: utilization`);
    if (hottestPartition !== undefined && hottestPartition.utilization >= 1) found.add(`${id}: hottest partition`);
    for (const { kind, used, limit } of limits) if (used > limit * (1 + 1e-9)) found.add(`${id}: ${kind}`);
  });
  if (headroom !== undefined && maxRateMultiple !== undefined && maxRateMultiple < headroom * (1 - 1e-3))
    found.add('headroom');
  for (const scope of survive) {
    for (const after of flowsAfter(analysis, scope)) {
      for (const name of missedObjectives(after, `${scope} lost, `)) found.add(name);
    }
  }
  return found;
}

/** What flows and components miss of their own: overload, no answer, latency, freshness; `when` is put before each name. */
export function missedObjectives({ model, components, flows }: CapacityAnalysis, when: string): Set<string> {
  const missed = new Set<string>();
  components.forEach(({ status }, index) => {
    if (status === 'overloaded') missed.add(`${when}${model.components[index]!.id}: overloaded`);
  });
  flows.forEach(({ latency, freshness, unbounded, loss }, index) => {
    const { id, slo, freshness: wanted } = model.flows[index]!;
    if (unbounded > 1e-9) missed.add(`${when}${id}: unbounded`);
    if (loss >= 1) missed.add(`${when}${id}: down`);
    for (const [percentile, target] of slo.latency) {
      const value = latency?.[percentile];
      if (value !== undefined && value > target) missed.add(`${when}${id}: latency.${percentile}`);
    }
    if (wanted !== undefined && freshness !== undefined && freshness.p99 > wanted.within)
      missed.add(`${when}${id}: freshness`);
  });
  return missed;
}

/** Violations of a model that was not analysed yet. */
export function violationsIn(model: CapacityAnalysis['model']): Set<string> {
  return violationsOf(analyseCapacity(model));
}
