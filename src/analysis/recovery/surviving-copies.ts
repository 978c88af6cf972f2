import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { leaderPlacement } from '../capacity/placement';
import type { Loss } from './loss';

/** What is left of a shard after a loss in the region of its leader. */
export interface Survivors {
  /** Copies left in the region. */
  readonly here: number;
  readonly inOtherRegions: number;
  /** Copies that a write is on before it is acknowledged, all regions included. */
  readonly acknowledged: number;
  /** Copies that the loss takes at most. */
  readonly lost: number;
}

export function survivorsOf(model: Model, component: Component, loss: Loss): Survivors {
  const home = component.placements[leaderPlacement(component)];
  const { replication } = component;
  const copiesAt = (replicas: number) => Math.max(0, Math.min(replicas, replication?.factor ?? replicas));
  const copies = copiesAt(home?.replicas ?? 0);
  const zones = Math.min(home?.zones ?? 1, model.regions[home?.region ?? -1]?.zones ?? 1);
  const inFullestZone = Math.ceil(copies / Math.max(1, Math.min(zones, copies)));
  const lost = loss === 'replica' ? Math.min(1, copies) : loss === 'zone' ? inFullestZone : copies;
  const replicates = replication !== undefined && replication.betweenRegions !== 'none';
  const others = replicates ? component.placements.filter((placement) => placement !== home) : [];
  const inOtherRegions = others.reduce((sum, { replicas }) => sum + copiesAt(replicas), 0);
  const waitsForAll = replication?.betweenRegions === 'sync' ? inOtherRegions : 0;
  return {
    here: copies - lost,
    inOtherRegions,
    acknowledged: acknowledgedCopies(component, copies) + waitsForAll,
    lost,
  };
}

function acknowledgedCopies({ replication }: Component, copies: number): number {
  if (!replication) return copies;
  if (replication.writeQuorum !== undefined) return Math.min(copies, replication.writeQuorum);
  if (replication.mode === 'leaderless') return Math.floor(copies / 2) + 1;
  if (replication.mode === 'multi-leader' || replication.sync === 'async') return Math.min(1, copies);
  return replication.sync === 'sync' ? copies : Math.min(2, copies);
}
