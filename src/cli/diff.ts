import { parseArgs } from 'node:util';
import { compareFiles } from '../report/comparison/compare-files';
import { comparisonMarkdown } from '../report/comparison/comparison-markdown';
import type { ComparisonReport } from '../report/comparison/comparison-report';
import { comparisonText } from '../report/comparison/comparison-text';
import { fails, thresholds } from '../report/finding-counts';
import { oneOf } from './options';
import { versionsOf } from './read-revision';
import { terminalLayout } from './terminal-layout';
import { UsageError } from './usage-error';
import { version } from './version';
import { WorkspaceConfigs } from './workspace-configs';

const formats = ['text', 'json', 'markdown'] as const;

/** `headroom diff`: prints what changes between two versions and why; the exit code is that of a check of the second. */
export async function diff(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' }, 'fail-on': { type: 'string', default: 'error' } },
  });
  const format = oneOf('--format', values.format, formats);
  const failOn = oneOf('--fail-on', values['fail-on'], thresholds);
  const [base, head] = await versionsOf(positionals);
  const today = new Date().toISOString().slice(0, 10);
  const workspace = (await new WorkspaceConfigs(today).of(head.file))?.config;
  const compared = compareFiles(base, head, { today, workspace }, version);
  if (compared.length === 0) {
    throw new UsageError(`neither ${base.name} nor ${head.name} is a design spec or contains one`);
  }
  process.stdout.write(
    formatted(
      compared.map(({ comparison }) => comparison),
      format,
    ),
  );
  return compared.some((one) => fails(one.head, failOn)) ? 1 : 0;
}

function formatted(reports: readonly ComparisonReport[], format: (typeof formats)[number]): string {
  switch (format) {
    case 'text':
      return `${reports.map((report) => comparisonText(report, terminalLayout())).join('\n\n')}\n`;
    case 'json':
      return `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`;
    case 'markdown':
      return reports.map(comparisonMarkdown).join('\n');
  }
}
