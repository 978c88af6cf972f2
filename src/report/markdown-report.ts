import { findingCounts } from './finding-counts';
import { inlineCode, inlineMarkdown, markdownTable } from './markdown-table';
import type { FindingReport } from './report';
import type { ReportedSpec } from './reported-spec';
import { type ResultTable, resultTable } from './result-table';
import { assumptionTable, resultTables } from './result-tables';
import { roomText, verdictText } from './verdict-text';

/** The reports of all specs as Markdown, for a pull request or a wiki page. */
export function markdownReport(specs: readonly ReportedSpec[]): string {
  return specs.map(specReport).join('\n');
}

function specReport({ file, report }: ReportedSpec): string {
  const counts = findingCounts(report.findings);
  const findings = resultTable('Findings', report.findings, [
    { title: 'Severity', kind: 'text', text: ({ severity }) => severity },
    { title: 'Line', text: ({ line }) => String(line) },
    { title: 'Finding', kind: 'text', text: findingText },
    { title: 'Rule', kind: 'text', text: ({ rule }) => `\`${rule}\`` },
  ]);
  const assumptions = assumptionTable(report);
  const verdict = verdictText(report);
  return [
    `# ${inlineMarkdown([report.title || file, report.scenario].filter(Boolean).join(', '))}`,
    '',
    `**${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}.** ${[roomText(report), counts && `Findings: ${counts}.`].filter(Boolean).join(' ')}`.trim(),
    '',
    ...resultTables(report).map(tableSection),
    ...[findings, assumptions].filter((table) => table !== undefined).map(tableSection),
    `_Computed by Headroom ${report.headroom} from ${inlineCode(file)}._`,
    '',
  ].join('\n');
}

function findingText({ message, fix }: FindingReport): string {
  return fix === undefined ? message : `${message}. Fix: ${fix}`;
}

function tableSection(table: ResultTable): string {
  return [`## ${table.title}`, '', markdownTable(table)].join('\n');
}
