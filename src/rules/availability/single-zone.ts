import { formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import { strictestPromise } from '../facts/hard-dependencies';
import type { Rule } from '../rule';

/** What is not placed into zones by us. */
const elsewhere = ['client', 'external', 'cdn', 'dns'];

export const singleZone: Rule = {
  id: 'availability/single-zone',
  title: 'Too few zones for what is promised',
  severity: 'warning',
  rationale:
    'A zone is a building with its own power and network; replicas in one zone fail together. By convention a promise of 99.9 % takes two zones, and one of 99.99 % three, so that the loss of one leaves most of the capacity. Where zones and their failures are declared, the computed availability says it exactly.',
  source: {
    title: 'Amazon Builders’ Library: Static stability using Availability Zones',
    url: 'https://aws.amazon.com/builders-library/static-stability-using-availability-zones/',
  },
  *check({ spec, model }) {
    for (const component of model.components) {
      const [only] = component.placements;
      if (elsewhere.includes(component.kind) || component.sla !== undefined) continue;
      // One replica is a single point of failure, and several regions are more than several zones.
      if (!only || component.placements.length > 1 || Math.max(only.replicas, component.autoscale?.max ?? 0) <= 1)
        continue;
      const promise = strictestPromise(component, model);
      const wanted = promise ? zonesFor(promise.target) : 1;
      if (!promise || only.zones >= wanted) continue;
      const bound = spec.components?.entries.get(component.id);
      const region = spec.regions?.entries.get(model.regions[only.region]?.id ?? '');
      const place = bound?.zones?.place ?? region?.zones?.place;
      if (!place) continue;
      yield {
        message: `\`${component.id}\` runs in ${only.zones === 1 ? 'one zone, which takes all its replicas down at once' : `${only.zones} zones`}; \`${promise.flow.id}\` promises ${formatQuantity(promise.target, 'fraction')}, which takes ${wanted}. Spread it over ${wanted} zones`,
        path: bound?.zones ? component.path : place.path,
        span: place.span,
        data: { zones: wanted },
      };
    }
  },
  fixes({ path, data }, { document, spec }) {
    const own = [...(spec.components?.entries.values() ?? [])].some(({ place }) => place.path === path);
    const edit = setField(document.tree, own ? path : path.replace(/\.zones$/, ''), 'zones', String(data?.zones));
    return edit ? [{ title: `Set zones to ${data?.zones}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 4, zones: 1}
flows:
  login: {rate: 20/s, slo: {availability: 99.9%}, steps: [auth]}
`,
    passing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 4, zones: 2}
flows:
  login: {rate: 20/s, slo: {availability: 99.9%}, steps: [auth]}
`,
  },
};

function zonesFor(target: number): number {
  if (target >= 0.9999 - 1e-9) return 3;
  return target >= 0.999 - 1e-9 ? 2 : 1;
}
