import type { Placement, Replication } from '../../spec/model/component';
import type { LoadComponent } from './load-model';
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
export function servingGroups(component: LoadComponent, placement: Placement, replicas: number): ServingGroup[] {
  const { replication, kind } = component;
  if (replication === undefined) return [serving(replicas, 'all', 1, 0)];
  const independent = kind === 'cache' || kind === 'queue' || kind === 'stream';
  const shared = component.placements.length > 1 && replication.betweenRegions !== 'none' && !independent;
  const copies = Math.max(1, Math.min(replicas, Math.floor(replication.factor)));
  const applied = (cost: number) => (shared ? cost : 0);
  if (replication.mode === 'leaderless') return [quorums(replication, replicas, copies, applied(copies))];
  const dealtOut = copies < replicas || isPartitionedLog(component, copies);
  if (replication.mode === 'multi-leader' || dealtOut || replicas <= 1) {
    return [serving(replicas, 'all', copies, applied(copies))];
  }
  const followersRead = replication.readFrom === 'followers';
  const hasLeader = !hasOneLeader(component) || component.placements[leaderPlacement(component)] === placement;
  if (replication.readFrom === 'any' || (followersRead && !hasLeader)) {
    return [serving(replicas, 'all', replicas, applied(replicas))];
  }
  const others = replicas - 1;
  return [
    serving(1, followersRead ? 'strong' : 'all', 1, applied(1)),
    serving(others, followersRead ? 'weak' : 'none', others, applied(others)),
  ];
}

function serving(
  replicas: number,
  reads: ServingGroup['reads'],
  writeCost: number,
  foreignWriteCost: number,
): ServingGroup {
  return { replicas, reads, readCost: 1, writeCost, foreignWriteCost, readsAwaited: 1, writesAwaited: 1 };
}

function quorums(
  { readQuorum, writeQuorum }: Replication,
  replicas: number,
  copies: number,
  foreignWriteCost: number,
): ServingGroup {
  const majority = Math.floor(copies / 2) + 1;
  const within = (given: number | undefined) => Math.max(1, Math.min(copies, Math.floor(given ?? majority)));
  const readsAwaited = within(readQuorum);
  return {
    replicas,
    reads: 'all',
    readCost: readsAwaited,
    writeCost: copies,
    foreignWriteCost,
    readsAwaited,
    writesAwaited: within(writeQuorum),
  };
}

/** The leaders of the partitions of a log are dealt out over its brokers, so that each broker leads some and follows others. */
function isPartitionedLog({ queue }: LoadComponent, copies: number): boolean {
  return (queue?.partitions ?? 1) >= Math.max(2, copies);
}

/** The group of `groups` that answers a call. */
export function groupFor(groups: readonly ServingGroup[], write: boolean, strong: boolean): number {
  if (groups.length === 1 || write || strong) return 0;
  const reads = groups[0]!.reads;
  return reads === 'all' || reads === 'weak' ? 0 : 1;
}
