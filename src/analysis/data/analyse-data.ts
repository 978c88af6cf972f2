import { withLater } from '../../spec/lazy';
import type { Dataset } from '../../spec/model/dataset';
import type { Model } from '../../spec/model/model';
import { day, month } from '../../spec/model/time';
import { layoutOf, recordGrowthOf, recordsAt } from './dataset-volume';
import { recordRates } from './record-rates';
import { type StorageUse, storageUse } from './storage-use';
import type { Traffic } from './traffic';

/** Bytes are absent without a record size. */
export interface DatasetVolume {
  /** New records. */
  readonly recordsPerSecond: number;
  readonly records: number;
  readonly recordsAtHorizon: number;
  /** Records x record size; of new records per day, all now, and all at the horizon. */
  readonly bytesPerDay?: number;
  readonly raw?: number;
  readonly rawAtHorizon?: number;
  /** With overhead, compression and all copies. */
  readonly stored?: number;
  readonly storedAtHorizon?: number;
  /** One copy of one shard, with overhead and compression. */
  readonly perShardAtHorizon?: number;
  /** Raw bytes of the records that are hot now. */
  readonly workingSet?: number;
}

/** Computed as far as it is read. */
export interface DataAnalysis {
  /** By dataset. */
  readonly datasets: readonly DatasetVolume[];
  /** By component; absent where nothing is known to be kept. */
  readonly storage: readonly (StorageUse | undefined)[];
  /** New records per second by dataset. */
  readonly rates: Float64Array;
}

/** Records and bytes of every dataset now and at the horizon, at the mean load, and what they fill. */
export function analyseData(model: Model, traffic: Traffic): DataAnalysis {
  const rates = recordRates(model, traffic);
  return withLater<DataAnalysis>(
    { rates },
    {
      datasets: () => model.datasets.map((dataset) => volumeOf(model, dataset, rates[dataset.index]!)),
      storage: () => storageUse(model, traffic, rates),
    },
  );
}

function volumeOf(model: Model, dataset: Dataset, rate: number): DatasetVolume {
  const growth = recordGrowthOf(model, dataset, rate);
  const records = recordsAt(growth, 0);
  const recordsAtHorizon = recordsAt(growth, model.workload.horizon);
  const counts = { recordsPerSecond: rate, records, recordsAtHorizon };
  const { recordSize, workingSet } = dataset;
  if (recordSize === undefined) return counts;
  const { copies, regions, shards, share } = layoutOf(model, dataset.store);
  const bytes = (recordSize * dataset.overhead) / dataset.compression;
  return {
    ...counts,
    bytesPerDay: rate * day * recordSize,
    raw: records * recordSize,
    rawAtHorizon: recordsAtHorizon * recordSize,
    stored: records * bytes * copies * regions,
    storedAtHorizon: recordsAtHorizon * bytes * copies * regions,
    perShardAtHorizon: (recordsAtHorizon * bytes * share) / shards,
    ...(workingSet === undefined ? {} : { workingSet: workingSet * records * recordSize }),
  };
}

/** A point of a growth curve: seconds from now, records, and bytes with overhead, compression and all copies. */
export interface GrowthPoint {
  readonly time: number;
  readonly records: number;
  readonly stored?: number;
}

/** Month by month from now to the horizon, the horizon included; at most 600 points. */
export function growthCurve(model: Model, dataset: Dataset, { rates }: DataAnalysis): GrowthPoint[] {
  const growth = recordGrowthOf(model, dataset, rates[dataset.index] ?? 0);
  const { horizon } = model.workload;
  const step = Math.max(month, horizon / 599);
  const times = Array.from({ length: Math.ceil(horizon / step) }, (_, i) => i * step);
  const { copies, regions } = layoutOf(model, dataset.store);
  const bytes = dataset.recordSize && (dataset.recordSize * dataset.overhead * copies * regions) / dataset.compression;
  return [...times, horizon].map((time) => {
    const records = recordsAt(growth, time);
    return { time, records, ...(bytes === undefined ? {} : { stored: records * bytes }) };
  });
}
