import { failureName } from '../../analysis/availability/failure-names';
import type { FlowReport } from '../../analysis/results';
import { type Field, resultTable } from '../result-table';
import { quantity } from '../result-tables';
import type { SectionInput } from './section-input';
import { leastShare, paragraphs, tableText } from './section-text';

type Row = [string, FlowReport];

/** How much of the time each flow answers, what it may be down, and what takes it down. */
export function availabilitySection({ results }: SectionInput): string {
  const flows = Object.entries(results.flows).filter(([, { availability }]) => availability !== undefined);
  if (flows.length === 0)
    return 'No component of a flow states an `availability` or an `sla`, so that none is computed.';
  const causes = flows.flatMap(([id, { availability }]) =>
    (availability?.contributors ?? [])
      .filter(({ share }) => share >= leastShare)
      .map(({ component, share }) => ({ id, component, share })),
  );
  return paragraphs(
    tableText(resultTable('Flows', flows, fields)),
    tableText(resultTable('Causes', causes, causeFields), 'What takes part in at least 1% of the downtime'),
  );
}

const fields: readonly Field<Row>[] = [
  { title: 'Flow', kind: 'text', text: ([id]) => id },
  { title: 'Availability', text: ([, { availability }]) => quantity(availability?.value, 'fraction') },
  { title: 'Objective', text: ([, { objectives }]) => quantity(targetOf(objectives), 'fraction') },
  { title: 'Down in 30 d', text: ([, { availability }]) => quantity(availability?.downtime_30d, 'duration') },
  { title: 'Down in 365 d', text: ([, { availability }]) => quantity(availability?.downtime_365d, 'duration') },
  {
    title: 'Error budget',
    text: ([, { error_budget: budget }]) =>
      budget && `${quantity(budget.budget, 'duration')} in ${quantity(budget.window, 'duration')}`,
  },
  {
    title: 'Used',
    text: ([, { error_budget: budget }]) =>
      budget && budget.budget > 0 ? quantity(budget.expected / budget.budget, 'fraction') : '',
    tone: ([, { error_budget: budget }]) => (budget && budget.expected > budget.budget ? 'error' : undefined),
  },
  {
    title: 'Single points of failure',
    kind: 'text',
    text: ([, { single_points_of_failure: points = [] }]) => points.join(', '),
  },
];

function targetOf(objectives: FlowReport['objectives']): number | undefined {
  return objectives.find(({ objective }) => objective === 'availability')?.target;
}

const causeFields: readonly Field<{ id: string; component: string; share: number }>[] = [
  { title: 'Flow', kind: 'text', text: ({ id }) => id },
  { title: 'Failure of', kind: 'text', text: ({ component }) => failureName(component) },
  { title: 'Share of the downtime', text: ({ share }) => quantity(share, 'fraction') },
];
