import type { ApiSpec, Spec, StepSpec } from '../../spec/spec.generated';
import type { RuleInput } from '../rule';
import { firstSteps, type PlacedStep, stepsCalling, withAbove } from './placed-steps';

/** The first steps of the flow that an API starts, or the steps that call its component. */
export function stepsOfApi(api: ApiSpec, steps: readonly PlacedStep[]): readonly PlacedStep[] {
  const { flow, component } = api;
  if (flow) return firstSteps(steps).get(flow.value) ?? [];
  return component ? (stepsCalling(steps).get(component.value) ?? []) : [];
}

/** Kinds that pass a request on to what it is meant for. */
const passing = ['client', 'cdn', 'dns', 'load-balancer', 'gateway'];

/**
 * Components on the way of an API's calls: its own, those that its callers come through, and behind the first step of a
 * flow all up to the first that does more than pass requests on.
 */
export function componentsOfApi(api: ApiSpec, { spec, steps }: Pick<RuleInput, 'spec' | 'steps'>): ReadonlySet<string> {
  const ids = new Set<string>();
  if (api.component) ids.add(api.component.value);
  const calls = api.component ? (stepsCalling(steps).get(api.component.value) ?? []) : [];
  for (const placed of calls) for (const { step } of withAbove(placed)) if (step.call) ids.add(step.call.value);
  const follow = ({ call, steps: inside, on_miss }: StepSpec): void => {
    if (!call || ids.has(call.value)) return;
    ids.add(call.value);
    if (!passing.includes(spec.components?.entries.get(call.value)?.kind?.value ?? '')) return;
    for (const nested of [...(inside?.items ?? []), ...(on_miss?.items ?? [])]) follow(nested);
  };
  for (const { step } of stepsOfApi(api, steps)) follow(step);
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
