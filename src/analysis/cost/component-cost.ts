import type { Component, Prices } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { month } from '../../spec/model/time';

/** Currency per month. */
export interface CostDrivers {
  readonly replicas: number;
  readonly storage: number;
  readonly requests: number;
  readonly egress: number;
  readonly fixed: number;
}

/** What a component uses: replicas of all shards and regions, bytes kept, calls and bytes leaving its region per second. */
export interface Usage {
  readonly replicas: number;
  readonly stored: number;
  readonly calls: number;
  readonly leaving: number;
}

export function costOf(prices: Prices, { replicas, stored, calls, leaving }: Usage): CostDrivers {
  return {
    replicas: (prices.replica ?? 0) * replicas,
    storage: (prices.storage ?? 0) * stored,
    requests: (prices.requests ?? 0) * calls * month,
    egress: (prices.egress ?? 0) * leaving * month,
    fixed: prices.fixed ?? 0,
  };
}

export function totalOf({ replicas, storage, requests, egress, fixed }: CostDrivers): number {
  return replicas + storage + requests + egress + fixed;
}

/**
 * Replicas that are paid for: those of all shards in all regions that run. A pilot light keeps its data running and nothing
 * else; a region that only holds backups runs nothing. `running` replaces the written number, for autoscaled ones.
 */
export function paidReplicas(
  model: Model,
  component: Component,
  running: (placement: number) => number | undefined,
): number {
  return component.placements.reduce((sum, { region, replicas }, placement) => {
    const role = model.regions[region]?.role;
    const asleep = role === 'backup' || (role === 'pilot-light' && component.replication === undefined);
    return asleep ? sum : sum + component.shards * Math.max(0, running(placement) ?? replicas);
  }, 0);
}
