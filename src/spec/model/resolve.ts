import type { Spec } from '../spec.generated';
import { currencyOf } from './currency-of';
import type { FieldDefault } from './field-default';
import { inheritObjectives } from './inherit-objectives';
import type { Model } from './model';
import { resolveCells } from './resolve-cells';
import { resolveComponents } from './resolve-components';
import { resolveDatasets } from './resolve-data';
import { resolveFlows } from './resolve-flows';
import { resolveNetwork, resolveObjectives, resolveRegions, resolveWorkload } from './resolve-objectives';
import { resolveScenarios, resolveStages } from './resolve-scenarios';
import { type Pick, Resolver } from './resolver';
import type { Technologies } from './technology-defaults';

/** What completes a spec from the outside; all that is taken of it is listed among the assumptions. */
export interface SpecDefaults {
  readonly technologies?: Technologies;
  readonly objectives?: readonly FieldDefault[];
}

export interface ResolveOptions extends SpecDefaults {
  /** The number that stands for a quantity; its median unless an uncertain one is being sampled. */
  readonly pick?: Pick;
}

/**
 * Turns a bound document into the model that is analysed: defaults filled in and listed, names turned into indices.
 * What names something unknown is left out (the checks report it), so that the rest still gets its numbers.
 */
export function resolve(
  written: Spec,
  { pick = ({ value }) => value, technologies, objectives: inherited }: ResolveOptions = {},
): Model {
  const to = new Resolver(pick, technologies, currencyOf(written));
  const { spec, added } = inheritObjectives(written, inherited);
  for (const { value, because, source } of added) to.adopt(value, because, source);
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
  return {
    title: spec.title?.value ?? '',
    workload,
    objectives,
    regions,
    regionsDeclared: (spec.regions?.entries.size ?? 0) > 0,
    network,
    components,
    flows: resolveFlows(spec, workload, objectives.window, to),
    datasets: resolveDatasets(spec, to),
    cells: resolveCells(spec, components, to),
    scenarios: resolveScenarios(spec, to),
    stages: resolveStages(spec, to),
    currency: to.currency ?? '$',
    assumptions: to.assumptions,
  };
}
