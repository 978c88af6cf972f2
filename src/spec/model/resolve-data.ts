import type { Spec } from '../spec.generated';
import type { Dataset } from './dataset';
import { componentsOf, durationOrForever } from './resolve-components';
import type { Resolver } from './resolver';

export function resolveDatasets(spec: Spec, to: Resolver): Dataset[] {
  return [...(spec.data?.entries ?? [])].map(([id, data], index) => ({
    index,
    id,
    path: data.place.path,
    store: to.components.get(data.store?.value ?? '') ?? -1,
    copies: componentsOf(data.copies, to),
    recordSize: to.number(data.record_size),
    initial: to.number(data.initial) ?? 0,
    retention: durationOrForever(data.retention, to),
    overhead: to.numberOr(
      data.overhead,
      `${data.place.path}.overhead`,
      1.3,
      'indexes and free space add about a third',
    ),
    compression: to.number(data.compression) ?? 1,
    growth: to.number(data.growth),
    skew: to.number(data.skew),
    workingSet: to.number(data.working_set),
    rpo: to.number(data.rpo),
    maxStaleness: to.number(data.max_staleness),
  }));
}
