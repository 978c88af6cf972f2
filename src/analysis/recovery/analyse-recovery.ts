import { withLater } from '../../spec/lazy';
import type { Dataset } from '../../spec/model/dataset';
import type { Model } from '../../spec/model/model';
import { once } from '../../spec/once';
import { componentsOnPath } from '../availability/availability-path';
import type { DataAnalysis } from '../data/analyse-data';
import { type ComponentRecovery, isStateful, ofComponent } from './component-recovery';
import { type FlowRecovery, ofFlow, redirectionIn } from './flow-recovery';
import { candidatesOf, type RecoveryTarget, targetOf } from './recovery-target';

/** As that of its store. */
export type DatasetRecovery = ComponentRecovery & { readonly target?: RecoveryTarget };

/** Computed as far as it is read. */
export interface RecoveryAnalysis {
  /** By component. */
  readonly components: readonly ComponentRecovery[];
  /** By flow. */
  readonly flows: readonly FlowRecovery[];
  /** By dataset; nothing is lost of one without a store. */
  readonly datasets: readonly DatasetRecovery[];
  readonly objectives: { readonly rpo?: RecoveryTarget; readonly rto?: RecoveryTarget };
}

/**
 * What is lost and how long it takes, for each loss that the design is meant to know: replicas always, zones and regions
 * where they are declared or meant to be survived, deletion wherever records are kept.
 */
export function analyseRecovery(model: Model, data: Pick<DataAnalysis, 'storage'>): RecoveryAnalysis {
  const components = once(() => model.components.map((component) => ofComponent(model, component, data)));
  const flows = once(() => {
    const redirection = redirectionIn(model);
    return model.flows.map((flow) => ofFlow([...componentsOnPath(model, flow)], components(), redirection));
  });
  return withLater<RecoveryAnalysis>(
    {},
    {
      components,
      flows,
      datasets: () => model.datasets.map((dataset) => ofDataset(model, dataset, components())),
      objectives: () => objectivesOf(model, components, flows),
    },
  );
}

function ofDataset(
  { components }: Model,
  { store, rpo }: Dataset,
  recoveries: readonly ComponentRecovery[],
): DatasetRecovery {
  const component = components[store];
  if (!component) return { losses: [], everythingLost: false };
  const recovery = recoveries[store]!;
  return rpo === undefined
    ? recovery
    : { ...recovery, target: targetOf('rpo', rpo, candidatesOf([component], recoveries)) };
}

function objectivesOf(
  model: Model,
  components: () => readonly ComponentRecovery[],
  flows: () => readonly FlowRecovery[],
): RecoveryAnalysis['objectives'] {
  const { rpo, rto } = model.objectives;
  const stateful = () => model.components.filter((component) => isStateful(model, component));
  const inFlows = () =>
    flows().flatMap(({ losses: all, causes }) =>
      all.map((recovery, index) => ({ component: causes[index]!.rto, recovery })),
    );
  return {
    ...(rpo === undefined ? {} : { rpo: targetOf('rpo', rpo, candidatesOf(stateful(), components())) }),
    ...(rto === undefined ? {} : { rto: targetOf('rto', rto, inFlows()) }),
  };
}
