import { formatQuantity } from '../../quantity/format-quantity';
import type { CheckedDocument } from '../../rules/check-document';
import { card, code, plain } from '../markdown-text';
import { assumptionLine } from './describe-assumptions';

/** Where a dataset is kept and how it grows until the horizon. */
export function describeDataset(id: string, { document, analysis }: CheckedDocument): string | undefined {
  const dataset = analysis?.model.datasets.find((candidate) => candidate.id === id);
  if (!analysis || !dataset) return undefined;
  const { model, results } = analysis;
  const report = results.data[id] ?? {};
  const store = model.components[dataset.store];
  const classification = document.spec?.data?.entries.get(id)?.classification?.value;
  const horizon = formatQuantity(model.workload.horizon, 'duration');
  const heading = [`**${plain(id)}**`, 'dataset', store && `in ${code(store.id)}`, classification]
    .filter(Boolean)
    .join(' · ');
  return card(heading, [
    report.records_per_second !== undefined &&
      `**Grows by** ${formatQuantity(report.records_per_second, 'rate')}${perDay(report.bytes_per_day)}`,
    report.records_at_horizon !== undefined &&
      `**Records** ${formatQuantity(report.records_at_horizon, 'count')} in ${horizon}`,
    report.stored_at_horizon !== undefined &&
      `**Stored** ${formatQuantity(report.stored_at_horizon, 'size')} in ${horizon}, with copies and overhead${ofRaw(report.raw_at_horizon)}`,
    report.per_shard_at_horizon !== undefined &&
      `**Per shard** ${formatQuantity(report.per_shard_at_horizon, 'size')} in ${horizon}`,
    report.working_set !== undefined && `**Working set** ${formatQuantity(report.working_set, 'size')}`,
    assumptionLine(results.assumptions, dataset.path),
  ]);
}

function perDay(bytes: number | undefined): string {
  return bytes === undefined ? '' : `, ${formatQuantity(bytes, 'size')} a day`;
}

function ofRaw(bytes: number | undefined): string {
  return bytes === undefined ? '' : ` (${formatQuantity(bytes, 'size')} of plain data)`;
}
