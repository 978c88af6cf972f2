import { githubAnnotations } from '../../src/report/github-annotations';
import { jsonReport } from '../../src/report/json-report';
import { junitReport } from '../../src/report/junit-report';
import { markdownReport } from '../../src/report/markdown-report';
import { sarifReport } from '../../src/report/sarif-report';
import type { Style } from '../../src/report/text/style';
import { textReports } from '../../src/report/text-report';
import { assertGolden } from './golden';
import { fenced, shop } from './sample-specs';

const specs = [shop, fenced];
const plain: Style = (_, text) => text;
/** Shows what a terminal would colour. */
const marked: Style = (role, text) => `<${role}>${text}</${role}>`;

const goldens: Readonly<Record<string, () => string>> = {
  'report-80.txt': () => textReports(specs, { width: 80, style: plain }),
  'report-120.txt': () => textReports([shop], { width: 120, style: plain }),
  'report-marked.txt': () => textReports([shop], { width: 100, style: marked }),
  'report.json.txt': () => jsonReport(specs.map(({ report }) => report)),
  'report.sarif': () => withoutRuleTexts(sarifReport(specs, '1.2.3')),
  'report.junit.xml': () => junitReport(specs, 'error'),
  'report-warnings.junit.xml': () => junitReport([shop], 'warning'),
  'report-never.junit.xml': () => junitReport([shop], 'never'),
  'report.md': () => markdownReport(specs),
  'annotations.txt': () => githubAnnotations(specs),
};

/** What a rule says of itself may change without a report being different. */
function withoutRuleTexts(sarif: string): string {
  const texts = ['help', 'fullDescription', 'shortDescription'];
  return JSON.stringify(JSON.parse(sarif), (key, value) => (texts.includes(key) ? undefined : value), 2);
}

describe('report formats', () => {
  for (const [name, format] of Object.entries(goldens)) it(name, () => assertGolden(name, format()));
});
