import { escapeXml } from '../diagram/escape-xml';
import { countsAt, type Threshold } from './finding-counts';
import { type ObjectiveRow, objectiveRows } from './objective-row';
import type { FindingReport, Report } from './report';
import type { ReportedSpec } from './reported-spec';

interface TestCase {
  readonly name: string;
  readonly line?: number;
  readonly outcome: 'passed' | 'skipped' | 'failed';
  readonly type?: string;
  readonly message?: string;
  readonly details?: string;
}

/**
 * JUnit XML, which CI servers show as test results: a suite a spec, in it a test for each objective, each scenario and
 * each finding that counts, and one for the document where nothing counts.
 */
export function junitReport(specs: readonly ReportedSpec[], threshold: Threshold): string {
  const suites = specs.map(({ file, report }) => suite(file, testCases(report, threshold)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="headroom">\n${suites.join('')}</testsuites>\n`;
}

function testCases(report: Report, threshold: Threshold): TestCase[] {
  const counted = report.findings.filter((finding) => countsAt(finding, threshold));
  return [
    ...objectiveRows(report).map((row) => objectiveCase(row, threshold)),
    ...Object.entries(report.scenarios).map(([name, { verdict, expected, as_expected, first_failure }]): TestCase => {
      const surprise = `The scenario ends as: ${verdict}, expected: ${expected}`;
      const message = first_failure === undefined ? surprise : `${surprise}; ${first_failure}`;
      if (as_expected || threshold === 'never') return { name: `scenario ${name}`, outcome: 'passed' };
      return { name: `scenario ${name}`, outcome: 'failed', type: 'scenario', message };
    }),
    ...(counted.length > 0 ? counted.map(findingCase) : [{ name: 'document', outcome: 'passed' } as const]),
  ];
}

function objectiveCase({ flow, name, status, value, target }: ObjectiveRow, threshold: Threshold): TestCase {
  const title = flow === undefined ? name : `${flow}: ${name}`;
  if (status === 'met') return { name: title, outcome: 'passed' };
  if (status === 'unchecked') return { name: title, outcome: 'skipped', message: 'could not be computed' };
  const message = `${value || 'out of reach'}, the objective is ${target}`;
  return threshold === 'never'
    ? { name: title, outcome: 'skipped', message }
    : { name: title, outcome: 'failed', type: 'objective', message };
}

function findingCase({ rule, path, line, column, message, fix }: FindingReport): TestCase {
  return {
    name: path === '' ? rule : `${rule} at ${path}`,
    line,
    outcome: 'failed',
    type: rule,
    message,
    details: `${line}:${column}${fix === undefined ? '' : `\nFix: ${fix}`}`,
  };
}

function suite(file: string, cases: readonly TestCase[]): string {
  const count = (outcome: TestCase['outcome']) => cases.filter((test) => test.outcome === outcome).length;
  const attributes = attributesText({
    name: file,
    tests: cases.length,
    failures: count('failed'),
    errors: 0,
    skipped: count('skipped'),
  });
  return `  <testsuite${attributes}>\n${cases.map((test) => testCase(file, test)).join('')}  </testsuite>\n`;
}

function testCase(file: string, { name, line, outcome, type, message, details = '' }: TestCase): string {
  const head = `    <testcase${attributesText({ classname: file, name, file, line })}`;
  if (outcome === 'passed') return `${head}/>\n`;
  const inner =
    outcome === 'skipped'
      ? `<skipped${attributesText({ message })}/>`
      : `<failure${attributesText({ type, message })}>${escapeXml(details)}</failure>`;
  return `${head}>\n      ${inner}\n    </testcase>\n`;
}

function attributesText(attributes: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value)).replace(/\r?\n/g, '&#10;')}"`)
    .join('');
}
