import { completeResults, scenarioResults } from '../analysis/complete-results';
import type { Results } from '../analysis/results';
import { type CheckedDocument, fixesOf } from '../rules/check-document';
import type { Finding } from '../spec/finding';
import type { Scenario } from '../spec/model/model';
import type { Span } from '../spec/span';
import { type LineColumn, LineIndex } from '../spec/syntax/line-index';
import type { FindingReport, PlaceReport, Report } from './report';

export interface ReportOptions {
  readonly version: string;
  readonly file?: string;
  /** Of the first line of a spec that is fenced in a Markdown file. */
  readonly line?: number;
  /**
   * Where an offset of the spec is in its file; the spec is the file unless given. What fixes change is then left out:
   * their texts are not indented as the fence is.
   */
  readonly placeOf?: (offset: number) => LineColumn;
  /** Report the design as this scenario changes it, with the findings about the scenario only. */
  readonly scenario?: Scenario;
  /** Solving for fixes can cost more than the analysis itself; views that show no fixes leave them out. */
  readonly withFixes?: boolean;
}

/** The JSON report of a checked document. */
export function buildReport(checked: CheckedDocument, options: ReportOptions): Report {
  const { version, file, line, scenario, withFixes } = options;
  const lines = new LineIndex(checked.document.text);
  const placeOf = options.placeOf ?? ((offset) => lines.at(offset));
  const place = ({ start, end }: Span): PlaceReport => {
    const from = placeOf(start);
    const to = placeOf(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
  const findings = scenario
    ? checked.findings.filter(({ path }) => path === scenario.path || path.startsWith(`${scenario.path}.`))
    : checked.findings;
  return {
    headroom: version,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(scenario && { scenario: scenario.id }),
    ...resultsOf(checked, scenario),
    findings: findings.map((finding) => ({
      ...findingReport(finding, place),
      ...(withFixes && fixReport(finding, checked, options.placeOf ? undefined : place)),
    })),
  };
}

function resultsOf({ analysis }: CheckedDocument, scenario: Scenario | undefined): Results {
  if (!analysis) return nothingAnalysed;
  return scenario ? scenarioResults(analysis, scenario) : completeResults(analysis);
}

/** The results of a text without a design. */
export const nothingAnalysed: Results = {
  verdict: 'invalid',
  objectives: [],
  flows: {},
  components: {},
  data: {},
  bandwidth: {},
  scenarios: {},
  stages: {},
  assumptions: [],
};

function findingReport(finding: Finding, place: (span: Span) => PlaceReport): FindingReport {
  const { rule, severity, message, path, span, related } = finding;
  return {
    rule,
    severity,
    message,
    path,
    ...place(span),
    ...(related && { related: related.map((other) => ({ ...place(other.span), message: other.message })) }),
  };
}

function fixReport(
  finding: Finding,
  checked: CheckedDocument,
  place: ((span: Span) => PlaceReport) | undefined,
): Pick<FindingReport, 'fix' | 'edits'> {
  const fixes = fixesOf(finding, checked);
  const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
  if (!fix) return {};
  const edits = [...fix.edits].sort((a, b) => a.start - b.start);
  return { fix: fix.title, ...(place && { edits: edits.map((edit) => ({ ...place(edit), text: edit.newText })) }) };
}
