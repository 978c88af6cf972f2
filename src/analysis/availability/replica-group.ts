import type { Site } from './literal';
import type { ReliabilityComponent } from './reliability-model';

/** Copies that fail alike, each on its own while its zone and region are up. */
export interface ReplicaGroup {
  readonly key: string;
  readonly component: ReliabilityComponent;
  /** Name in cut sets. */
  readonly name: string;
  /** Copies by region and zone, the leader included. */
  readonly sites: readonly Site[];
  /** Whether one copy, in the first zone of the first site, is the leader and nobody takes over. */
  readonly leaderApart: boolean;
  /** Copies of one shard that are known to be lost, the leader first. */
  readonly lost: number;
  /** Of one copy, without common causes. */
  readonly unavailability: number;
  readonly shards: number;
}

/** Copies per zone, dealt out evenly, so that the first zone is the fullest. */
export function dealOut(copies: number, zones: number): number[] {
  const used = Math.max(1, Math.min(zones, Math.max(1, copies)));
  const each = Math.floor(copies / used);
  return Array.from({ length: used }, (_, zone) => each + (zone < copies - each * used ? 1 : 0));
}

/** The sites without `lost` copies, taken from the fullest zones first. */
export function withoutLost(sites: readonly Site[], lost: number): Site[] {
  let left = Math.max(0, lost);
  return sites.map(({ region, zones }) => ({
    region,
    zones: zones.map((copies) => {
      const taken = Math.min(copies, left);
      left -= taken;
      return copies - taken;
    }),
  }));
}
