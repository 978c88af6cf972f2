import type { Dimension } from '../../quantity/quantity';
import type { Dataset } from '../../spec/model/dataset';
import { day } from '../../spec/model/time';
import type { DerivationInput } from '../derivation';
import type { Account, Inquiry } from '../inquiry';
import { stepInputs } from '../step-inputs';
import { layoutOf } from './dataset-volume';
import { wantedCalls } from './traffic';

type Part = Pick<Account, 'title' | 'dimension' | 'formula' | 'inputs'> & Partial<Account>;

const parts: Readonly<Record<string, (asked: Inquiry, dataset: Dataset) => Part>> = {
  records_per_second: (asked, dataset) => ({
    title: `New records of ${dataset.id}`,
    dimension: 'rate',
    ...(dataset.growth === undefined
      ? {
          formula: 'sum over the steps that write it, at the mean load: calls x records of a call',
          inputs: writes(asked, dataset),
        }
      : { formula: 'as given', inputs: asked.given('growth', dataset.growth, 'rate', `${dataset.path}.growth`) }),
    assumptions: ['retries write the same record again', 'writes through a cache count once'],
  }),
  bytes_per_day: (asked, dataset) => ({
    title: `New bytes of ${dataset.id} a day`,
    dimension: 'size',
    formula: 'new records x 1 day x record size',
    inputs: [
      ...rate(asked, dataset),
      { name: '1 day', value: day, dimension: 'duration' },
      ...field(asked, dataset, 'record size', dataset.recordSize, 'size', 'record_size'),
    ],
  }),
  records_at_horizon: (asked, dataset) => ({
    title: `Records of ${dataset.id} at the horizon`,
    dimension: 'count',
    formula: `records now + new records until the horizon${dataset.retention === undefined ? '' : ' - those that are too old by then'}`,
    inputs: development(asked, dataset),
    assumptions: assumptionsOf(dataset),
  }),
  raw_at_horizon: (asked, dataset) => ({
    title: `Bytes of ${dataset.id} at the horizon, without overhead and copies`,
    dimension: 'size',
    formula: 'records at the horizon x record size',
    inputs: [
      ...records(asked, dataset),
      ...field(asked, dataset, 'record size', dataset.recordSize, 'size', 'record_size'),
    ],
  }),
  stored_at_horizon: (asked, dataset) => {
    const { copies, regions } = layoutOf(asked.analysis.model, dataset.store);
    const store = asked.analysis.model.components[dataset.store]?.path;
    return {
      title: `Bytes stored of ${dataset.id} at the horizon`,
      dimension: 'size',
      formula:
        'records at the horizon x record size x overhead / compression x copies in a region x regions that hold all records',
      inputs: [
        ...records(asked, dataset),
        ...bytes(asked, dataset),
        ...asked.given('copies in a region', copies, 'count', ...copiesAt(store)),
        { name: 'regions that hold all records', value: regions, dimension: 'count' },
      ],
    };
  },
  per_shard_at_horizon: (asked, dataset) => {
    const { shards, share } = layoutOf(asked.analysis.model, dataset.store);
    const store = asked.analysis.model.components[dataset.store]?.path;
    return {
      title: `Bytes of ${dataset.id} on one shard at the horizon`,
      dimension: 'size',
      formula: `records at the horizon x record size x overhead / compression${share === 1 ? '' : ' x share of one region'} / shards`,
      inputs: [
        ...records(asked, dataset),
        ...bytes(asked, dataset),
        ...(share === 1 ? [] : [{ name: 'share of one region', value: share, dimension: 'fraction' as const }]),
        ...asked.given('shards', shards, 'count', ...(store === undefined ? [] : [`${store}.shards`])),
      ],
      assumptions: ['shards are of equal size'],
    };
  },
  working_set: (asked, dataset) => ({
    title: `Bytes of ${dataset.id} that are hot now`,
    dimension: 'size',
    formula: 'share that is hot x records now x record size',
    inputs: [
      ...field(asked, dataset, 'share that is hot', dataset.workingSet, 'fraction', 'working_set'),
      ...field(asked, dataset, 'records now', dataset.initial, 'count', 'initial'),
      ...field(asked, dataset, 'record size', dataset.recordSize, 'size', 'record_size'),
    ],
  }),
};

/** How a number of `data.<id>` came about. */
export function deriveVolume(asked: Inquiry, dataset: Dataset): Account | undefined {
  if (!Object.hasOwn(parts, asked.field)) return undefined;
  return { method: 'exact', assumptions: [], ...parts[asked.field]!(asked, dataset) };
}

/** What makes the number of records develop as it does. */
export function development(asked: Inquiry, dataset: Dataset): DerivationInput[] {
  const { growth, horizon } = asked.analysis.model.workload;
  return [
    ...field(asked, dataset, 'records now', dataset.initial, 'count', 'initial'),
    ...rate(asked, dataset),
    ...asked.given('growth', growth === 0 ? undefined : growth, 'growth', 'workload.growth'),
    ...asked.given('horizon', horizon, 'duration', 'workload.horizon'),
    ...field(asked, dataset, 'retention', dataset.retention, 'duration', 'retention'),
  ];
}

function assumptionsOf({ retention }: Dataset): string[] {
  return [
    'new records follow the mean load, which grows continuously at (1 + growth) a month',
    ...(retention === undefined ? [] : ['the records of today are of even age and expire evenly']),
  ];
}

function rate(asked: Inquiry, { path }: Dataset): DerivationInput[] {
  return asked.reported('new records', `${path}.records_per_second`);
}

function records(asked: Inquiry, { path }: Dataset): DerivationInput[] {
  return asked.reported('records at the horizon', `${path}.records_at_horizon`, 'count');
}

function bytes(asked: Inquiry, dataset: Dataset): DerivationInput[] {
  return [
    ...field(asked, dataset, 'record size', dataset.recordSize, 'size', 'record_size'),
    ...field(asked, dataset, 'overhead', dataset.overhead, 'factor', 'overhead'),
    ...field(asked, dataset, 'compression', dataset.compression, 'factor', 'compression'),
  ];
}

function copiesAt(store: string | undefined): string[] {
  return store === undefined ? [] : [`${store}.replication.factor`, `${store}.replicas`];
}

function field(
  asked: Inquiry,
  { path }: Dataset,
  name: string,
  value: number | undefined,
  dimension: Dimension,
  key: string,
): DerivationInput[] {
  return asked.given(name, value, dimension, `${path}.${key}`);
}

/** By step; those that write to a cache or a copy count only where none calls the store. */
function writes(asked: Inquiry, { index: dataset, store, copies }: Dataset): DerivationInput[] {
  const { plan, mean } = asked.analysis.capacity;
  const traffic = { graph: plan.graph, calls: mean.calls, by: mean.by };
  const written = (atStore: boolean) =>
    stepInputs(asked, 'rate', ({ step, index }) => {
      if (copies.includes(step.target) || (store < 0 || step.target === store) !== atStore) return 0;
      const carried = step.writes.reduce((sum, write) => sum + (write.dataset === dataset ? write.records : 0), 0);
      return wantedCalls(traffic, index) * step.batch * carried;
    });
  const there = written(true);
  return there.length > 0 ? there : written(false);
}
