import type { ComponentReport } from '../../analysis/results';
import { inlineMarkdown } from '../markdown-table';
import { type Field, resultTable } from '../result-table';
import { quantity, utilizationTone } from '../result-tables';
import { loadText } from '../verdict-text';
import type { SectionInput } from './section-input';
import { paragraphs, tableText } from './section-text';

/** How busy each component is at peak and after a loss, and what is full first. */
export function capacitySection({ results, analysis }: SectionInput): string {
  const components = Object.entries(results.components).filter(([, { calls }]) => calls !== undefined);
  if (components.length === 0) return 'Nothing calls any component, so that there is no load to carry.';
  const survives = analysis.model.regions.length > 1 ? [...afterLoss, ...afterRegionLoss] : afterLoss;
  return paragraphs(
    inlineMarkdown(loadText(results)),
    tableText(resultTable('Components', components, [...fields, ...survives, ...runway])),
  );
}

type Row = [string, ComponentReport];

const fields: readonly Field<Row>[] = [
  { title: 'Component', kind: 'text', text: ([id]) => id },
  { title: 'Peak calls', text: ([, { calls }]) => quantity(calls?.peak, 'rate') },
  { title: 'Servers', text: ([, { servers }]) => quantity(servers, 'count') },
  { title: 'Could carry', text: ([, { max_throughput }]) => quantity(max_throughput, 'rate') },
  { title: 'Hits', text: ([, { hit_ratio }]) => quantity(hit_ratio, 'fraction') },
  busyField('Busy', ({ utilization }) => utilization?.peak),
  { title: 'Fits', text: ([, { headroom }]) => quantity(headroom, 'factor') },
];

const afterLoss = [busyField('Busy without a zone', ({ survivors }) => survivors?.zone?.utilization)];
const afterRegionLoss = [busyField('Busy without a region', ({ survivors }) => survivors?.region?.utilization)];

const runway: readonly Field<Row>[] = [
  { title: 'Full in', text: ([, { runway: until }]) => quantity(until?.full, 'duration') },
];

function busyField(title: string, of: (report: ComponentReport) => number | undefined): Field<Row> {
  return {
    title,
    text: ([, report]) => quantity(of(report), 'fraction'),
    tone: ([, report]) => utilizationTone(of(report)),
  };
}
