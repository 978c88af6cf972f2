import { plural } from '../finding-counts';
import { type Field, resultTable } from '../result-table';
import { printable } from '../text/printable';
import type { TextLayout } from '../text/style';
import { textTable } from '../text/text-table';
import { wrap } from '../text/wrap';
import { causesText, editText } from './cause-text';
import type { ComparisonReport, NumberChangeReport, ObjectiveChangeReport } from './comparison-report';
import { numberName, numberText } from './number-name';
import { objectiveChangeText } from './objective-change-text';

/** More numbers than this are too many to read. */
export const mostNumbers = 25;

/** What differs between two versions, for a terminal; what it comes to is last. */
export function comparisonText(report: ComparisonReport, layout: TextLayout): string {
  const { style, width } = layout;
  const { base, head, title, currency, objectives, changes, findings, edits, scenarios } = report;
  const item = (mark: string, text: string) =>
    wrap(printable(text), width - 4)
      .map((line, index) => (index === 0 ? `  ${mark} ${line}` : `    ${line}`))
      .join('\n');
  const list = (heading: string, items: readonly string[]) =>
    items.length > 0 ? [[style('bold', heading), ...items].join('\n')] : [];
  const objective = (change: ObjectiveChangeReport) =>
    `${objectiveChangeText(change, currency)}, because of ${causesText(change.path, change.causes, currency)}`;
  const table = resultTable('Numbers', changes.slice(0, mostNumbers), numberFields(currency));
  const names = `${printable(base)} → ${printable(head)}`;
  return [
    ...list(
      'Edits',
      edits.map((edit) => item('*', editText(edit))),
    ),
    ...(table ? [textTable(table, layout)] : []),
    ...(changes.length > mostNumbers
      ? [style('dim', `and ${plural(changes.length - mostNumbers, 'number')} more`)]
      : []),
    ...list('Findings', [
      ...findings.added.map(({ severity, line, message, rule }) =>
        item(style(severity, '+'), `${severity} in line ${line}: ${message} (${rule})`),
      ),
      ...findings.removed.map(({ severity, message, rule }) =>
        item(style('good', '-'), `${severity}: ${message} (${rule})`),
      ),
    ]),
    ...list(
      'Scenarios',
      scenarios.map(({ name, base: was = '-', head: is = '-' }) => item('*', `${name}: ${was} → ${is}`)),
    ),
    ...list(
      'Missed now',
      objectives.missed.map((change) => item(style('error', '-'), objective(change))),
    ),
    ...list(
      'Met now',
      objectives.met.map((change) => item(style('good', '+'), objective(change))),
    ),
    `${title ? `${style('bold', printable(title))} ${style('dim', `(${names})`)}` : style('bold', names)}: ${style(
      report.objectives.missed.length > 0 ? 'error' : 'good',
      comparisonOutcome(report),
    )}`,
  ].join('\n\n');
}

/** Columns of the table of numbers. */
export function numberFields(currency: string): readonly Field<NumberChangeReport>[] {
  return [
    { title: 'Number', kind: 'text', text: ({ path }) => numberName(path) },
    { title: 'Before', text: ({ path, base }) => numberText(path, base, currency) },
    { title: 'After', text: ({ path, head }) => numberText(path, head, currency) },
    { title: 'Because of', kind: 'text', rank: 1, text: ({ path, causes }) => causesText(path, causes, currency) },
  ];
}

/** `meets → fails, 1 objective is missed now, 2 findings more` */
export function comparisonOutcome({ verdict, objectives, findings, changes, edits }: ComparisonReport): string {
  const parts = [
    verdict.base === verdict.head ? '' : `${verdict.base} → ${verdict.head}`,
    objectives.missed.length > 0 ? `${plural(objectives.missed.length, 'objective')} missed now` : '',
    objectives.met.length > 0 ? `${plural(objectives.met.length, 'objective')} met now` : '',
    findings.added.length > 0 ? `${plural(findings.added.length, 'finding')} more` : '',
    findings.removed.length > 0 ? `${plural(findings.removed.length, 'finding')} less` : '',
  ].filter((part) => part !== '');
  if (parts.length > 0) return parts.join(', ');
  if (edits.length === 0) return 'says the same';
  return changes.length === 0
    ? 'no number changes'
    : `${verdict.head} as before, ${plural(changes.length, 'number')} differ${changes.length === 1 ? 's' : ''}`;
}
