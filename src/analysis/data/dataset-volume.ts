import type { Dataset } from '../../spec/model/dataset';
import type { Model } from '../../spec/model/model';
import { arrivalsBetween } from './compound-growth';

/** How a dataset's number of records develops. */
export interface RecordGrowth {
  readonly initial: number;
  /** New records per second now, and their growth per month. */
  readonly rate: number;
  readonly growth: number;
  /** Seconds; absent: for ever. */
  readonly retention?: number;
}

/**
 * Records `seconds` from now: what is left of the initial ones, which are of even age and so expire evenly, and what has
 * arrived since and is not yet too old. Never negative.
 */
export function recordsAt({ initial, rate, growth, retention }: RecordGrowth, seconds: number): number {
  if (retention === undefined) return Math.max(0, initial + arrivalsBetween(rate, growth, 0, seconds));
  const left = retention > 0 ? initial * Math.max(0, 1 - seconds / retention) : 0;
  return Math.max(0, left + arrivalsBetween(rate, growth, Math.max(0, seconds - retention), seconds));
}

export function recordGrowthOf(model: Model, dataset: Dataset, rate: number): RecordGrowth {
  const { initial, retention } = dataset;
  return { initial, rate, growth: model.workload.growth, ...(retention === undefined ? {} : { retention }) };
}

/** How the records of a dataset lie on its store. */
export interface Layout {
  /** Regions that hold all records; those of independent regions are counted once together. */
  readonly regions: number;
  /** Copies of a record in a region. */
  readonly copies: number;
  readonly shards: number;
  /** Machines of a shard, among which the copies lie. */
  readonly replicas: number;
  /** Share of the records that one region holds: 1, or less where regions are independent. */
  readonly share: number;
}

const nowhere: Layout = { regions: 1, copies: 1, shards: 1, replicas: 1, share: 1 };

export function layoutOf(model: Model, store: number): Layout {
  const component = model.components[store];
  if (!component) return nowhere;
  const { placements, shards, replication, sla } = component;
  const replicas = placements.reduce((most, placement) => Math.max(most, placement.replicas), 1);
  // Someone else's service keeps its own copies, and charges for one.
  const copies = sla === undefined ? Math.max(1, Math.min(replicas, replication?.factor ?? 1)) : 1;
  const places = Math.max(1, placements.length);
  const independent = replication?.betweenRegions === 'none' || replication === undefined;
  return {
    regions: independent ? 1 : places,
    copies,
    shards,
    replicas,
    share: independent ? 1 / places : 1,
  };
}
