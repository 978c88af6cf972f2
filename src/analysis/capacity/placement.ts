import type { Step } from '../../spec/model/flow';
import type { LoadComponent, LoadModel } from './load-model';

/**
 * The placement (index into the component's placements) that takes a call made in `region`: the caller's region if the
 * component runs there, else the first region that has it. Writes to a component with one leader go to the leader's
 * region, and so do reads that must be strong. Undefined when the component runs nowhere.
 */
export function placementFor(
  component: LoadComponent,
  region: number,
  regions: LoadModel['regions'],
  step: Pick<Step, 'operation' | 'verb' | 'consistency'>,
): number | undefined {
  const { placements } = component;
  if (placements.length <= 1) return placements.length === 1 ? 0 : undefined;
  if (hasOneLeader(component) && (isWrite(step) || step.consistency === 'strong')) return leaderPlacement(component);
  const here = placements.findIndex((place) => place.region === region || place.region === -1);
  if (here >= 0) return here;
  const active = placements.findIndex((place) => regions[place.region]?.role === 'active');
  return Math.max(0, active);
}

/** The placement that holds the leaders; the first one where the named region has none. */
export function leaderPlacement({ placements, replication }: LoadComponent): number {
  const leader = placements.findIndex((place) => place.region === replication?.leader);
  return Math.max(0, leader);
}

/** Whether its regions are one system with one leader. Caches and brokers of several regions are independent of each other. */
export function hasOneLeader({ kind, replication }: LoadComponent): boolean {
  if (kind === 'cache' || kind === 'queue' || kind === 'stream') return false;
  return replication?.mode === 'leader-follower';
}

/** Whether a call changes what its target keeps. */
export function isWrite({ operation, verb }: Pick<Step, 'operation' | 'verb'>): boolean {
  return operation === 'write' || verb === 'publish';
}
