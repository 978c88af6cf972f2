import { failureName } from '../../src/analysis/availability/failure-names';
import type { ObjectiveReport } from '../../src/analysis/results';
import type { FindingReport, Report } from '../../src/report/report';
import { plural, quantity } from './format';
import type { IconName } from './icon';
import {
  type ObjectiveRow,
  objectiveName,
  objectiveRows,
  objectiveSubject,
  objectiveTarget,
  objectiveValue,
} from './objectives';

/** The answer in two lines: what the verdict is, and the first reason for it. */
export interface VerdictText {
  readonly icon: IconName;
  readonly headline: string;
  readonly reason: string;
  /** Where the reason is written. */
  readonly row: ObjectiveRow | undefined;
}

export function verdictText(report: Report): VerdictText {
  const rows = objectiveRows(report);
  const missed = rows.filter(({ status }) => status === 'missed');
  const unchecked = rows.filter(({ status }) => status === 'unchecked');
  const objectives = plural(rows.length, 'objective');
  const [firstMissed] = missed;
  const [firstUnchecked] = unchecked;

  if (report.verdict === 'invalid') {
    const errors = report.findings.filter(({ severity }) => severity === 'error');
    return {
      icon: 'missed',
      headline: `${plural(errors.length, 'error')} ${errors.length === 1 ? 'stops' : 'stop'} the analysis`,
      reason: errors[0]?.message ?? 'Nothing could be computed.',
      row: undefined,
    };
  }
  if (firstMissed !== undefined) {
    return {
      icon: 'missed',
      headline: `Misses ${missed.length} of ${objectives}`,
      reason: missedReason(firstMissed, report),
      row: firstMissed,
    };
  }
  if (report.verdict === 'fails') {
    return { icon: 'missed', headline: 'Does not hold', reason: firstTrouble(report), row: undefined };
  }
  if (firstUnchecked !== undefined || report.verdict === 'unchecked') {
    const met = rows.length - unchecked.length;
    return {
      icon: 'unchecked',
      headline:
        rows.length === 0 ? 'No objective to check' : `Meets ${met} of ${objectives}, ${unchecked.length} unchecked`,
      reason: uncheckedReason(firstUnchecked),
      row: firstUnchecked,
    };
  }
  const headline = rows.length === 1 ? 'Meets its objective' : `Meets all ${objectives}`;
  return { icon: 'met', headline, reason: roomText(report), row: undefined };
}

function missedReason(row: ObjectiveRow, report: Report): string {
  const { flow, objective } = row;
  const currency = report.cost?.currency;
  const value = objectiveValue(objective, currency);
  const measured = value === undefined ? 'is out of reach' : `is ${value}`;
  const cause = flow === undefined ? overload(report) : objectiveCause(flow, objective, report);
  const because = cause === undefined ? '' : `; ${cause}`;
  return `${objectiveSubject(row)}: ${objectiveName(objective)} ${measured}, objective ${objectiveTarget(objective, currency)}${because}.`;
}

/** Who is to blame most, where the report tells. */
function objectiveCause(flow: string, { objective }: ObjectiveReport, report: Report): string | undefined {
  const { latency, availability } = report.flows[flow] ?? {};
  if (objective.startsWith('latency.')) {
    const hops = (latency?.tail_share ?? []).toSorted((a, b) => b.seconds - a.seconds);
    const total = hops.reduce((sum, { seconds }) => sum + seconds, 0);
    const [slowest] = hops;
    if (slowest === undefined || !(total > 0)) return overload(report);
    return `${slowest.component} takes ${quantity(slowest.seconds / total, 'fraction')} of the time of slow requests`;
  }
  if (objective === 'availability') {
    const [first] = availability?.contributors ?? [];
    return (
      first && `${failureName(first.component)} takes part in ${quantity(first.share, 'fraction')} of the downtime`
    );
  }
  return undefined;
}

/** The component that is asked for most beyond what it has. */
function overload({ components }: Report): string | undefined {
  const [first] = Object.entries(components)
    .map(([id, { utilization }]) => ({ id, peak: utilization?.peak ?? 0 }))
    .filter(({ peak }) => peak >= 1)
    .toSorted((a, b) => b.peak - a.peak);
  return first && `${first.id} needs ${quantity(first.peak, 'factor')} what it has`;
}

function uncheckedReason(row: ObjectiveRow | undefined): string {
  if (row === undefined) return 'Give a flow an slo, or the spec objectives, to have it judged.';
  return `${objectiveSubject(row)}: ${objectiveName(row.objective)} could not be checked; the findings say what is missing.`;
}

/** Why a spec fails that misses no objective: overload, a scenario that went otherwise than expected, or an error. */
function firstTrouble(report: Report): string {
  const { scenarios, findings } = report;
  const overloaded = overload(report);
  if (overloaded !== undefined) return `At peak ${overloaded}.`;
  const surprise = Object.entries(scenarios).find(([, { as_expected }]) => !as_expected);
  if (surprise !== undefined) {
    const [name, { verdict, expected, first_failure }] = surprise;
    return `Scenario ${name} ${verdict}, expected: ${expected}${first_failure === undefined ? '' : `; ${first_failure}`}.`;
  }
  return findings.find(({ severity }) => severity === 'error')?.message ?? 'See the findings.';
}

/** How much more load fits, and what stops it. */
export function roomText({ max_rate_multiple, bottleneck }: Report): string {
  if (max_rate_multiple === undefined) return '';
  const multiple = quantity(max_rate_multiple, 'factor');
  const stop = bottleneck === undefined ? '' : `; ${bottleneck.component} is the first to saturate`;
  return max_rate_multiple < 1
    ? `Carries only ${multiple} of its peak load${stop}.`
    : `Carries ${multiple} its peak load${stop}.`;
}

/** Number of findings by severity, the severe ones first, as text. */
export function findingCounts(findings: readonly FindingReport[]): string {
  const count = (severity: FindingReport['severity']) =>
    findings.filter((finding) => finding.severity === severity).length;
  return [
    [count('error'), 'error'] as const,
    [count('warning'), 'warning'] as const,
    [count('info'), 'note'] as const,
    [count('hint'), 'hint'] as const,
  ]
    .filter(([number]) => number > 0)
    .map(([number, noun]) => plural(number, noun))
    .join(' · ');
}
