import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { glob } from 'tinyglobby';
import { buildReport } from '../report/build-report';
import type { Report } from '../report/report';
import { textReport } from '../report/text-report';
import { checkDocument } from '../rules/check-document';
import { isHeadroomDocument } from '../spec/syntax/is-headroom-document';
import { terminalStyle } from './terminal-style';
import { UsageError } from './usage-error';
import { version } from './version';

const formats = ['text', 'json'] as const;
const thresholds = { error: ['error'], warning: ['error', 'warning'], never: [] } as const;

/** `headroom check`: the report of each file, and whether any of them has a finding that counts. */
export async function check(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { format: { type: 'string', default: 'text' }, 'fail-on': { type: 'string', default: 'error' } },
  });
  const format = oneOf('--format', values.format, formats);
  const threshold = oneOf('--fail-on', values['fail-on'], Object.keys(thresholds) as (keyof typeof thresholds)[]);
  const files = await filesOf(positionals);
  const reports: Report[] = [];
  const texts: string[] = [];
  for (const file of files) {
    const text = await readFile(file, 'utf8');
    if (!isHeadroomDocument(text)) {
      if (positionals.includes(file))
        throw new UsageError(`${file} is not a design spec: it has no top-level key \`headroom\``);
      continue;
    }
    const report = buildReport(checkDocument(text), { version, file, withFixes: true });
    reports.push(report);
    texts.push(textReport(report, text, terminalStyle()));
  }
  const output =
    format === 'text' ? texts.join('\n\n') : JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2);
  process.stdout.write(`${output}\n`);
  return reports.some((report) => counts(report, threshold)) ? 1 : 0;
}

function counts(report: Report, threshold: keyof typeof thresholds): boolean {
  if (threshold === 'never') return false;
  const severities: readonly string[] = thresholds[threshold];
  return report.verdict === 'fails' || report.findings.some(({ severity }) => severities.includes(severity));
}

async function filesOf(patterns: readonly string[]): Promise<string[]> {
  const wanted = patterns.length > 0 ? [...patterns] : ['**/*.design.yaml', '**/*.design.yml'];
  const files = await glob(wanted, { ignore: ['**/node_modules/**'] });
  if (files.length === 0) throw new UsageError(`no file matches ${wanted.join(' ')}`);
  return files.sort();
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const known = allowed.find((candidate) => candidate === value);
  if (known === undefined) throw new UsageError(`${option} is one of ${allowed.join(', ')}, not ${value}`);
  return known;
}
