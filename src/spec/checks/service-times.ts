import { resolveServiceTime } from '../model/resolve-service-time';
import { Resolver } from '../model/resolver';
import type { Check } from './check';
import { allSteps } from './steps';

/** A service time whose figures no distribution has. */
export const componentServiceTimes: Check = function* ({ spec }) {
  const to = new Resolver();
  for (const { service_time } of spec.components?.entries.values() ?? []) resolveServiceTime(service_time, to);
  yield* to.findings;
};

export const stepServiceTimes: Check = function* ({ spec }) {
  const to = new Resolver();
  for (const step of allSteps(spec)) resolveServiceTime(step.service_time, to);
  yield* to.findings;
};
