import type { CheckedDocument } from '../../rules/check-document';
import { card, plain } from '../markdown-text';

/** What became of a scenario or a growth stage. */
export function describeScenario(id: string, { analysis }: CheckedDocument): string | undefined {
  const report = analysis?.results.scenarios[id];
  if (!report) return undefined;
  return card(`**${plain(id)}** · scenario`, [
    `**Verdict** ${report.verdict}, expected ${plain(report.expected, 40)}${report.as_expected ? '' : ': not as expected'}`,
    report.first_failure !== undefined && `**First to fail** ${plain(report.first_failure)}`,
    report.changes.length > 0 && `${report.changes.length} numbers differ from the plain design`,
  ]);
}

export function describeStage(id: string, { analysis }: CheckedDocument): string | undefined {
  const report = analysis?.results.stages[id];
  if (!report) return undefined;
  return card(`**${plain(id)}** · growth stage`, [
    `**Verdict** ${report.verdict}`,
    report.first_failure !== undefined && `**First to fail** ${plain(report.first_failure)}`,
  ]);
}
