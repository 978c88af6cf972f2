import { plural } from '../finding-counts';
import { inlineCode, inlineMarkdown, markdownTable } from '../markdown-table';
import { resultTable } from '../result-table';
import { causesText, editText } from './cause-text';
import type { ComparisonReport, ObjectiveChangeReport } from './comparison-report';
import { comparisonOutcome, mostNumbers, numberFields } from './comparison-text';
import { objectiveChangeText } from './objective-change-text';

/** Edits that a comment lists; a comment must not grow without end. */
const mostEdits = 50;

/** What differs between two versions, as a comment on a pull request: what it comes to first, details folded away. */
export function comparisonMarkdown(report: ComparisonReport): string {
  const { base, head, title, currency, objectives, changes, findings, edits, scenarios, headroom } = report;
  const list = (items: readonly string[]) =>
    items.length > 0 ? [items.map((item) => `- ${item}`).join('\n'), ''] : [];
  const objective = (mark: string, change: ObjectiveChangeReport) =>
    `**${mark}** ${inlineMarkdown(objectiveChangeText(change, currency))}, because of ${inlineMarkdown(
      causesText(change.path, change.causes, currency),
    )}`;
  const table = resultTable('Numbers', changes.slice(0, mostNumbers), numberFields(currency));
  return [
    `### ${inlineMarkdown(title ?? head)}: ${inlineMarkdown(comparisonOutcome(report))}`,
    '',
    ...list([
      ...objectives.missed.map((change) => objective('Missed now:', change)),
      ...objectives.met.map((change) => objective('Met now:', change)),
      ...scenarios.map(({ name, base: was = 'not there', head: is = 'not there' }) =>
        inlineMarkdown(`Scenario ${name}: ${was} → ${is}`),
      ),
      ...findings.added.map(
        ({ severity, line, message, rule }) =>
          `New ${severity} in line ${line}: ${inlineMarkdown(message)} (${inlineCode(rule)})`,
      ),
      ...findings.removed.map(
        ({ severity, message, rule }) => `Gone, ${severity}: ${inlineMarkdown(message)} (${inlineCode(rule)})`,
      ),
    ]),
    ...(table ? folded(plural(changes.length, 'number'), markdownTable(table), changes.length - mostNumbers) : []),
    ...(edits.length > 0
      ? folded(
          plural(edits.length, 'edit'),
          list(edits.slice(0, mostEdits).map((edit) => inlineMarkdown(editText(edit)))).join('\n'),
          edits.length - mostEdits,
        )
      : []),
    `_Compared by Headroom ${headroom}: ${inlineCode(base)} → ${inlineCode(head)}._`,
    '',
  ].join('\n');
}

/** @param left how many lines more there would be */
function folded(summary: string, content: string, left: number): string[] {
  const more = left > 0 ? [`and ${left} more`, ''] : [];
  return [`<details><summary>${summary}</summary>`, '', content, ...more, '</details>', ''];
}
