import { findingCounts, plural } from './finding-counts';
import type { ReportedSpec } from './reported-spec';
import { resultTables } from './result-tables';
import { displayWidth } from './text/display-width';
import { findingText } from './text/finding-text';
import { printable } from './text/printable';
import type { TextLayout } from './text/style';
import { textTable } from './text/text-table';
import { roomText, verdictText } from './verdict-text';

/**
 * The report of one spec for a terminal: each finding with its line and a caret, then what the analysis says in tables.
 * The verdict comes last, where a terminal has scrolled to.
 */
export function textReport({ file, text, report }: ReportedSpec, layout: TextLayout): string {
  const { style } = layout;
  const lines = text.split(/\r?\n/);
  const place = printable(report.line === undefined ? file : `${file}:${report.line}`);
  const title = printable([report.title, report.scenario].filter(Boolean).join(', '));
  const heading = title === '' ? style('bold', place) : `${style('bold', title)} ${style('dim', `(${place})`)}`;
  const counts = findingCounts(report.findings);
  const verdict = verdictText(report);
  const sum = counts === '' ? '' : ` (${counts})`;
  const isLong = displayWidth(`${title} (${place}): ${verdict}${sum}`) > layout.width;
  const assumed = report.assumptions.length;
  const footnotes = [
    roomText(report),
    assumed > 0 ? `Rests on ${plural(assumed, 'assumption')}; --format markdown lists them.` : '',
  ].filter((part) => part !== '');
  return [
    ...report.findings.map((finding) => findingText(finding, file, lines, layout)),
    ...resultTables(report).map((table) => textTable(table, layout)),
    ...(footnotes.length > 0 ? [footnotes.join('\n')] : []),
    `${heading}:${isLong ? '\n  ' : ' '}${style(tones[report.verdict], verdict)}${sum}`,
  ].join('\n\n');
}

const tones = { meets: 'good', unchecked: 'warning', degrades: 'warning', fails: 'error', invalid: 'error' } as const;

/** The reports of all specs, and of several how many are how. */
export function textReports(specs: readonly ReportedSpec[], layout: TextLayout): string {
  const reports = specs.map((spec) => textReport(spec, layout));
  if (specs.length < 2) return `${reports.join('')}\n`;
  const counts = findingCounts(specs.flatMap(({ report }) => report.findings));
  const failing = specs.filter(({ report: { verdict } }) => verdict === 'fails' || verdict === 'invalid').length;
  const sum = failing === 0 ? `${specs.length} specs, none fails` : `${failing} of ${specs.length} specs fail`;
  const rule = layout.style('dim', '-'.repeat(Math.min(layout.width, 80)));
  return `${[...reports, counts === '' ? sum : `${sum} (${counts})`].join(`\n\n${rule}\n\n`)}\n`;
}
