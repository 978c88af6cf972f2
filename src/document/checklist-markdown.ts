import type { Checklist } from '../catalog/checklist';
import { escapeMarkdown } from '../catalog/escape-markdown';
import type { ItemAnswer } from './answer-checklist';

/** A checklist as a Markdown task list: answered items are ticked, each with what answers it. */
export function checklistMarkdown({ title, summary }: Checklist, answers: readonly ItemAnswer[]): string {
  const done = answers.filter(({ answer }) => answer === 'yes' || answer === 'n/a').length;
  return [
    `## ${title}`,
    `${escapeMarkdown(summary)} ${done} of ${answers.length} answered.`,
    answers.map(itemMarkdown).join('\n'),
    '',
  ].join('\n\n');
}

function itemMarkdown(answer: ItemAnswer): string {
  const tick = answer.answer === 'yes' || answer.answer === 'n/a' ? 'x' : ' ';
  return `- [${tick}] ${escapeMarkdown(answer.item.question)} ${reasonOf(answer)}`.trimEnd();
}

/** Why the answer is what it is, in one sentence. */
export function reasonOf({ answer, from, findings, evidence, note, reopened, item }: ItemAnswer): string {
  const noted = note ? ` (${escapeMarkdown(note)})` : '';
  const [finding] = findings;
  const open = reopened ? 'Reopened: ' : '';
  if (finding) return `${open}**No**: ${escapeMarkdown(finding.message)}`;
  if (from === 'person') return `**${answer}**${noted}`;
  if (answer === 'yes')
    return `**Yes**: ${evidence
      .slice(0, 3)
      .map(({ path }) => `\`${path}\``)
      .join(', ')}`;
  return `_${escapeMarkdown(item.why)}_`;
}
