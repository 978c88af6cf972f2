import type { Finding } from '../finding';
import type { Spec } from '../spec.generated';
import type { Model } from './model';
import { resolveComponents } from './resolve-components';
import { resolveDatasets } from './resolve-data';
import { resolveFlows } from './resolve-flows';
import { resolveNetwork, resolveObjectives, resolveRegions, resolveWorkload } from './resolve-objectives';
import { resolveScenarios, resolveStages } from './resolve-scenarios';
import { type Pick, Resolver } from './resolver';

/**
 * Turns a bound document into the model that is analysed: defaults filled in and listed, names turned into indices.
 * What names something unknown is left out (the checks report it), so that the rest still gets its numbers.
 *
 * @param pick the number that stands for a quantity; its median unless an uncertain one is being sampled
 */
export function resolve(
  spec: Spec,
  pick: Pick = (quantity) => quantity.value,
): { readonly model: Model; readonly findings: Finding[] } {
  const to = new Resolver(pick);
  [...(spec.flows?.entries.keys() ?? [])].forEach((id, index) => {
    to.flows.set(id, index);
  });
  [...(spec.data?.entries.keys() ?? [])].forEach((id, index) => {
    to.datasets.set(id, index);
  });
  const workload = resolveWorkload(spec, to);
  const objectives = resolveObjectives(spec, to);
  const regions = resolveRegions(spec, to);
  const network = resolveNetwork(spec, regions, to);
  const components = resolveComponents(spec, regions, to);
  const model: Model = {
    title: spec.title?.value ?? '',
    workload,
    objectives,
    regions,
    regionsDeclared: (spec.regions?.entries.size ?? 0) > 0,
    network,
    components,
    flows: resolveFlows(spec, workload, objectives.window, to),
    datasets: resolveDatasets(spec, to),
    scenarios: resolveScenarios(spec, to),
    stages: resolveStages(spec, to),
    currency: currencyOf(spec),
    assumptions: to.assumptions,
  };
  return { model, findings: to.findings };
}

/** The symbol of the first price; that there is only one is a check of its own. */
function currencyOf(spec: Spec): string {
  const objective = spec.objectives?.cost?.currency;
  if (objective) return objective;
  for (const { cost } of spec.components?.entries.values() ?? []) {
    const price =
      cost &&
      [cost.replica, cost.storage, cost.requests, cost.egress, cost.fixed].find((quantity) => quantity?.currency);
    if (price?.currency) return price.currency;
  }
  return '$';
}
