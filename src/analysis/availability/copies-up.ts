import { kOfNUnavailability } from '../methods/reliability/redundancy';
import type { FailureTable } from './failure-table';
import { all, always, any, type Formula, never } from './formula';
import type { Site } from './literal';
import type { Places } from './places';
import type { Demand } from './replica-demand';
import { type ReplicaGroup, withoutLost } from './replica-group';

/** How long shards wait for new leaders: the event of the shard that is called, and its unavailability for the others. */
export interface Leading {
  readonly leading: Formula;
  readonly failover: number;
}

/**
 * The copies answer: those of the shard that holds the key or, given `shards`, those of that many shards. Shards are alike
 * and independent of each other but for their zones and regions.
 */
export function copiesUp(
  table: FailureTable,
  group: ReplicaGroup,
  demand: Demand,
  shards: number | undefined,
  { leading, failover }: Leading,
): Formula {
  const one = all([oneShard(table, group, demand), leading]);
  if (shards === undefined || group.shards <= 1) return one;
  const others = (needed: number) => otherShards(table, group, demand, needed, failover);
  return any([all([one, others(shards - 1)]), others(shards)]);
}

function oneShard(table: FailureTable, group: ReplicaGroup, demand: Demand): Formula {
  if (demand.kind === 'leader') return leaderUp(table, group);
  if (demand.kind === 'followers') return enoughCopies(table, group, 1);
  if (!group.leaderApart) return enoughCopies(table, group, demand.need);
  const withLeader = all([leaderUp(table, group), enoughCopies(table, group, demand.need - 1)]);
  return any([withLeader, enoughCopies(table, group, demand.need)]);
}

function leaderUp(table: FailureTable, group: ReplicaGroup): Formula {
  const home = group.sites[0];
  if (!home || group.lost >= 1) return never;
  const replica = table.event(`l${group.key}`, {
    cause: 'replica',
    component: group.component,
    name: group.name,
    unavailability: group.unavailability,
  });
  return all([table.region(home.region), table.zone(home.region, 0), replica]);
}

/** Of a group whose leader is told apart these are its followers. */
function enoughCopies(table: FailureTable, group: ReplicaGroup, need: number): Formula {
  if (need <= 0) return always;
  const q = group.unavailability;
  const sites = withoutLost(withoutLeader(group), group.lost - (group.leaderApart ? 1 : 0));
  if (!(q > 0) && !canLosePlaces(table.places, sites)) return countOf(sites) >= need ? always : never;
  return table.copies(`g${group.key}`, group, `g${group.key}/${need}`, {
    sites,
    leaderZone: false,
    unavailability: (copies) => kOfNUnavailability(copies, need, q),
    failuresToFail: (copies) => failuresBeyond(copies, need, q),
  });
}

function otherShards(
  table: FailureTable,
  group: ReplicaGroup,
  demand: Demand,
  needed: number,
  failover: number,
): Formula {
  const others = group.shards - 1;
  if (needed <= 0) return always;
  if (needed > others) return never;
  const need = demand.kind === 'copies' ? demand.need : 1;
  const broken = others - needed + 1;
  const shard = shardUnavailability(group, demand);
  return table.copies(`o${group.key}`, group, `o${group.key}/${demand.kind}/${need}/${needed}/${failover > 0}`, {
    sites: withoutLeader(group),
    leaderZone: group.leaderApart,
    unavailability: (copies, leaderZoneUp) => {
      const down = shard(copies, leaderZoneUp);
      return kOfNUnavailability(others, needed, down + failover - down * failover);
    },
    failuresToFail: (copies, leaderZoneUp) => broken * shardFailures(group, demand, copies, leaderZoneUp),
    ...(failover > 0 && {
      failovers: {
        count: broken,
        probability: kOfNUnavailability(others, needed, failover),
        unavailabilityWithout: (copies, leaderZoneUp) =>
          kOfNUnavailability(others, needed, shard(copies, leaderZoneUp)),
      },
    }),
  });
}

/** P(one shard does not meet the demand), given its copies (its followers, if the leader is told apart) in places that are up. */
function shardUnavailability(group: ReplicaGroup, demand: Demand): (copies: number, leaderZoneUp: boolean) => number {
  const q = group.unavailability;
  return (copies, leaderZoneUp) => {
    const leader = leaderZoneUp ? q : 1;
    if (demand.kind === 'leader') return leader;
    if (demand.kind === 'followers') return kOfNUnavailability(copies, 1, q);
    const without = kOfNUnavailability(copies, demand.need, q);
    return group.leaderApart
      ? leader * without + (1 - leader) * kOfNUnavailability(copies, demand.need - 1, q)
      : without;
  };
}

function shardFailures(group: ReplicaGroup, demand: Demand, copies: number, leaderZoneUp: boolean): number {
  const q = group.unavailability;
  if (demand.kind === 'leader') return failuresBeyond(leaderZoneUp ? 1 : 0, 1, q);
  if (demand.kind === 'followers') return failuresBeyond(copies, 1, q);
  return failuresBeyond(group.leaderApart && leaderZoneUp ? copies + 1 : copies, demand.need, q);
}

function failuresBeyond(copies: number, need: number, q: number): number {
  if (copies < need) return 0;
  return q > 0 ? copies - need + 1 : Number.POSITIVE_INFINITY;
}

function withoutLeader({ leaderApart, sites }: ReplicaGroup): readonly Site[] {
  if (!leaderApart) return sites;
  return sites.map((site, index) =>
    index === 0 ? { ...site, zones: site.zones.map((copies, zone) => (zone === 0 ? copies - 1 : copies)) } : site,
  );
}

function canLosePlaces(places: Places, sites: readonly Site[]): boolean {
  return sites.some(
    ({ region, zones }) =>
      places.regionUnavailability(region) > 0 || zones.some((_, zone) => places.zoneUnavailability(region, zone) > 0),
  );
}

function countOf(sites: readonly Site[]): number {
  return sites.reduce((sum, { zones }) => sum + zones.reduce((inner, copies) => inner + copies, 0), 0);
}
