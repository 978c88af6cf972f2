import type { FlowReport } from '../../analysis/results';
import { type Field, resultTable } from '../result-table';
import { quantity } from '../result-tables';
import type { SectionInput } from './section-input';
import { leastShare, paragraphs, tableText } from './section-text';

type Row = [string, FlowReport];

/** How long the requests of each flow take, and where the slow ones spend that time. */
export function latencySection({ results }: SectionInput): string {
  const flows = Object.entries(results.flows);
  const timed = flows.filter(([, { latency, freshness }]) => latency !== undefined || freshness !== undefined);
  if (timed.length === 0) return 'No component states a `service_time`, so that there are no latencies.';
  const shares = timed.flatMap(([id, { latency }]) => {
    const total = latency?.tail_share?.reduce((sum, { seconds }) => sum + seconds, 0) ?? 0;
    return (latency?.tail_share ?? [])
      .map((part) => ({ id, ...part, share: part.seconds / total }))
      .filter(({ share }) => share >= leastShare);
  });
  return paragraphs(
    tableText(resultTable('Flows', timed, fields)),
    tableText(
      resultTable('Slow requests', shares, shareFields),
      'Where the slowest 1% of the requests spend at least 1% of their time',
    ),
  );
}

const fields: readonly Field<Row>[] = [
  { title: 'Flow', kind: 'text', text: ([id]) => id },
  ...(['p50', 'p90', 'p95', 'p99', 'p999'] as const).map(
    (name): Field<Row> => ({
      title: name === 'p999' ? 'p99.9' : name,
      text: ([, { latency }]) => quantity(latency?.[name], 'duration'),
    }),
  ),
  { title: 'Objective', text: ([, { objectives }]) => targetsOf(objectives) },
  { title: 'Age p99', text: ([, { freshness }]) => quantity(freshness?.p99, 'duration') },
];

/** `p99 300 ms` */
function targetsOf(objectives: FlowReport['objectives']): string {
  return objectives
    .filter(({ objective }) => objective.startsWith('latency.'))
    .map(({ objective, target }) => `${objective.slice('latency.'.length)} ${quantity(target, 'duration')}`)
    .join(', ');
}

const shareFields: readonly Field<{ id: string; component: string; seconds: number; share: number }>[] = [
  { title: 'Flow', kind: 'text', text: ({ id }) => id },
  { title: 'Component', kind: 'text', text: ({ component }) => component },
  { title: 'Time', text: ({ seconds }) => quantity(seconds, 'duration') },
  { title: 'Share', text: ({ share }) => quantity(share, 'fraction') },
];
