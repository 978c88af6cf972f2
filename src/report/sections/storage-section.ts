import type { ComponentReport } from '../../analysis/results';
import { type Field, resultTable } from '../result-table';
import { datasetTable, quantity } from '../result-tables';
import type { SectionInput } from './section-input';
import { paragraphs, tableText } from './section-text';

type Row = [string, ComponentReport];

/** How data grows over the planning horizon, and when the stores are full. */
export function storageSection({ results, analysis }: SectionInput): string {
  const stores = Object.entries(results.components).filter(([, { storage }]) => storage !== undefined);
  const datasets = datasetTable(results);
  if (!datasets && stores.length === 0) return 'The spec has no `data`, so that nothing is stored.';
  return paragraphs(
    `The planning horizon is ${quantity(analysis.model.workload.horizon, 'duration')}.`,
    tableText(datasets),
    tableText(resultTable('Stores', stores, fields)),
  );
}

const fields: readonly Field<Row>[] = [
  { title: 'Store', kind: 'text', text: ([id]) => id },
  { title: 'Used now', text: ([, { storage }]) => quantity(storage?.used, 'size') },
  {
    title: 'At horizon',
    text: ([, { storage }]) => quantity(storage?.at_horizon, 'size'),
    tone: ([, { storage }]) => ((storage?.at_horizon ?? 0) > (storage?.limit ?? Infinity) ? 'error' : undefined),
  },
  { title: 'Can hold', text: ([, { storage }]) => quantity(storage?.limit, 'size') },
  { title: 'Full in', text: ([, { storage }]) => quantity(storage?.full_after, 'duration') },
];
