import { formatQuantity } from '../../quantity/format-quantity';
import { type Field, resultTable } from '../result-table';
import { quantity } from '../result-tables';
import type { SectionInput } from './section-input';
import { paragraphs, tableText } from './section-text';

/** What the design costs a month, the dearest first. */
export function costSection({ results, analysis }: SectionInput): string {
  const { cost } = results;
  if (!cost) return 'No component states a `cost`.';
  const money = (amount: number) => formatQuantity(amount, 'money-per-time', { currency: cost.currency ?? '$' });
  const perMillion = cost.per_million_requests;
  const later = cost.at_horizon === undefined ? undefined : money(cost.at_horizon);
  const facts = [
    `Costs ${money(cost.monthly)} in total`,
    later !== undefined &&
      later !== money(cost.monthly) &&
      `${later} in ${quantity(analysis.model.workload.horizon, 'duration')}`,
    perMillion !== undefined && `${money(perMillion).replace('/month', '')} for a million requests`,
  ].filter((fact) => fact !== false);
  const fields = (title: string): readonly Field<[string, number]>[] => [
    { title, kind: 'text', text: ([name]) => name },
    { title: 'Cost', text: ([, amount]) => money(amount) },
    { title: 'Share', text: ([, amount]) => (cost.monthly > 0 ? quantity(amount / cost.monthly, 'fraction') : '') },
  ];
  const dearest = (amounts: Readonly<Record<string, number>>) =>
    Object.entries(amounts)
      .filter(([, amount]) => amount > 0)
      .sort(([, a], [, b]) => b - a);
  return paragraphs(
    `${facts.join(', ')}.`,
    tableText(resultTable('Components', dearest(cost.by_component), fields('Component'))),
    tableText(resultTable('Drivers', dearest(cost.by_driver ?? {}), fields('Paid for'))),
  );
}
