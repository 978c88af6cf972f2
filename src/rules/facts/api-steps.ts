import type { ApiSpec, Spec, StepSpec } from '../../spec/spec.generated';
import { type PlacedStep, withAbove } from './placed-steps';

/** The first steps of the flow that an API starts, or the steps that call its component. */
export function stepsOfApi(api: ApiSpec, steps: readonly PlacedStep[]): readonly PlacedStep[] {
  const { flow, component } = api;
  if (flow) return steps.filter(({ flowId, parent }) => flowId === flow.value && parent === undefined);
  return component ? steps.filter(({ step }) => step.call?.value === component.value) : [];
}

/** Components on the way of an API's calls: its own, and those that its callers come through. */
export function componentsOfApi(api: ApiSpec, steps: readonly PlacedStep[]): ReadonlySet<string> {
  const ids = new Set<string>();
  if (api.component) ids.add(api.component.value);
  const calls = api.component ? steps.filter(({ step }) => step.call?.value === api.component?.value) : [];
  for (const placed of [...stepsOfApi(api, steps), ...calls])
    for (const { step } of withAbove(placed)) if (step.call) ids.add(step.call.value);
  return ids;
}

/** The steps of an API without their places. */
export function plainStepsOfApi(api: ApiSpec, steps: readonly PlacedStep[]): StepSpec[] {
  return stepsOfApi(api, steps).map(({ step }) => step);
}

/** Whether strangers can reach one of these components. */
export function isPublic(components: Iterable<string>, spec: Spec): boolean {
  for (const id of components)
    if (spec.components?.entries.get(id)?.security?.exposure?.value === 'public') return true;
  return false;
}
