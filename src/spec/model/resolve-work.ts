import type { ServiceTime } from '../../quantity/service-time';
import type { ComponentSpec } from '../spec.generated';
import type { Component, ComponentKind } from './component';
import { resolveServiceTime } from './resolve-service-time';
import type { Resolver } from './resolver';

/** Kinds that someone else scales: without a stated limit their time is a delay that never queues. */
const delayKinds: readonly ComponentKind[] = ['external', 'cdn', 'dns'];

/** How much work one replica does at once, how long a call takes it and what it sustains. */
export type Work = Pick<Component, 'concurrency' | 'service' | 'delayOnly' | 'capacity'>;

/**
 * Two of `concurrency`, `service_time` and `capacity` give the third. `capacity` alone means one server that takes
 * 1/capacity per call: right for load, a lower bound for latency.
 */
export function resolveWork(spec: ComponentSpec, kind: ComponentKind, to: Resolver): Work {
  const { path } = spec.place;
  const concurrency = to.number(spec.concurrency);
  const capacity = to.number(spec.capacity);
  const service = resolveServiceTime(spec.service_time, to);
  const delayOnly = delayKinds.includes(kind) && concurrency === undefined && capacity === undefined;
  if (!service && !capacity)
    to.assume(
      `${path}.service_time`,
      0,
      'no time is given: calls that state none add nothing to latencies, and load is not checked',
    );
  if (delayOnly) return { concurrency: 1, service, delayOnly, capacity };
  if (concurrency !== undefined) {
    const derived = service ?? (capacity ? exponential(concurrency / capacity) : undefined);
    return { concurrency, service: derived, delayOnly, capacity };
  }
  if (capacity) {
    if (service)
      return { concurrency: Math.max(1, Math.ceil(capacity * service.mean - 1e-9)), service, delayOnly, capacity };
    to.assume(
      `${path}.service_time`,
      1 / capacity,
      'only `capacity` is given: one server that takes 1/capacity per call, right for load and a lower bound for latency',
    );
    return { concurrency: 1, service: exponential(1 / capacity), delayOnly, capacity };
  }
  if (!service) return { concurrency: 1, service: undefined, delayOnly, capacity };
  return {
    concurrency: to.assume(`${path}.concurrency`, 1, 'one call at a time in each replica unless stated'),
    service,
    delayOnly,
    capacity,
  };
}

function exponential(mean: number): ServiceTime {
  return { form: 'exponential', mean, scv: 1 };
}
