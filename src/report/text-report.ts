import type { ComponentReport, FlowReport, Results } from '../analysis/results';
import { formatQuantity } from '../quantity/format-quantity';
import type { FindingReport, Report } from './report';
import { table } from './text-table';

/** Marks up a piece of text for a terminal; the identity where there is none. */
export type Style = (role: 'error' | 'warning' | 'info' | 'hint' | 'good' | 'dim' | 'bold', text: string) => string;

/**
 * The report for a terminal: each finding with its line and a caret, then what the analysis says in two tables.
 *
 * @param text of the document, for the lines under the findings
 */
export function textReport(report: Report, text: string, style: Style): string {
  const lines = text.split(/\r?\n/);
  const file = report.file ?? 'spec';
  const findings = report.findings.map((finding) => findingText(finding, file, lines, style));
  const counts = countsOf(report.findings);
  const summary = `${style('bold', report.title || file)}: ${verdictText(report, style)}${counts ? ` (${counts})` : ''}`;
  return [...findings, summary, ...tables(report)].filter((part) => part !== '').join('\n\n');
}

function findingText(finding: FindingReport, file: string, lines: readonly string[], style: Style): string {
  const { severity, message, rule, line, column, endLine, endColumn } = finding;
  const source = lines[line - 1] ?? '';
  const width = endLine === line ? Math.max(1, endColumn - column) : Math.max(1, source.length - column + 1);
  const gutter = String(line).padStart(5);
  // Tabs are kept, so that the caret stands under its text whatever a tab is worth.
  const lead = source.slice(0, column - 1).replace(/[^\t]/g, ' ');
  const fix = finding.fix ? `\n${style('dim', '      = fix:')} ${finding.fix}` : '';
  return [
    `${style('bold', `${file}:${line}:${column}`)} ${style(severity, severity)} ${message} ${style('dim', `[${rule}]`)}`,
    `${style('dim', `${gutter} |`)} ${source}`,
    `${style('dim', '      |')} ${lead}${style(severity, '^'.repeat(width))}${fix}`,
  ].join('\n');
}

const verdicts: Record<Report['verdict'], string> = {
  meets: 'meets its objectives',
  fails: 'misses objectives',
  unchecked: 'misses nothing, but some objectives could not be checked',
  invalid: 'has errors; the numbers below cover the parts that are sound',
  degrades: 'degrades',
};

function verdictText({ verdict }: Report, style: Style): string {
  return style(verdict === 'meets' ? 'good' : verdict === 'unchecked' ? 'warning' : 'error', verdicts[verdict]);
}

function countsOf(findings: readonly FindingReport[]): string {
  return (['error', 'warning', 'info', 'hint'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');
}

function tables(results: Results): string[] {
  const flows = Object.entries(results.flows).map(([id, flow]) => flowRow(id, flow));
  const components = Object.entries(results.components).map(([id, component]) => componentRow(id, component));
  const { bottleneck, max_rate_multiple: multiple, cost } = results;
  const limit =
    multiple !== undefined
      ? `Carries ${formatQuantity(multiple, 'factor')} of its peak load${bottleneck ? `; ${bottleneck.component} is the bottleneck` : ''}.`
      : '';
  const money = cost
    ? `Costs ${formatQuantity(cost.monthly, 'money-per-time', { currency: cost.currency ?? '$' })}.`
    : '';
  return [
    flows.length > 0 ? table(['flow', 'rate', 'peak', 'p50', 'p99', 'availability', 'objectives'], flows) : '',
    components.length > 0
      ? table(['component', 'calls at peak', 'servers', 'used at peak', 'fits', 'p99', 'availability'], components)
      : '',
    [limit, money].filter((part) => part !== '').join(' '),
  ];
}

function flowRow(id: string, flow: FlowReport): string[] {
  const missed = flow.objectives.filter(({ met }) => met === false).map(({ objective }) => objective);
  const met = flow.objectives.filter(({ met }) => met).length;
  const objectives = missed.length > 0 ? `misses ${missed.join(', ')}` : met > 0 ? 'met' : '';
  return [
    id,
    quantity(flow.rate?.mean, 'rate'),
    quantity(flow.rate?.peak, 'rate'),
    quantity(flow.latency?.p50, 'duration'),
    quantity(flow.latency?.p99, 'duration'),
    quantity(flow.availability?.value, 'fraction'),
    objectives,
  ];
}

function componentRow(id: string, component: ComponentReport): string[] {
  return [
    id,
    quantity(component.calls?.peak, 'rate'),
    quantity(component.servers, 'count'),
    quantity(component.utilization?.peak, 'fraction'),
    quantity(component.headroom, 'factor'),
    quantity(component.response_time?.p99, 'duration'),
    quantity(component.availability, 'fraction'),
  ];
}

function quantity(value: number | undefined, dimension: Parameters<typeof formatQuantity>[1]): string {
  return value === undefined ? '' : formatQuantity(value, dimension);
}
