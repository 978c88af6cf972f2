import type { DerivationInput } from '../derivation';
import type { Account, Inquiry } from '../inquiry';
import { regionName, zoneName } from './failure-names';
import { zonesOf } from './places';

/** How `flows.<id>.availability.contributors.<cause>` came about: a component, `zone:us-east/a` or `region:us-east`. */
export function deriveContributor(asked: Inquiry, flow: number, cause: string): Account | undefined {
  const { model, causes, availability } = asked.analysis;
  const { id, path } = model.flows[flow]!;
  const contributor = causes[flow]?.contributors.find((candidate) => candidate.id === cause);
  const up = availability.flows[flow];
  if (!contributor || !up) return undefined;
  const { unavailability, method } = up;
  const { share, birnbaum, alone } = contributor;
  return {
    title: `Share of ${cause} in the downtime of ${id}`,
    dimension: 'fraction',
    method,
    formula: '1 - downtime if it never failed / downtime',
    inputs: [
      { name: 'downtime if it never failed', value: unavailability * (1 - share), dimension: 'fraction' },
      { name: 'downtime', value: unavailability, dimension: 'fraction' },
      ...asked.reported('availability', `${path}.availability.value`),
      ...ownAvailability(asked, cause, contributor.component),
      { name: 'served only if it is up', value: birnbaum, dimension: 'fraction' },
      { name: 'downtime if nothing else failed', value: alone, dimension: 'fraction' },
    ],
    assumptions: [],
    validity: 'redundant parts share, so the shares can sum to more than 100 %',
    reference: 'Birnbaum 1969 (importance)',
  };
}

function ownAvailability(asked: Inquiry, cause: string, component: number): DerivationInput[] {
  const { model } = asked.analysis;
  if (component >= 0) {
    const { id, path } = model.components[component]!;
    return asked.reported(`availability of ${id}`, `${path}.availability`);
  }
  const region = model.regions.findIndex((_, index) => isIn(asked, index, cause));
  const { availability, zoneAvailability, path } = model.regions[region] ?? {};
  if (path === undefined) return [];
  return cause === regionName(model.regions, region)
    ? asked.given(`availability of ${cause}`, availability, 'fraction', `${path}.availability`)
    : asked.given(`availability of ${cause}`, zoneAvailability, 'fraction', `${path}.zone_availability`);
}

function isIn({ analysis: { model } }: Inquiry, region: number, cause: string): boolean {
  const zones = Array.from({ length: zonesOf(model.regions, region) }, (_, zone) =>
    zoneName(model.regions, region, zone),
  );
  return cause === regionName(model.regions, region) || zones.includes(cause);
}
