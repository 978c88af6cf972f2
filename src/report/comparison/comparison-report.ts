import { type Attribution, attributeChanges, type Cause } from '../../analysis/compare/attribute-changes';
import { compareDesigns, type ObjectiveChange } from '../../analysis/compare/compare-designs';
import type { Verdict } from '../../analysis/results';
import type { CheckedDocument } from '../../rules/check-document';
import type { FindingReport, Report } from '../report';

/** What `headroom diff --format json` prints. Its field names are a contract; none is ever renamed. */
export interface ComparisonReport {
  /** Version of the tool. */
  headroom: string;
  /** As the versions are named on the command line. */
  base: string;
  head: string;
  title?: string;
  currency: string;
  verdict: { base: Verdict; head: Verdict };
  /** Missed now and not before, and the other way round. */
  objectives: { missed: ObjectiveChangeReport[]; met: ObjectiveChangeReport[] };
  /** Largest relative change first. */
  changes: NumberChangeReport[];
  scenarios: { name: string; base?: Verdict; head?: Verdict }[];
  findings: { added: FindingReport[]; removed: FindingReport[] };
  /** What differs in the text, in its meaning only. */
  edits: EditReport[];
}

export interface NumberChangeReport {
  /** As in the report of a check: `flows.pay.latency.p99`. */
  path: string;
  base?: number;
  head?: number;
  causes: CauseReport[];
}

export interface ObjectiveChangeReport {
  path: string;
  base?: { target: number; value?: number };
  head?: { target: number; value?: number };
  causes: CauseReport[];
}

/** Edits that by themselves bring the number of the base to `value`. */
export interface CauseReport {
  /** Paths of fields, or of entries that were added or removed. */
  edits: string[];
  value?: number;
  effect?: number;
  /** They change nothing alone, but the change would be another one without them. */
  only_together?: true;
}

export interface EditReport {
  path: string;
  base?: string;
  head?: string;
}

/** A version of a spec, checked, with its report. */
export interface ComparedSpec {
  /** As it is to be named. */
  readonly name: string;
  readonly checked: CheckedDocument;
  readonly report: Report;
}

/** What changed between two versions of a spec, why, and what that means for its objectives. */
export function comparisonReport(base: ComparedSpec, head: ComparedSpec, version: string): ComparisonReport {
  const title = head.report.title ?? base.report.title;
  const common = {
    headroom: version,
    base: base.name,
    head: head.name,
    ...(title && { title }),
    currency: head.report.cost?.currency ?? base.report.cost?.currency ?? '$',
    verdict: { base: base.report.verdict, head: head.report.verdict },
    scenarios: changedScenarios(base.report, head.report),
    findings: {
      added: withoutThoseOf(head.report.findings, base.report.findings),
      removed: withoutThoseOf(base.report.findings, head.report.findings),
    },
  };
  const [before, after] = [base.checked, head.checked];
  if (!before.analysis || !after.analysis)
    return { ...common, objectives: { missed: [], met: [] }, changes: [], edits: [] };
  const comparison = compareDesigns(before.analysis, after.analysis);
  const attribution = attributeChanges(
    { document: before.document, analysis: before.analysis },
    { document: after.document, analysis: after.analysis },
    comparison,
  );
  return {
    ...common,
    objectives: {
      missed: comparison.newlyMissed.map((change) => objectiveReport(change, attribution)),
      met: comparison.newlyMet.map((change) => objectiveReport(change, attribution)),
    },
    changes: comparison.changes.map(({ path, base: was, head: is }) => ({
      path,
      ...(was !== undefined && { base: was }),
      ...(is !== undefined && { head: is }),
      causes: (attribution.numberCauses.get(path) ?? []).map(causeReport),
    })),
    edits: attribution.edits.flatMap(({ details }) => details),
  };
}

function objectiveReport(
  { path, base, head }: ObjectiveChange,
  { objectiveCauses }: Attribution,
): ObjectiveChangeReport {
  const side = (report: ObjectiveChange['base']) =>
    report && { target: report.target, ...(report.value !== undefined && { value: report.value }) };
  return {
    path,
    ...(base && { base: side(base) }),
    ...(head && { head: side(head) }),
    causes: (objectiveCauses.get(path) ?? []).map(causeReport),
  };
}

function causeReport({ edits, value, effect, onlyTogether }: Cause): CauseReport {
  return {
    edits: edits.map(({ path }) => path),
    ...(value !== undefined && { value }),
    ...(effect !== undefined && { effect }),
    ...(onlyTogether && { only_together: true }),
  };
}

function changedScenarios(base: Report, head: Report): ComparisonReport['scenarios'] {
  const names = new Set([...Object.keys(base.scenarios), ...Object.keys(head.scenarios)]);
  return [...names].flatMap((name) => {
    const [was, is] = [base.scenarios[name]?.verdict, head.scenarios[name]?.verdict];
    return was === is ? [] : [{ name, ...(was && { base: was }), ...(is && { head: is }) }];
  });
}

/** A finding is the same wherever it has moved to, and whatever its numbers are now. */
function withoutThoseOf(findings: readonly FindingReport[], others: readonly FindingReport[]): FindingReport[] {
  const known = new Map<string, number>();
  const keyOf = ({ rule, path, severity }: FindingReport) => `${rule} ${path} ${severity}`;
  for (const other of others) known.set(keyOf(other), (known.get(keyOf(other)) ?? 0) + 1);
  return findings.filter((finding) => {
    const left = known.get(keyOf(finding)) ?? 0;
    known.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}
