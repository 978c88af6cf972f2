import type { Analysis } from '../../analysis/analyse';
import type { Component } from '../../spec/model/component';

/** Writes that every replica has to do, and what the leaders can do of them; per second. */
export interface WriteBound {
  readonly writes: number;
  readonly most: number;
}

/** Where the writes alone are more than a database with followers can take, so that more replicas do not help. */
export function writeBound(component: Component, { capacity: { components } }: Analysis): WriteBound | undefined {
  const { index, kind, replication, service, capacity, shards, concurrency, placements, autoscale } = component;
  const each = capacity ?? (service && service.mean > 0 ? concurrency / service.mean : undefined);
  if (kind !== 'database' || replication?.mode === 'leaderless' || each === undefined) return undefined;
  if ((placements[0]?.replicas ?? 1) < 2 && !autoscale) return undefined;
  const writes = components[index]?.writes.peak ?? 0;
  return writes > shards * each ? { writes, most: shards * each } : undefined;
}
