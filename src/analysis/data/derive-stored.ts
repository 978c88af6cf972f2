import type { Model } from '../../spec/model/model';
import type { Derivation, DerivationInput } from '../derivation';
import type { DataAnalysis } from './analyse-data';
import { layoutOf } from './dataset-volume';

/** How `data.<id>.stored_at_horizon` came about; undefined without a record size. */
export function deriveStored(model: Model, index: number, { datasets }: DataAnalysis): Derivation | undefined {
  const dataset = model.datasets[index]!;
  const volume = datasets[index]!;
  if (volume.storedAtHorizon === undefined || dataset.recordSize === undefined) return undefined;
  const { copies, regions } = layoutOf(model, dataset.store);
  const { path, id, recordSize, overhead, compression, retention } = dataset;
  const store = model.components[dataset.store]?.path;
  const inputs: DerivationInput[] = [
    { name: 'Records at the horizon', value: volume.recordsAtHorizon, dimension: 'count' },
    { name: 'Records now', value: dataset.initial, dimension: 'count', path: `${path}.initial` },
    { name: 'New records', value: volume.recordsPerSecond, dimension: 'rate' },
    { name: 'Growth', value: model.workload.growth, dimension: 'growth', path: 'workload.growth' },
    { name: 'Horizon', value: model.workload.horizon, dimension: 'duration', path: 'workload.horizon' },
    ...(retention === undefined
      ? []
      : [{ name: 'Retention', value: retention, dimension: 'duration' as const, path: `${path}.retention` }]),
    { name: 'Record size', value: recordSize, dimension: 'size', path: `${path}.record_size` },
    { name: 'Overhead', value: overhead, dimension: 'factor', path: `${path}.overhead` },
    { name: 'Compression', value: compression, dimension: 'factor', path: `${path}.compression` },
    {
      name: 'Copies in a region',
      value: copies,
      dimension: 'count',
      ...(store ? { path: `${store}.replication` } : {}),
    },
    { name: 'Regions that hold all records', value: regions, dimension: 'count' },
  ];
  return {
    path: `data.${id}.stored_at_horizon`,
    title: `Bytes stored of ${id} at the horizon`,
    value: volume.storedAtHorizon,
    dimension: 'size',
    method: 'exact',
    formula: 'records x record size x overhead / compression x copies x regions',
    inputs,
    assumptions: [
      'New records follow the mean load, which grows continuously at (1 + growth) a month',
      ...(retention === undefined ? [] : ['The records of today are of even age and expire evenly']),
    ],
  };
}
