import type { Spec } from '../spec.generated';
import { currencyOf } from './currency-of';
import type { FieldDefault } from './field-default';
import { inheritObjectives } from './inherit-objectives';
import type { Model } from './model';
import { namesIn } from './names';
import { resolveCells } from './resolve-cells';
import { resolveComponents } from './resolve-components';
import { resolveDatasets } from './resolve-data';
import { consumersOfQueues, resolveFlows } from './resolve-flows';
import { resolveNetwork, resolveObjectives, resolveRegions, resolveWorkload } from './resolve-objectives';
import { resolveScenarios, resolveStages } from './resolve-scenarios';
import { Resolver } from './resolver';
import type { Technologies } from './technology-defaults';

/** What completes a spec from the outside; all that is taken of it is listed among the assumptions. */
export interface SpecDefaults {
  readonly technologies?: Technologies;
  readonly objectives?: readonly FieldDefault[];
}

/**
 * Turns a bound document into the model that is analysed: defaults filled in and listed, names turned into indices.
 * What names something unknown is left out (the checks report it), so that the rest still gets its numbers. An entry
 * that is as it was before is the same object.
 */
export function resolve(written: Spec, { technologies, objectives: inherited }: SpecDefaults = {}): Model {
  const to = new Resolver(currencyOf(written));
  const { spec, added } = inheritObjectives(written, inherited);
  for (const { value, because, source } of added) to.adopt(value, because, source);
  const names = namesIn(spec);
  const workload = resolveWorkload(spec, to);
  const objectives = resolveObjectives(spec, to);
  const regions = resolveRegions(spec, to);
  const network = resolveNetwork(spec, regions, to);
  const components = resolveComponents(
    spec,
    { names: { components: names.components, regions: names.regions }, regions, technologies },
    to,
  );
  const { window } = objectives;
  return {
    title: spec.title?.value ?? '',
    workload,
    objectives,
    regions,
    regionsDeclared: (spec.regions?.entries.size ?? 0) > 0,
    network,
    components,
    flows: resolveFlows(spec, { names, workload, window, consumers: consumersOfQueues(spec) }, to),
    datasets: resolveDatasets(spec, { components: names.components }, to),
    cells: resolveCells(spec, components, names, to),
    scenarios: resolveScenarios(spec, names, to),
    stages: resolveStages(spec, to),
    currency: to.currency ?? '$',
    assumptions: to.assumptions,
  };
}
