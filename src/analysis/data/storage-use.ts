import { withLater } from '../../spec/lazy';
import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { month, year } from '../../spec/model/time';
import { once } from '../../spec/once';
import { bisect } from '../methods/search';
import { arrivalsBetween } from './compound-growth';
import { layoutOf, type RecordGrowth, recordGrowthOf, recordsAt } from './dataset-volume';
import { recordBytes } from './record-rates';
import { type Traffic, wantedCalls } from './traffic';

/** Bytes that a component keeps. */
export interface StorageUse {
  /** On the fullest replica. */
  readonly used: number;
  readonly atHorizon: number;
  /** Of one replica. */
  readonly limit?: number;
  /** Seconds from now until a replica is full; absent when it never is. */
  readonly fullAfter?: number;
  /** Over all replicas and regions. */
  readonly total: number;
  readonly totalAtHorizon: number;
}

/** Nobody plans further, and growth curves may never get there. */
const searchLimit = 100 * year;

/** Something that fills a component: bytes of one copy over all shards at a time. */
type Volume = (seconds: number) => number;

/** By component; absent where nothing is known to be kept. */
export function storageUse(model: Model, traffic: Traffic, rates: ArrayLike<number>): (StorageUse | undefined)[] {
  const kept = datasetVolumes(model, rates);
  const published = once(() => publishedBytes(model, traffic));
  return model.components.map((component) => {
    const volumes = [...(kept[component.index] ?? []), ...logVolumes(model, component, published)];
    if (volumes.length === 0) return undefined;
    return useOf(model, component, (seconds) => volumes.reduce((sum, volume) => sum + volume(seconds), 0));
  });
}

function useOf(model: Model, component: Component, volume: Volume): StorageUse {
  const { regions, copies, shards, replicas, share } = layoutOf(model, component.index);
  const { horizon } = model.workload;
  const onReplica: Volume = (seconds) => (volume(seconds) * share * copies) / (shards * replicas);
  const inAll = regions * copies;
  const limit = component.limits.storage;
  const use: StorageUse = {
    used: onReplica(0),
    atHorizon: onReplica(horizon),
    total: volume(0) * inAll,
    totalAtHorizon: volume(horizon) * inAll,
  };
  return limit === undefined
    ? use
    : withLater<StorageUse>({ ...use, limit }, { fullAfter: () => firstAbove(onReplica, limit) });
}

/** By store. */
function datasetVolumes(model: Model, rates: ArrayLike<number>): Volume[][] {
  const volumes: Volume[][] = model.components.map(() => []);
  for (const dataset of model.datasets) {
    const { store, recordSize, overhead, compression } = dataset;
    if (recordSize === undefined) continue;
    const growth: RecordGrowth = recordGrowthOf(model, dataset, rates[dataset.index] ?? 0);
    const bytes = (recordSize * overhead) / compression;
    volumes[store]?.push((seconds) => recordsAt(growth, seconds) * bytes);
  }
  return volumes;
}

/** A stream keeps what was published for its retention; it is taken to have run for that long already. */
function logVolumes(model: Model, component: Component, published: () => Float64Array): Volume[] {
  const retention = component.queue?.retention;
  if (component.kind !== 'stream' || retention === undefined) return [];
  const { growth } = model.workload;
  const rate = published()[component.index]!;
  return rate > 0 ? [(seconds) => arrivalsBetween(rate, growth, seconds - retention, seconds)] : [];
}

/** Per second, by component, without what is written to datasets that it keeps. */
function publishedBytes({ components, datasets }: Model, traffic: Traffic): Float64Array {
  const bytes = new Float64Array(components.length);
  for (const { index, step } of traffic.graph.nodes) {
    if (step.verb !== 'publish' && step.verb !== 'send') continue;
    if (step.writes.some(({ dataset }) => datasets[dataset]?.store === step.target)) continue;
    const size = step.requestSize ?? recordBytes(datasets, step.writes) * step.batch;
    bytes[step.target]! += wantedCalls(traffic, index) * size;
  }
  return bytes;
}

/**
 * The first time at which `volume` reaches the limit. Searched in steps of a month, later of a tenth of the time, since what
 * expires can make it fall in between.
 */
export function firstAbove(volume: Volume, limit: number): number | undefined {
  if (volume(0) >= limit) return 0;
  let from = 0;
  while (from < searchLimit) {
    const to = Math.max(from + month, from * 1.1);
    if (volume(to) >= limit) return bisect(from, to, (seconds) => volume(seconds) - limit);
    from = to;
  }
  return undefined;
}
