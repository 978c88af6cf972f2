import { type CheckedFile, checkFile } from '../report/check-file';
import type { CheckedSpec } from '../report/check-specs';
import { fails } from '../report/finding-counts';
import { explainNumber } from './explain-number';
import { type FoundFile, findFiles } from './find-files';
import { formatReports } from './format-reports';
import { nearbyFiles } from './nearby-files';
import { checkOptions, didYouMean } from './options';
import { readText } from './read-text';
import { UsageError } from './usage-error';
import { version } from './version';
import { WorkspaceConfigs } from './workspace-configs';

/** `headroom check`: prints the report of each spec; 1 when one fails, 2 when a file cannot be used, else 0. */
export async function check(args: string[]): Promise<number> {
  const { patterns, format, failOn, scenario, explain } = checkOptions(args);
  const files: CheckedFile[] = [];
  const problems: string[] = [];
  const configs = new WorkspaceConfigs(new Date().toISOString().slice(0, 10));
  for (const found of await findFiles(patterns)) {
    try {
      files.push(await checkFound(found, scenario, configs));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.push(error.message);
    }
  }
  const aside: string[] = [];
  for (const { message, isError } of await configs.problems()) (isError ? problems : aside).push(message);
  const reports = files.flatMap((file) => file.reports);
  if (reports.length === 0 && problems.length === 0)
    problems.push('none of these files is a design spec or contains one');
  const all = files.flatMap((file) => file.specs);
  const specs = scenario === undefined ? all : withScenario(all, scenario);
  if (explain !== undefined && problems.length === 0) {
    const [spec, ...others] = specs;
    if (!spec || others.length > 0) throw new UsageError(`--explain needs one spec, not ${specs.length}`);
    process.stdout.write(explainNumber(spec, explain));
    return 0;
  }
  const reported = scenario === undefined ? reports : specs;
  if (reported.length > 0) process.stdout.write(formatReports(reported, format, failOn));
  for (const problem of [...aside, ...problems]) process.stderr.write(`headroom: ${problem}\n`);
  if (problems.length > 0) return 2;
  return reported.some(({ report }) => fails(report, failOn)) ? 1 : 0;
}

/** @throws UsageError when no spec has it */
function withScenario(specs: readonly CheckedSpec[], name: string): CheckedSpec[] {
  const having = specs.filter(({ report }) => report.scenario === name);
  if (having.length > 0 || specs.length === 0) return having;
  const known = specs.flatMap(({ checked }) => checked.document.model?.scenarios.map(({ id }) => id) ?? []);
  const list = known.length === 0 ? ': there are none' : ` (there is ${known.join(', ')})`;
  throw new UsageError(`no spec has a scenario ${name}${didYouMean(name, known) || list}`);
}

/** @throws UsageError for a file that is no spec although it was named, and for one that cannot be read */
async function checkFound(
  { file, named }: FoundFile,
  scenario: string | undefined,
  configs: WorkspaceConfigs,
): Promise<CheckedFile> {
  const settings = { today: configs.today, workspace: (await configs.of(file))?.config };
  const name = file === '-' ? '<stdin>' : file;
  const text = await readText(file);
  const checked = await checkFile(name, text, { version, settings, scenario }, nearbyFiles(file, configs));
  if (named && checked.reports.length === 0) {
    const what = /\.(md|markdown|mdx)$/i.test(file)
      ? 'has no design spec: no block is fenced as ```yaml headroom'
      : 'is not a design spec: it has no top-level key `headroom`';
    throw new UsageError(`${name}: ${what}`);
  }
  return checked;
}
