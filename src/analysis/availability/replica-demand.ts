import type { Placement } from '../../spec/model/component';
import type { ReliabilityComponent } from './reliability-model';

/** How a call uses a component. */
export interface Access {
  readonly write: boolean;
  /** A read that must see the latest write, and so goes to the leader. */
  readonly strong: boolean;
  /** Shards that must answer; absent: the one that holds the key. */
  readonly shards?: number;
}

export const plainRead: Access = { write: false, strong: false };

/** Which copies a call needs. */
export type Demand =
  | { readonly kind: 'copies'; readonly need: number }
  /** The one that is leader now: nobody takes over. */
  | { readonly kind: 'leader' }
  | { readonly kind: 'followers' };

/** The copies that hold a record in one placement, or that share a stateless component's work. */
export interface CopySet {
  readonly copies: number;
  /** Whether the leader is told apart from its followers. */
  readonly leaderApart: boolean;
}

/** Whether the component's copies follow a leader. */
export function hasLeader(component: ReliabilityComponent): boolean {
  return component.replication?.mode === 'leader-follower';
}

/** Index into the placements of the one that holds the leaders. */
export function leaderPlacement(component: ReliabilityComponent): number {
  const found = component.placements.findIndex(({ region }) => region === component.replication?.leader);
  return Math.max(0, found);
}

/**
 * Whether its regions keep copies of the same records, so that there is one leader among them. Caches and brokers of
 * several regions are independent of each other.
 */
export function replicatesBetweenRegions({ kind, placements, replication }: ReliabilityComponent): boolean {
  if (kind === 'cache' || kind === 'queue' || kind === 'stream') return false;
  return placements.length > 1 && replication?.betweenRegions !== 'none';
}

/** Whether the leaders of these copies are in another region. */
export function isAwayFromLeader(component: ReliabilityComponent, placement: number): boolean {
  return replicatesBetweenRegions(component) && placement !== leaderPlacement(component);
}

/** Whether the author left `needs` to the replication. */
export function needsByReplication(component: ReliabilityComponent): boolean {
  return component.needs === 'default' && component.replication !== undefined;
}

export function copySetOf(component: ReliabilityComponent, placement: number, replicas: number): CopySet {
  const { replication, failover } = component;
  if (!replication || !needsByReplication(component)) return { copies: replicas, leaderApart: false };
  const copies = Math.min(replicas, Math.max(1, Math.floor(replication.factor)));
  const fixedRoles = !failover || replication.readFrom === 'followers';
  return {
    copies,
    leaderApart: hasLeader(component) && !isAwayFromLeader(component, placement) && fixedRoles && copies >= 2,
  };
}

/** Whether a call waits for the leader, and so for a failover that is under way. */
export function reachesLeader(component: ReliabilityComponent, access: Access): boolean {
  const { replication } = component;
  if (!replication) return true;
  if (replication.mode !== 'leader-follower') return false;
  return access.write || access.strong || replication.readFrom === 'leader';
}

/** Replicas that must be up, for components whose `needs` is not left to their replication. */
export function replicasNeeded(
  component: ReliabilityComponent,
  replicas: number,
  neededAtPeak: number | undefined,
): number {
  switch (component.needs) {
    case 'all':
      return Math.max(1, replicas);
    case 'majority':
      return Math.floor(replicas / 2) + 1;
    case 'peak':
    case 'default':
      return Math.max(1, Math.min(replicas, Math.ceil(neededAtPeak ?? 1)));
    default:
      return Math.max(0, Math.ceil(component.needs));
  }
}

/** The copies that a call needs in one placement. `away`: from the leader, so that only followers are here. */
export function demandOf(component: ReliabilityComponent, access: Access, set: CopySet, away: boolean): Demand {
  const { replication } = component;
  if (!replication) return { kind: 'copies', need: 1 };
  const quorum = access.write ? replication.writeQuorum : replication.readQuorum;
  if (replication.mode === 'leaderless')
    return { kind: 'copies', need: Math.ceil(quorum ?? Math.floor(Math.max(1, replication.factor) / 2) + 1) };
  if (quorum !== undefined) return { kind: 'copies', need: Math.ceil(quorum) };
  if (away || replication.mode === 'multi-leader' || !set.leaderApart) return { kind: 'copies', need: 1 };
  if (reachesLeader(component, access)) return component.failover ? { kind: 'copies', need: 1 } : { kind: 'leader' };
  return replication.readFrom === 'followers' ? { kind: 'followers' } : { kind: 'copies', need: 1 };
}

/** Replicas of a placement that count: of an autoscaled component those that run at peak, if known. */
export function replicasOf(placement: Placement, atPeak: number | undefined): number {
  return Math.max(0, Math.floor(atPeak ?? placement.replicas));
}
