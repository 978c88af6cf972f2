import type { Flow } from '../../spec/model/flow';
import type { Account, Inquiry } from '../inquiry';

/** How `flows.<id>.availability.with_common_cause` came about. */
export function deriveWithCommonCause(asked: Inquiry, { id, path, index }: Flow): Account {
  return {
    title: `Availability of ${id} if replicas also failed together`,
    dimension: 'fraction',
    method: asked.analysis.availability.flows[index]?.method ?? 'exact',
    formula: 'as the availability, with 5 % of the failures of each replica taking all replicas of its component',
    inputs: asked.reported('availability with independent failures', `${path}.availability.value`),
    assumptions: ['components that state a `common_cause` keep theirs'],
    validity: 'the share is a convention for alike machines with alike software; measure yours',
    reference: 'IEC 61508-6 (beta factor)',
  };
}
