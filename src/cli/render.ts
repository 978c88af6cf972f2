import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { isMarkdownFile } from '../document/specs-in';
import { type CheckedFile, checkFile } from '../report/check-file';
import { plural } from '../report/finding-counts';
import { specForSections } from '../report/sections/spec-for-sections';
import { specReport } from '../report/sections/spec-report';
import { findingText } from '../report/text/finding-text';
import { sectionsText } from '../report/verdict-text';
import { applyEdits } from '../spec/edit/text-edit';
import { type FoundFile, findFiles } from './find-files';
import { nearbyFiles } from './nearby-files';
import { readText } from './read-text';
import { terminalLayout } from './terminal-layout';
import { UsageError } from './usage-error';
import { version } from './version';
import { WorkspaceConfigs } from './workspace-configs';

type Mode = 'print' | 'write' | 'check';

/**
 * `headroom render`: prints a spec as a Markdown page, and a Markdown file with its computed sections refreshed; writes
 * that back, or only tells what is not current. 1 when something is not, or cannot be.
 */
export async function render(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
  });
  if (positionals.length === 0) throw new UsageError('render needs a file');
  if (values.write && values.check) throw new UsageError('--check writes nothing: leave out --write');
  const mode: Mode = values.write ? 'write' : values.check ? 'check' : 'print';
  if (mode === 'write' && positionals.includes('-')) throw new UsageError('--write needs a file, not standard input');
  const configs = new WorkspaceConfigs(new Date().toISOString().slice(0, 10));
  const outcomes: Outcome[] = [];
  for (const found of await findFiles(positionals)) {
    try {
      outcomes.push(await renderFile(found, mode, configs));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      process.stderr.write(`headroom: ${error.message}\n`);
      outcomes.push('unusable');
    }
  }
  if (outcomes.includes('unusable')) return 2;
  if (outcomes.every((outcome) => outcome === 'skipped')) {
    throw new UsageError('none of these files is a design spec or has computed sections');
  }
  return outcomes.includes('stale') ? 1 : 0;
}

type Outcome = 'current' | 'stale' | 'skipped' | 'unusable';

/** @throws UsageError for a file that was named and cannot be rendered */
async function renderFile({ file, named }: FoundFile, mode: Mode, configs: WorkspaceConfigs): Promise<Outcome> {
  const name = file === '-' ? '<stdin>' : file;
  const text = await readText(file);
  const workspace = (await configs.of(file))?.config;
  if (!isMarkdownFile(file, text)) {
    if (mode !== 'print') {
      if (!named) return 'skipped';
      throw new UsageError(`${name} is a spec: --${mode} is for the computed sections of Markdown files`);
    }
    const report = specReport(specForSections(text, workspace), name);
    if (report === undefined) throw new UsageError(`${name} has errors, which headroom check lists`);
    process.stdout.write(report);
    return 'current';
  }
  const check = (markdown: string) =>
    checkFile(name, markdown, { version, settings: { workspace } }, nearbyFiles(file, configs));
  const checked = await check(text);
  const { doc } = checked;
  if (!doc || doc.sections.total + doc.findings.length === 0) {
    if (!named) return 'skipped';
    const markers = 'no computed sections, such as <!-- headroom:capacity --> and <!-- /headroom -->';
    throw new UsageError(`${name} is no design spec and has ${markers}`);
  }
  const refreshed = applyEdits(text, doc.edits);
  if (mode === 'check') return tell(name, text, checked, process.stdout);
  const outcome = tell(name, refreshed, await check(refreshed), process.stderr);
  if (mode === 'print') process.stdout.write(refreshed);
  else {
    if (doc.edits.length > 0) await writeFile(file, (await markOf(file)) + refreshed);
    process.stdout.write(
      `${name}: ${doc.edits.length} of ${plural(doc.sections.total, 'computed section')} refreshed\n`,
    );
  }
  return outcome;
}

/** Lists what is not current, or cannot be. */
function tell(name: string, text: string, { reports }: CheckedFile, to: NodeJS.WritableStream): Outcome {
  const report = reports[0]?.report;
  const findings = (report?.findings ?? []).filter(({ rule }) => rule.startsWith('doc/'));
  const lines = text.split(/\r?\n/);
  for (const finding of findings) to.write(`${findingText(finding, name, lines, terminalLayout())}\n\n`);
  if (to === process.stdout && report?.sections) to.write(`${name}: ${sectionsText(report.sections)}\n`);
  return findings.length > 0 ? 'stale' : 'current';
}

/** The byte order mark of a file, which is left out of its text. */
async function markOf(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).startsWith('\ufeff') ? '\ufeff' : '';
}
