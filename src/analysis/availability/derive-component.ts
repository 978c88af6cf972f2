import type { Component } from '../../spec/model/component';
import type { DerivationInput } from '../derivation';
import type { Account, Inquiry } from '../inquiry';
import { needsByReplication, replicasNeeded } from './replica-demand';

/** How `components.<id>.availability` came about. */
export function deriveComponentAvailability(asked: Inquiry, component: Component): Account {
  const { analysis } = asked;
  const { id, sla, failure } = component;
  const rated = sla !== undefined || failure !== undefined;
  return {
    title: `Availability of ${id}`,
    dimension: 'fraction',
    method: analysis.availability.components[component.index]?.method ?? 'exact',
    formula: [
      sla !== undefined && 'P(its provider keeps it up',
      sla === undefined && rated && 'P(as many replicas as it needs are up',
      !rated && 'P(its zones and regions are up',
      component.dependsOn.length > 0 && ' and so is what it depends on',
      ')',
    ]
      .filter(Boolean)
      .join(''),
    inputs: [...ownInputs(asked, component), ...dependencies(asked, component), ...places(asked, component)],
    assumptions: [
      'failures are independent but for zones, regions, common causes and what it depends on',
      ...(analysis.model.regionsDeclared ? [] : ['no regions are declared: zones and regions do not fail']),
    ],
    validity: 'of a write if some flow writes to it, else of a read; exact for independent failures',
    reference: 'Bryant 1986 (decision diagrams)',
  };
}

function ownInputs(asked: Inquiry, component: Component): DerivationInput[] {
  const { path, index, sla, failure, commonCause, failover } = component;
  if (sla !== undefined) return asked.given('sla', sla, 'fraction', `${path}.sla`);
  if (!failure) return [];
  const replica = 1 - failure.unavailability;
  const shared = commonCause > 0 ? commonCause : undefined;
  return [
    ...asked.given('availability of one replica', replica, 'fraction', `${path}.availability`),
    ...asked.reported('replicas', `${path}.replicas.given`, 'count'),
    ...needs(asked, component, asked.analysis.capacity.components[index]!.replicas.neededAtPeak),
    ...asked.given('share of failures that takes all at once', shared, 'fraction', `${path}.common_cause`),
    ...asked.given('failovers that work', failover?.success, 'fraction', `${path}.failover.success`),
    ...asked.given('detection of a lost leader', failover?.detection, 'duration', `${path}.failover.detection`),
    ...asked.given('promotion of another one', failover?.promotion, 'duration', `${path}.failover.promotion`),
  ];
}

function needs(asked: Inquiry, component: Component, neededAtPeak: number | undefined): DerivationInput[] {
  const { path, replication, placements } = component;
  if (needsByReplication(component)) {
    return asked.given(
      'copies of a record',
      replication?.factor,
      'count',
      `${path}.replication.factor`,
      `${path}.replicas`,
    );
  }
  const atPeak = component.needs === 'peak' || component.needs === 'default';
  const given = asked.number(`${path}.replicas.given`) ?? placements[0]?.replicas ?? 1;
  const value = replicasNeeded(component, given, neededAtPeak);
  const name = atPeak ? 'needed to carry the peak' : 'needed';
  const atReport = atPeak && value === neededAtPeak ? asked.reported(name, `${path}.replicas.needed_at_peak`) : [];
  return atReport.length > 0 ? atReport : asked.given(name, value, 'count', `${path}.needs`);
}

function dependencies(asked: Inquiry, { dependsOn }: Component): DerivationInput[] {
  return dependsOn.flatMap((index) => {
    const { id, path } = asked.analysis.model.components[index]!;
    return asked.reported(`${id}, which it depends on`, `${path}.availability`);
  });
}

function places(asked: Inquiry, { placements, sla }: Component): DerivationInput[] {
  return placements.flatMap(({ region }) => {
    const { id, path, availability, zoneAvailability } = asked.analysis.model.regions[region] ?? {};
    if (path === undefined) return [];
    return [
      ...asked.given(`region ${id}`, availability, 'fraction', `${path}.availability`),
      ...(sla === undefined
        ? asked.given(`one zone of ${id}`, zoneAvailability, 'fraction', `${path}.zone_availability`)
        : []),
    ];
  });
}
