import type { Model } from '../../spec/model/model';
import { componentsOnPath } from '../availability/availability-path';
import type { DataAnalysis } from '../data/analyse-data';
import { type ComponentRecovery, isStateful, ofComponent } from './component-recovery';
import { type FlowRecovery, ofFlow } from './flow-recovery';
import { candidatesOf, type RecoveryTarget, targetOf } from './recovery-target';

export interface RecoveryAnalysis {
  /** By component. */
  readonly components: readonly ComponentRecovery[];
  /** By flow. */
  readonly flows: readonly FlowRecovery[];
  /** By dataset, as its store; absent without a store. */
  readonly datasets: readonly (ComponentRecovery & { readonly target?: RecoveryTarget })[];
  readonly objectives: { readonly rpo?: RecoveryTarget; readonly rto?: RecoveryTarget };
}

/**
 * What is lost and how long it takes, for each loss that the design is meant to know: replicas always, zones and regions
 * where they are declared or meant to be survived, deletion wherever records are kept.
 */
export function analyseRecovery(model: Model, data: Pick<DataAnalysis, 'storage'>): RecoveryAnalysis {
  const components = model.components.map((component) => ofComponent(model, component, data));
  const flows = model.flows.map((flow) => ofFlow(model, [...componentsOnPath(model, flow)], components));
  const { rpo, rto } = model.objectives;
  const stateful = model.components.filter((component) => isStateful(model, component));
  const inFlows = flows.flatMap(({ losses: all, causes }) =>
    all.map((recovery, index) => ({ component: causes[index]!.rto, recovery })),
  );
  return {
    components,
    flows,
    datasets: model.datasets.map(({ store, rpo: own }) => {
      const component = model.components[store];
      if (!component) return { losses: [], everythingLost: false };
      const recovery = components[store]!;
      return own === undefined
        ? recovery
        : { ...recovery, target: targetOf('rpo', own, candidatesOf([component], components)) };
    }),
    objectives: {
      ...(rpo === undefined ? {} : { rpo: targetOf('rpo', rpo, candidatesOf(stateful, components)) }),
      ...(rto === undefined ? {} : { rto: targetOf('rto', rto, inFlows) }),
    },
  };
}
