import type { Model } from '../../spec/model/model';
import { day } from '../../spec/model/time';
import type { Derivation, DerivationInput } from '../derivation';
import type { AvailabilityExplanation } from './explain-availability';
import type { FlowAvailability } from './flow-availability';

/** What a reader can take in; the rest is in the report. */
const mostInputs = 8;

/** How `flows.<id>.availability.value` came about. */
export function deriveAvailability(
  model: Model,
  flow: number,
  result: FlowAvailability,
  { contributors, cutSets }: AvailabilityExplanation,
): Derivation {
  const { id } = model.flows[flow]!;
  const shares = contributors.slice(0, mostInputs).map(
    (contributor): DerivationInput => ({
      name: `${contributor.id}: share of the downtime`,
      value: Math.min(1, contributor.share),
      dimension: 'fraction',
      path: `flows.${id}.availability.contributors.${contributor.id}`,
    }),
  );
  const cuts = cutSets.slice(0, mostInputs).map(
    ({ names, probability }): DerivationInput => ({
      name: `${names.join(' and ')} down`,
      value: probability,
      dimension: 'fraction',
    }),
  );
  return {
    path: `flows.${id}.availability.value`,
    title: `Availability of ${id}`,
    value: result.value,
    dimension: 'fraction',
    method: result.method,
    formula: '1 - P(some part that the request cannot do without is down)',
    inputs: [...shares, ...cuts],
    assumptions: assumptionsOf(model),
    validity:
      result.method === 'exact'
        ? 'Exact for independent failures: shared components, zones and common causes are counted once.'
        : 'Too entangled for an exact answer: the sum over the cut sets of at most three failures.',
    reference: 'Bryant 1986 (decision diagrams); Birnbaum 1969 (importance)',
  };
}

/** How `flows.<id>.availability.downtime_30d` or `downtime_365d` came about. */
export function deriveDowntime(model: Model, flow: number, result: FlowAvailability, days: 30 | 365): Derivation {
  const { id } = model.flows[flow]!;
  return {
    path: `flows.${id}.availability.downtime_${days}d`,
    title: `Expected downtime of ${id} in ${days} days`,
    value: days === 30 ? result.downtime30d : result.downtime365d,
    dimension: 'duration',
    method: result.method,
    formula: `(1 - availability) x ${days} days`,
    inputs: [
      { name: 'Availability', value: result.value, dimension: 'fraction', path: `flows.${id}.availability.value` },
      { name: 'Period', value: days * day, dimension: 'duration' },
    ],
    assumptions: [],
  };
}

function assumptionsOf(model: Model): string[] {
  const several = model.regions.filter(({ role }) => role === 'active' || role === 'warm-standby').length > 1;
  return [
    'Failures are independent but for what is named as shared',
    'Rejected and timed-out calls are not counted here but as loss',
    ...(model.regionsDeclared ? [] : ['No regions are declared: zones and regions do not fail']),
    ...(several ? ['Requests to a region that is down go to another one at once'] : []),
  ];
}
