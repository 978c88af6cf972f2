import type { Step } from '../../spec/model/flow';
import { isSame, isSameIn } from '../../spec/model/same-model';
import { once } from '../../spec/once';
import type { AvailabilityInputs } from './availability-inputs';
import type { Failed } from './failed';
import { componentFields, type ReliabilityComponent, type ReliabilityModel } from './reliability-model';
import { plainRead } from './replica-demand';
import { ReplicaGroups } from './replica-groups';

/** What availabilities are computed from. */
export interface Basis {
  readonly model: ReliabilityModel;
  readonly inputs: AvailabilityInputs;
}

/** Tells of each component, by index, whether it fails as it did before. */
export function unchangedComponents(before: Basis, now: Basis): (component: number) => boolean {
  const none = () => false;
  if (!isSame(before.model.regions, now.model.regions)) return none;
  if (before.inputs.commonCause !== now.inputs.commonCause) return none;
  if (!isSame(failedPlaces(before.inputs.failed), failedPlaces(now.inputs.failed))) return none;
  const groupsBefore = new ReplicaGroups(before.model, before.inputs);
  const groupsNow = new ReplicaGroups(now.model, now.inputs);
  const isUnchanged = now.model.components.map((component, index) =>
    once(() => {
      const old = before.model.components[index];
      return (
        old !== undefined &&
        isSameIn(componentFields, old, component) &&
        isSame(usedOf(groupsBefore, old), usedOf(groupsNow, component))
      );
    }),
  );
  return (component) => isUnchanged[component]?.() ?? false;
}

function failedPlaces({ regions = new Set(), zones = new Map() }: Failed = {}): unknown {
  return [[...regions], [...zones].map(([region, failed]) => [region, ...failed])];
}

/** What the inputs say of a component. */
function usedOf(groups: ReplicaGroups, component: ReliabilityComponent): unknown {
  return [
    groups.lost(component),
    component.placements.map((_, placement) => [
      groups.replicas(component, placement),
      groups.demandOf(component, placement, plainRead),
    ]),
  ];
}

/** What the inputs say of the steps of a flow, in their order. */
export function hitRatiosOf(steps: readonly Step[], { hitRatio }: AvailabilityInputs): (number | undefined)[] {
  if (!hitRatio) return [];
  const found: (number | undefined)[] = [];
  const visit = (step: Step) => {
    if (step.onMiss.length > 0) found.push(hitRatio(step));
    step.steps.forEach(visit);
    step.onMiss.forEach(visit);
    step.onFailure.forEach(visit);
  };
  steps.forEach(visit);
  return found;
}
