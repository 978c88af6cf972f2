import { objectiveRows } from './objective-row';
import type { FindingReport, Report } from './report';

/** Rule id of what `missedObjectives` says. */
export const objectiveMissed = 'objective/missed';

/** The missed objectives that no error speaks of, as findings; a scenario has a finding of its own, for formats that know nothing but findings. */
export function missedObjectives(report: Report): FindingReport[] {
  if (report.scenario !== undefined) return [];
  const line = report.line ?? 1;
  const said = report.findings.filter(({ severity }) => severity === 'error').map(({ path }) => path);
  return objectiveRows(report)
    .filter(({ status, path }) => status === 'missed' && !said.some((other) => other === path))
    .map(({ flow, name, value, target, path }) => ({
      rule: objectiveMissed,
      severity: 'error',
      message: `${flow === undefined ? '' : `${flow}: `}${name} is ${value || 'out of reach'}, the objective is ${target}`,
      path,
      line,
      column: 1,
      endLine: line,
      endColumn: 1,
    }));
}
