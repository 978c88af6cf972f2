import { parseArgs } from 'node:util';
import { specsIn } from '../document/specs-in';
import { buildReport } from '../report/build-report';
import { comparisonMarkdown } from '../report/comparison/comparison-markdown';
import { type ComparedSpec, type ComparisonReport, comparisonReport } from '../report/comparison/comparison-report';
import { comparisonText } from '../report/comparison/comparison-text';
import { fails, thresholds } from '../report/finding-counts';
import { checkDocument } from '../rules/check-document';
import type { CheckSettings } from '../rules/check-settings';
import { LineIndex } from '../spec/syntax/line-index';
import { oneOf } from './options';
import { type FileVersion, versionsOf } from './read-revision';
import { terminalLayout } from './terminal-layout';
import { UsageError } from './usage-error';
import { version } from './version';
import { WorkspaceConfigs } from './workspace-configs';

const formats = ['text', 'json', 'markdown'] as const;
/** What a spec is compared with that the other version does not have. */
const nothing = 'headroom: 1\n';

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
  const settings = { today, workspace };
  const pairs = paired(specsOf(base, settings), specsOf(head, settings), (name) => empty(name, settings), base, head);
  if (pairs.length === 0)
    throw new UsageError(`neither ${base.name} nor ${head.name} is a design spec or contains one`);
  const reports = pairs.map(([before, after]) => comparisonReport(before, after, version));
  process.stdout.write(formatted(reports, format));
  return pairs.some(([, { report }]) => fails(report, failOn)) ? 1 : 0;
}

function specsOf({ name, file, text }: FileVersion, settings: CheckSettings): ComparedSpec[] {
  const lines = new LineIndex(text);
  const placed = text === '' ? [] : specsIn(file, text);
  return placed.map((spec) => {
    const checked = checkDocument(spec.text, settings);
    const placeOf = (offset: number) => lines.at(spec.toDocument(offset));
    return { name, checked, report: buildReport(checked, { version, placeOf }) };
  });
}

function empty(name: string, settings: CheckSettings): ComparedSpec {
  const checked = checkDocument(nothing, settings);
  return { name, checked, report: buildReport(checked, { version }) };
}

/** Specs of the same title are versions of one; the others are taken as they come. */
function paired(
  base: readonly ComparedSpec[],
  head: readonly ComparedSpec[],
  none: (name: string) => ComparedSpec,
  { name: baseName }: FileVersion,
  { name: headName }: FileVersion,
): [ComparedSpec, ComparedSpec][] {
  const left = [...base];
  const take = (index: number) => (index < 0 ? undefined : left.splice(index, 1)[0]);
  const same = head.map((after) => take(left.findIndex(({ report }) => report.title === after.report.title)));
  const pairs = head.map((after, index): [ComparedSpec, ComparedSpec] => [
    same[index] ?? take(0) ?? none(baseName),
    after,
  ]);
  return [...pairs, ...left.map((before): [ComparedSpec, ComparedSpec] => [before, none(headName)])];
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
