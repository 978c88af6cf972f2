import type { Component } from '../../spec/model/component';
import type { Account, Inquiry } from '../inquiry';

const losses: Readonly<Record<string, string>> = {
  replica: 'one replica of each shard',
  zone: 'the zone whose loss is worst',
  region: 'the region whose loss is worst',
};

/** How `components.<id>.survivors.<scope>.utilization` or `.p99` came about. */
export function deriveSurvivor(asked: Inquiry, { id, path }: Component): Account | undefined {
  const [, scope = '', what] = asked.field.split('.');
  const lost = losses[scope];
  if (lost === undefined) return undefined;
  const replicas = asked.reported('replicas before', `${path}.replicas.given`, 'count');
  const assumptions = ['the load stays at its peak', 'nothing is started to replace what is lost'];
  if (what === 'p99') {
    return {
      title: `p99 response time of ${id} without ${lost}`,
      dimension: 'duration',
      method: 'approximation',
      formula: `the same distribution, solved again without ${lost}`,
      inputs: [
        ...asked.reported('utilization then', `${path}.survivors.${scope}.utilization`),
        ...asked.reported('p99 before', `${path}.response_time.p99`),
        ...replicas,
      ],
      assumptions,
      validity: 'as good as the p99 before',
    };
  }
  return {
    title: `Utilization of ${id} at peak without ${lost}`,
    dimension: 'fraction',
    method: 'exact',
    formula: `calls x time a call keeps a server / servers that are left without ${lost}`,
    inputs: [
      ...asked.reported('utilization before', `${path}.utilization.peak`),
      ...asked.reported('calls at peak', `${path}.calls.peak`),
      ...asked.reported('time a call keeps a server before', `${path}.holding_time`),
      ...replicas,
    ],
    assumptions,
    validity: 'above 100 % what is left is too little by that much',
  };
}
