import type { Dataset } from '../../spec/model/dataset';
import type { Model } from '../../spec/model/model';
import { type Traffic, wantedCalls } from './traffic';

/**
 * New records per second by dataset: its own `growth` if given, else what the steps write. Steps that call the store
 * count; those that write to a cache or a copy of it count only where no step calls the store, so that writing through
 * a cache is not counted twice. Retries write the same record again.
 */
export function recordRates(model: Model, traffic: Traffic): Float64Array {
  const atStore = new Float64Array(model.datasets.length);
  const elsewhere = new Float64Array(model.datasets.length);
  for (const { index, step } of traffic.graph.nodes) {
    for (const { dataset: written, records } of step.writes) {
      const dataset = model.datasets[written];
      if (!dataset || dataset.copies.includes(step.target)) continue;
      const counted = dataset.store < 0 || step.target === dataset.store ? atStore : elsewhere;
      counted[written]! += wantedCalls(traffic, index) * step.batch * records;
    }
  }
  return Float64Array.from(model.datasets, ({ growth }, dataset) => {
    return growth ?? (atStore[dataset]! > 0 ? atStore[dataset]! : elsewhere[dataset]!);
  });
}

/** What each call carries of the datasets that it names, in bytes, where the author gives no size. */
export function recordBytes(
  datasets: readonly Dataset[],
  accesses: readonly { readonly dataset: number; readonly records: number }[],
): number {
  return accesses.reduce((sum, { dataset, records }) => sum + records * (datasets[dataset]?.recordSize ?? 0), 0);
}
