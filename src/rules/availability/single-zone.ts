import { formatQuantity } from '../../quantity/format-quantity';
import type { Place } from '../../spec/binding/bound';
import { setField } from '../../spec/edit/set-field';
import { strictestPromise } from '../facts/hard-dependencies';
import type { Rule, RuleFinding } from '../rule';

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
    const regions = new Map<Place, { readonly ids: string[]; readonly wanted: number; readonly promise: Promised }>();
    for (const component of model.components) {
      const [only] = component.placements;
      if (elsewhere.includes(component.kind) || component.sla !== undefined) continue;
      // One replica is a single point of failure, and several regions are more than several zones.
      if (!only || component.placements.length > 1 || Math.max(only.replicas, component.autoscale?.max ?? 0) <= 1)
        continue;
      const promise = strictestPromise(component, model);
      const wanted = promise ? zonesFor(promise.target) : 1;
      if (!promise || only.zones >= wanted) continue;
      const own = spec.components?.entries.get(component.id)?.zones?.place;
      const region = spec.regions?.entries.get(model.regions[only.region]?.id ?? '')?.zones?.place;
      if (own) yield report([component.id], only.zones, wanted, promise, component.path, own);
      else if (region) {
        const known = regions.get(region);
        known?.ids.push(component.id);
        if (!known) regions.set(region, { ids: [component.id], wanted, promise });
      }
    }
    for (const [place, { ids, wanted, promise }] of regions) {
      const path = place.path.replace(/\.zones$/, '');
      const zones = spec.regions?.entries.get(path.slice('regions.'.length))?.zones?.value ?? 1;
      yield report(ids, zones, wanted, promise, path, place);
    }
  },
  fixes({ path, data }, { document }) {
    const edit = setField(document.tree, path, 'zones', String(data?.zones));
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

type Promised = NonNullable<ReturnType<typeof strictestPromise>>;

function report(
  ids: readonly string[],
  zones: number,
  wanted: number,
  { flow, target }: Promised,
  path: string,
  { span }: Place,
): RuleFinding {
  const [first] = ids;
  const who = ids.length > 1 ? `${ids.length} components run` : `\`${first}\` runs`;
  const where = zones === 1 ? 'one zone, whose loss takes all replicas down at once' : `${zones} zones`;
  return {
    message: `${who} in ${where}; \`${flow.id}\` promises ${formatQuantity(target, 'fraction')}, which takes ${wanted}. Spread over ${wanted} zones`,
    path,
    span,
    data: { zones: wanted },
  };
}

function zonesFor(target: number): number {
  if (target >= 0.9999 - 1e-9) return 3;
  return target >= 0.999 - 1e-9 ? 2 : 1;
}
