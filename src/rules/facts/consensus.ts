import { findTechnology } from '../../catalog/technologies';
import type { Component } from '../../spec/model/component';

/** Technologies whose members vote. */
const voting = ['etcd', 'consul', 'zookeeper'];

/** Whether a majority of its replicas must agree, so that their number is not only a matter of capacity. */
export function isQuorum({ kind, technology, needs, needsGiven, placements, replication }: Component): boolean {
  const known = technology === undefined ? undefined : findTechnology(technology)?.id;
  if (known !== undefined && voting.includes(known)) return true;
  // Where a record has fewer copies than there are machines, those with a copy vote.
  const [{ replicas } = { replicas: 0 }] = placements;
  if (needsGiven) return needs === 'majority' && (replication?.factor ?? replicas) >= replicas;
  return known === undefined && kind === 'lock';
}
