import type { DatasetSpec, Spec } from '../spec.generated';
import type { Dataset } from './dataset';
import { EntryResolver, type WrittenEntry } from './entry-resolver';
import type { Names } from './names';
import { durationOrForever, indicesIn } from './resolve-components';
import type { Resolver } from './resolver';

/** What a dataset sees of its document, besides itself. */
export type AmongDatasets = Pick<Names, 'components'>;

const resolver = new EntryResolver(resolveDataset);

export function resolveDatasets(spec: Spec, among: AmongDatasets, to: Resolver): Dataset[] {
  return resolver.all(spec.data?.entries ?? [], among, to);
}

function resolveDataset(
  { id, index, written: data }: WrittenEntry<DatasetSpec>,
  { components }: AmongDatasets,
  to: Resolver,
): Dataset {
  const { path } = data.place;
  return {
    index,
    id,
    path,
    store: components.get(data.store?.value ?? '') ?? -1,
    copies: indicesIn(data.copies, components),
    recordSize: to.number(data.record_size),
    initial: to.number(data.initial) ?? 0,
    retention: durationOrForever(data.retention, to),
    overhead: to.numberOr(data.overhead, `${path}.overhead`, 1.3, 'indexes and free space add about a third'),
    compression: to.number(data.compression) ?? 1,
    growth: to.number(data.growth),
    skew: to.number(data.skew),
    workingSet: to.number(data.working_set),
    rpo: to.number(data.rpo),
    maxStaleness: to.number(data.max_staleness),
  };
}
