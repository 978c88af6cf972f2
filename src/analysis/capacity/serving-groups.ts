import type { Component, Placement } from '../../spec/model/component';
import { hasOneLeader, leaderPlacement } from './placement';

/**
 * Replicas of a station that do the same work, and what one call costs them together. A store with followers has two:
 * its leaders and its followers; everything else has one.
 */
export interface ServingGroup {
  /** Replicas of each shard. */
  readonly replicas: number;
  /** Which reads come here. */
  readonly reads: 'all' | 'weak' | 'strong' | 'none';
  /** Calls to replicas that one read takes. */
  readonly readCost: number;
  /** Replicas of the group that apply a write made in this region, and one made elsewhere. */
  readonly writeCost: number;
  readonly foreignWriteCost: number;
  /** Of the calls that a read or a write sends at once, the answers that it waits for. */
  readonly readsAwaited: number;
  readonly writesAwaited: number;
}

/**
 * Who serves reads and writes at a placement with `replicas` machines of each shard. Reads go to the replicas that
 * `read_from` names, writes to the leaders, and every follower applies every write, those of other regions included;
 * all leaders of a multi-leader store apply all; a leaderless read is `read_quorum` calls, a write `factor` calls.
 */
export function servingGroups(component: Component, placement: Placement, replicas: number): ServingGroup[] {
  const { replication, kind } = component;
  const alone = { replicas, reads: 'all', readCost: 1, writeCost: 1, readsAwaited: 1, writesAwaited: 1 } as const;
  const independent = kind === 'cache' || kind === 'queue' || kind === 'stream';
  const shared = component.placements.length > 1 && replication?.betweenRegions !== 'none' && !independent;
  if (replication === undefined) return [{ ...alone, foreignWriteCost: 0 }];
  const copies = Math.max(1, Math.min(replicas, Math.floor(replication.factor)));
  const foreign = (cost: number) => (shared ? cost : 0);
  if (replication.mode === 'leaderless') {
    const majority = Math.floor(copies / 2) + 1;
    const quorum = (given: number | undefined) => Math.max(1, Math.min(copies, Math.floor(given ?? majority)));
    const readsAwaited = quorum(replication.readQuorum);
    const writesAwaited = quorum(replication.writeQuorum);
    const cost = { readCost: readsAwaited, writeCost: copies, foreignWriteCost: foreign(copies) };
    return [{ ...alone, ...cost, readsAwaited, writesAwaited }];
  }
  const leadersEverywhere =
    replication.mode === 'multi-leader' || copies < replicas || isPartitionedLog(component, copies);
  if (leadersEverywhere || replicas <= 1) {
    return [{ ...alone, writeCost: copies, foreignWriteCost: foreign(copies) }];
  }
  if (replication.readFrom === 'any') return [{ ...alone, writeCost: replicas, foreignWriteCost: foreign(replicas) }];
  const followersRead = replication.readFrom === 'followers';
  const hasLeader = !hasOneLeader(component) || component.placements[leaderPlacement(component)] === placement;
  if (followersRead && !hasLeader) return [{ ...alone, writeCost: replicas, foreignWriteCost: foreign(replicas) }];
  const first = { ...alone, replicas: 1, foreignWriteCost: foreign(1) };
  const others = { ...alone, replicas: replicas - 1, writeCost: replicas - 1, foreignWriteCost: foreign(replicas - 1) };
  return followersRead
    ? [
        { ...first, reads: 'strong' },
        { ...others, reads: 'weak' },
      ]
    : [first, { ...others, reads: 'none' }];
}

/** The leaders of the partitions of a log are dealt out over its brokers, so that each broker leads some and follows others. */
function isPartitionedLog({ queue }: Component, copies: number): boolean {
  return (queue?.partitions ?? 1) >= Math.max(2, copies);
}

/** The group of `groups` that answers a call. */
export function groupFor(groups: readonly ServingGroup[], write: boolean, strong: boolean): number {
  if (groups.length === 1 || write || strong) return 0;
  return groups.findIndex(({ reads }) => reads === 'weak' || reads === 'all');
}
