import { type ServiceTime, serviceTimeOf } from '../../quantity/service-time';
import type { ServiceTimeSpec } from '../spec.generated';
import type { Resolver } from './resolver';

/** The distribution that a service time describes; an impossible one is reported and left out. */
export function resolveServiceTime(spec: ServiceTimeSpec | undefined, to: Resolver): ServiceTime | undefined {
  if (!spec) return undefined;
  const { path, span } = spec.place;
  const result = serviceTimeOf({
    value: to.number(spec.value),
    mean: to.number(spec.mean),
    p50: to.number(spec.p50),
    p90: to.number(spec.p90),
    p99: to.number(spec.p99),
    cv: to.number(spec.cv),
    constant: to.number(spec.constant),
  });
  if (!result.ok) {
    const message = `\`${path}\`: ${result.message}`;
    to.findings.push({ rule: 'spec/impossible-distribution', severity: 'error', message, path, span });
    return undefined;
  }
  if (result.assumed) to.assume(`${path}.shape`, 'exponential', result.assumed);
  return result.service;
}
