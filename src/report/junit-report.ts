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
  // A scenario's own test tells what its finding would.
  const others = counted.filter(({ rule }) => rule !== scenarioRule);
  return [
    ...objectiveRows(report).map((row) => objectiveCase(row, threshold === 'never' || isExpected(report))),
    ...Object.keys(report.scenarios).map((name) => scenarioCase(name, report, counted)),
    ...(others.length > 0 ? others.map(findingCase) : [{ name: 'document', outcome: 'passed' } as const]),
  ];
}

const scenarioRule = 'scenario/not-as-expected';

/** In a scenario that may end badly a missed objective is no failure. */
function isExpected({ scenario, scenarios }: Report): boolean {
  return scenario !== undefined && scenarios[scenario]?.as_expected === true;
}

function scenarioCase(name: string, { scenarios }: Report, counted: readonly FindingReport[]): TestCase {
  const found = counted.find(({ rule, path }) => rule === scenarioRule && path === `scenarios.${name}`);
  if (found) return { ...findingCase(found), name: `scenario ${name}` };
  // Without its finding it was waived, or is not to count.
  const outcome = scenarios[name]?.as_expected === false ? 'skipped' : 'passed';
  return { name: `scenario ${name}`, outcome };
}

function objectiveCase({ flow, name, status, value, target }: ObjectiveRow, isTolerated: boolean): TestCase {
  const title = flow === undefined ? name : `${flow}: ${name}`;
  if (status === 'met') return { name: title, outcome: 'passed' };
  if (status === 'unchecked') return { name: title, outcome: 'skipped', message: 'could not be computed' };
  const message = `${value || 'out of reach'}, the objective is ${target}`;
  return isTolerated
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
