import type { Dataset } from '../../spec/model/dataset';
import type { Model } from '../../spec/model/model';
import { noted } from '../../spec/notes';
import { groupBy } from './group-by';

/** What is kept in a component, by the component's index. */
export function datasetsIn(store: number, { datasets }: Model): readonly Dataset[] {
  return byStore(datasets).get(store) ?? [];
}

export function datasetOf(id: string, { datasets }: Model): Dataset | undefined {
  return byId(datasets).get(id)?.[0];
}

const byStore = noted((datasets: readonly Dataset[]) => groupBy(datasets, ({ store }) => store));
const byId = noted((datasets: readonly Dataset[]) => groupBy(datasets, ({ id }) => id));
