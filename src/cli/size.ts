import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type PlacedSpec, specsIn } from '../document/specs-in';
import { type SizingReport, sizingReport } from '../report/sizing/sizing-report';
import { sizingText } from '../report/sizing/sizing-text';
import { checkDocument } from '../rules/check-document';
import type { CheckSettings } from '../rules/check-settings';
import { type SizedDocument, sizeDocument } from '../rules/sizing/size-document';
import { applyEdits, type TextEdit } from '../spec/edit/text-edit';
import { LineIndex } from '../spec/syntax/line-index';
import { oneOf } from './options';
import { readText } from './read-text';
import { terminalLayout } from './terminal-layout';
import { UsageError } from './usage-error';
import { version } from './version';
import { WorkspaceConfigs } from './workspace-configs';

const formats = ['text', 'json'] as const;

/** `headroom size`: prints the sizes that meet the objectives, and writes them on request; 1 when something stays missed. */
export async function size(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' }, write: { type: 'boolean', default: false } },
  });
  const format = oneOf('--format', values.format, formats);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError('size needs one file');
  if (values.write && file === '-') throw new UsageError('--write needs a file, not standard input');
  const text = await readText(file);
  const name = file === '-' ? '<stdin>' : file;
  const lines = new LineIndex(text);
  const today = new Date().toISOString().slice(0, 10);
  const settings = { today, workspace: (await new WorkspaceConfigs(today).of(file))?.config };
  const specs = specsIn(file, text).map((placed) => ({ placed, sized: sizeSpec(name, placed.text, settings) }));
  if (specs.length === 0) throw new UsageError(`${name} is not a design spec and contains none`);
  const reports = specs.map(({ placed: { start }, sized }) => {
    const line = start === undefined ? undefined : lines.at(start).line;
    return sizingReport(sized, { version, file: name, ...(line !== undefined && { line }) });
  });
  process.stdout.write(format === 'json' ? json(reports) : `${reports.map(asText).join('\n\n')}\n`);
  const edits = specs.flatMap(({ placed, sized }) => sized.edits.map((edit) => inFile(placed, edit)));
  if (values.write && edits.length > 0) await writeFile(file, applyEdits(text, edits));
  return reports.some(({ remaining }) => remaining.length > 0) ? 1 : 0;
}

/** @throws UsageError for a spec whose errors stop its analysis */
function sizeSpec(file: string, text: string, settings: CheckSettings): SizedDocument {
  const sized = sizeDocument(checkDocument(text, settings));
  if (!sized) throw new UsageError(`${file} has errors, which headroom check lists; sizes would mean nothing`);
  return sized;
}

function inFile({ toDocument, linePrefix }: PlacedSpec, { start, end, newText }: TextEdit): TextEdit {
  return {
    start: toDocument(start),
    end: toDocument(end),
    newText: newText.replaceAll('\n', `\n${linePrefix}`),
  };
}

function asText(report: SizingReport): string {
  return sizingText(report, terminalLayout());
}

function json(reports: readonly SizingReport[]): string {
  return `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n`;
}
