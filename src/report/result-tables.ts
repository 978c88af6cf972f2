import { numberDimension } from '../analysis/number-dimension';
import type {
  AssumptionReport,
  ComponentReport,
  DatasetReport,
  FlowReport,
  Results,
  ScenarioReport,
} from '../analysis/results';
import { formatQuantity } from '../quantity/format-quantity';
import type { Dimension } from '../quantity/quantity';
import { type ObjectiveRow, objectiveRows } from './objective-row';
import { type Field, type ResultTable, resultTable, type Tone } from './result-table';

/** Utilisation from which on a component deserves a look: queues grow fast above it. */
const busy = 0.8;

/** The results in the order in which a reader wants them: is it met, what travels, what it runs on, what changes that. */
export function resultTables(results: Results): ResultTable[] {
  const currency = results.cost?.currency ?? '$';
  return [
    objectiveTable(results),
    resultTable('Flows', Object.entries(results.flows), flowFields),
    resultTable('Components', Object.entries(results.components), componentFields(currency)),
    datasetTable(results),
    scenarioTable(results, 'stated'),
    scenarioTable(results, 'standard'),
    stageTable(results),
    resultTable('Ranges', results.ranges ?? [], rangeFields),
  ].filter((table) => table !== undefined);
}

/** What was taken for granted, for formats that have room for it. */
export function assumptionTable({ assumptions }: Results): ResultTable | undefined {
  return resultTable('Assumptions', assumptions, assumptionFields);
}

export function objectiveTable(results: Results): ResultTable | undefined {
  return resultTable('Objectives', objectiveRows(results), objectiveFields);
}

/** What the author asks about, or what is always checked. */
export function scenarioTable({ scenarios }: Results, which: 'stated' | 'standard'): ResultTable | undefined {
  const rows = Object.entries(scenarios).filter(([, { standard }]) => (standard === true) === (which === 'standard'));
  return which === 'stated'
    ? resultTable('Scenarios', rows, scenarioFields)
    : resultTable('Always checked', rows, standardFields);
}

export function stageTable({ stages }: Results): ResultTable | undefined {
  return resultTable('Stages', Object.entries(stages), stageFields);
}

export function datasetTable({ data }: Results): ResultTable | undefined {
  return resultTable('Data', Object.entries(data), datasetFields);
}

const objectiveTones: Readonly<Record<ObjectiveRow['status'], Tone>> = {
  missed: 'error',
  unchecked: 'warning',
  met: 'good',
};

const objectiveFields: readonly Field<ObjectiveRow>[] = [
  { title: 'Objective', kind: 'text', text: ({ flow, name }) => (flow === undefined ? name : `${flow}: ${name}`) },
  { title: 'Target', text: ({ target }) => target },
  { title: 'Computed', text: ({ value }) => value },
  { title: 'Margin', rank: 1, text: ({ margin }) => margin },
  { title: 'Chance', rank: 2, text: ({ chance }) => chance },
  { title: 'Result', kind: 'text', text: ({ status }) => status, tone: ({ status }) => objectiveTones[status] },
];

const flowFields: readonly Field<[string, FlowReport]>[] = [
  { title: 'Flow', kind: 'text', text: ([id]) => id },
  { title: 'Mean', rank: 4, text: ([, { rate }]) => quantity(rate?.mean, 'rate') },
  { title: 'Peak', text: ([, { rate }]) => quantity(rate?.peak, 'rate') },
  { title: 'p50', rank: 2, text: ([, { latency }]) => quantity(latency?.p50, 'duration') },
  { title: 'p99', text: ([, { latency }]) => quantity(latency?.p99, 'duration') },
  { title: 'Age p99', rank: 1, text: ([, { freshness }]) => quantity(freshness?.p99, 'duration') },
  { title: 'Availability', text: ([, { availability }]) => quantity(availability?.value, 'fraction') },
  { title: 'Down in 30 d', rank: 3, text: ([, { availability }]) => quantity(availability?.downtime_30d, 'duration') },
  {
    title: 'Loss',
    text: ([, { loss }]) => (loss !== undefined && loss > 0 ? quantity(loss, 'fraction') : undefined),
    tone: () => 'warning',
  },
  {
    title: 'Single points',
    kind: 'text',
    rank: 5,
    text: ([, { single_points_of_failure: points = [] }]) => points.join(', '),
  },
];

function componentFields(currency: string): readonly Field<[string, ComponentReport]>[] {
  return [
    { title: 'Component', kind: 'text', text: ([id]) => id },
    { title: 'Peak calls', text: ([, { calls }]) => quantity(calls?.peak, 'rate') },
    { title: 'Servers', rank: 3, text: ([, { servers }]) => quantity(servers, 'count') },
    {
      title: 'Busy',
      text: ([, { utilization }]) => quantity(utilization?.peak, 'fraction'),
      tone: ([, { utilization }]) => utilizationTone(utilization?.peak),
    },
    { title: 'Fits', text: ([, { headroom }]) => quantity(headroom, 'factor') },
    { title: 'Hits', rank: 4, text: ([, { hit_ratio }]) => quantity(hit_ratio, 'fraction') },
    { title: 'p99', rank: 1, text: ([, { response_time }]) => quantity(response_time?.p99, 'duration') },
    { title: 'Availability', rank: 2, text: ([, { availability }]) => quantity(availability, 'fraction') },
    { title: 'Store full in', rank: 5, text: ([, { storage }]) => quantity(storage?.full_after, 'duration') },
    {
      title: 'Cost',
      rank: 3,
      text: ([, { cost }]) => (cost === undefined ? '' : formatQuantity(cost, 'money-per-time', { currency })),
    },
  ];
}

export function utilizationTone(utilization: number | undefined): Tone | undefined {
  if (utilization === undefined || utilization < busy) return undefined;
  return utilization < 1 ? 'warning' : 'error';
}

const datasetFields: readonly Field<[string, DatasetReport]>[] = [
  { title: 'Dataset', kind: 'text', text: ([id]) => id },
  { title: 'Written', text: ([, { records_per_second }]) => quantity(records_per_second, 'rate') },
  { title: 'Bytes a day', rank: 1, text: ([, { bytes_per_day }]) => quantity(bytes_per_day, 'size') },
  { title: 'Records at horizon', rank: 2, text: ([, { records_at_horizon }]) => quantity(records_at_horizon, 'count') },
  { title: 'Stored at horizon', text: ([, { stored_at_horizon }]) => quantity(stored_at_horizon, 'size') },
  { title: 'Per shard', rank: 3, text: ([, { per_shard_at_horizon }]) => quantity(per_shard_at_horizon, 'size') },
];

const scenarioFields: readonly Field<[string, ScenarioReport]>[] = [
  { title: 'Scenario', kind: 'text', text: ([name]) => name },
  { title: 'Expected', kind: 'text', text: ([, { expected }]) => expected },
  {
    title: 'Result',
    kind: 'text',
    text: ([, { verdict }]) => verdict,
    tone: ([, { as_expected }]) => (as_expected ? 'good' : 'error'),
  },
  { title: 'First failure', kind: 'text', rank: 1, text: ([, { first_failure }]) => first_failure },
];

const standardFields: readonly Field<[string, ScenarioReport]>[] = [
  { title: 'What if', kind: 'text', text: ([name]) => name.replaceAll('-', ' ') },
  ...scenarioFields.filter(({ title }) => title === 'Result' || title === 'First failure'),
];

const stageFields: readonly Field<[string, Results['stages'][string]]>[] = [
  { title: 'Stage', kind: 'text', text: ([name]) => name },
  {
    title: 'Result',
    kind: 'text',
    text: ([, { verdict }]) => verdict,
    tone: ([, { verdict }]) => (verdict === 'fails' || verdict === 'invalid' ? 'error' : 'good'),
  },
  { title: 'First failure', kind: 'text', rank: 1, text: ([, { first_failure }]) => first_failure },
];

const rangeFields: readonly Field<NonNullable<Results['ranges']>[number]>[] = [
  { title: 'Result', kind: 'text', text: ({ path }) => path },
  { title: 'p5', text: ({ path, p5 }) => quantity(p5, numberDimension(path)) },
  { title: 'Median', text: ({ path, p50 }) => quantity(p50, numberDimension(path)) },
  { title: 'p95', text: ({ path, p95 }) => quantity(p95, numberDimension(path)) },
];

const assumptionFields: readonly Field<AssumptionReport>[] = [
  { title: 'Of', kind: 'text', text: ({ path }) => path },
  {
    title: 'Assumed',
    kind: 'text',
    text: ({ path, value }) => (typeof value === 'number' ? quantity(value, numberDimension(path)) : value),
  },
  { title: 'Because', kind: 'text', text: ({ because }) => because },
  { title: 'Source', kind: 'text', rank: 1, text: ({ source }) => source },
];

/** Empty where there is none. */
export function quantity(value: number | undefined, dimension: Dimension): string {
  return value === undefined ? '' : formatQuantity(value, dimension);
}
