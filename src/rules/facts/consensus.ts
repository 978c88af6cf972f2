import { findTechnology } from '../../catalog/technologies';
import type { Component } from '../../spec/model/component';

/** Technologies whose members vote. */
const voting = ['etcd', 'consul', 'zookeeper'];

/** Whether a majority of its replicas must agree, so that their number is not only a matter of capacity. */
export function isQuorum({ kind, technology, needs, needsGiven }: Component): boolean {
  const known = technology === undefined ? undefined : findTechnology(technology)?.id;
  if (known !== undefined) return voting.includes(known);
  return technology === undefined && (needs === 'majority' || (kind === 'lock' && !needsGiven));
}
