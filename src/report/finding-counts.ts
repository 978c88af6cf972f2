import type { FindingReport, Report } from './report';

/** From which severity on a finding makes a check fail. */
export const thresholds = ['error', 'warning', 'never'] as const;
export type Threshold = (typeof thresholds)[number];

/** Whether a finding alone makes a check fail. */
export function countsAt({ severity }: FindingReport, threshold: Threshold): boolean {
  if (threshold === 'never') return false;
  return severity === 'error' || (threshold === 'warning' && severity === 'warning');
}

/** Whether a check fails: for a finding or a missed objective; in a scenario, only if it ends worse than its author expects. */
export function fails(report: Report, threshold: Threshold): boolean {
  if (threshold === 'never') return false;
  const isBad =
    report.scenario === undefined
      ? report.verdict === 'fails' || report.verdict === 'invalid'
      : report.scenarios[report.scenario]?.as_expected === false;
  return isBad || report.findings.some((finding) => countsAt(finding, threshold));
}

/** `2 errors, 1 warning`; empty without findings. */
export function findingCounts(findings: readonly FindingReport[]): string {
  return (['error', 'warning', 'info', 'hint'] as const)
    .map((severity) => ({ severity, count: findings.filter((finding) => finding.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, nouns[severity]))
    .join(', ');
}

const nouns = { error: 'error', warning: 'warning', info: 'note', hint: 'hint' } as const;

/** `1 error`, `2 errors` */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
