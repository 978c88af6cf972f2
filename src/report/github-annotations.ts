import { missedObjectives } from './missed-objectives';
import type { FindingReport } from './report';
import type { ReportedSpec } from './reported-spec';

const commands = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;

/**
 * Workflow commands that GitHub Actions shows at the lines of a pull request, one line a finding.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubAnnotations(specs: readonly ReportedSpec[]): string {
  return specs
    .flatMap(({ file, report }) =>
      [...report.findings, ...missedObjectives(report)].map((finding) => annotation(file, finding)),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function annotation(
  file: string,
  { severity, rule, message, line, column, endLine, endColumn, fix }: FindingReport,
): string {
  const properties = {
    file,
    line,
    endLine,
    // Columns count only within one line.
    ...(endLine === line && { col: column, endColumn }),
    title: rule,
  };
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${commands[severity]} ${list.join(',')}::${escapeData(fix === undefined ? message : `${message}\nFix: ${fix}`)}`;
}

/** A line break would end the command, and let the text begin another. */
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
