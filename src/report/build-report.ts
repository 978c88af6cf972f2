import { type CheckedDocument, fixesOf } from '../rules/check-document';
import type { Finding } from '../spec/finding';
import { LineIndex } from '../spec/syntax/line-index';
import type { FindingReport, Report } from './report';

export interface ReportOptions {
  readonly version: string;
  readonly file?: string;
  /** Solving for fixes can cost more than the analysis itself; views that show no fixes leave them out. */
  readonly withFixes?: boolean;
}

/** The JSON report of a checked document. */
export function buildReport(checked: CheckedDocument, { version, file, withFixes }: ReportOptions): Report {
  const lines = new LineIndex(checked.document.text);
  const results = checked.analysis?.results ?? {
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
  const findings = checked.findings.map((finding) => findingReport(finding, lines, withFixes ? checked : undefined));
  return { headroom: version, ...(file !== undefined && { file }), ...results, findings };
}

function findingReport(finding: Finding, lines: LineIndex, checked: CheckedDocument | undefined): FindingReport {
  const start = lines.at(finding.span.start);
  const end = lines.at(finding.span.end);
  const fixes = checked ? fixesOf(finding, checked) : [];
  const fix = fixes.find(({ preferred }) => preferred) ?? fixes[0];
  return {
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    path: finding.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
    ...(fix && { fix: fix.title }),
  };
}
