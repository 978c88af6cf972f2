import type { Checklist } from '../../catalog/checklist';
import { checklists, suitableChecklists } from '../../catalog/checklists';
import { answerChecklist, type ItemAnswer } from '../../document/answer-checklist';
import { meaningfulLines } from '../../document/same-markdown';
import type { CheckedDocument } from '../../rules/check-document';
import { noted } from '../../spec/notes';
import { inlineCode, inlineMarkdown } from '../markdown-table';
import type { SectionInput } from './section-input';
import { paragraphs } from './section-text';

/** Values that show an answer; more would hide the next question. */
const mostEvidence = 3;

/**
 * The questions of a review as a task list. What the spec or its `reviews` answer is ticked off, or says why not; what a
 * person has ticked off here stays so as long as the spec does not say otherwise.
 */
export function checklistSection({ checked, analysis, options, standing }: SectionInput): string {
  const kinds = new Set(analysis.model.components.map(({ kind }) => kind));
  const suitable = suitableChecklists(checked.document.spec?.tier?.value, kinds);
  const wanted = options.list === undefined ? suitable : checklists.filter(({ id }) => id === options.list);
  const ticked = tickedIn(standing);
  const lists = wanted.map((checklist) => {
    const answers = answersTo(checklist, checked);
    const done = answers.filter((answer) => isDone(answer, ticked)).length;
    const items = answers.map((answer) => taskOf(answer, ticked));
    return paragraphs(`**${inlineMarkdown(checklist.title)}**: ${done} of ${answers.length} done`, items.join('\n'));
  });
  return paragraphs(...lists);
}

/** Looking for evidence takes longer than all the rest, and nothing of it changes while prose is written around a spec. */
const known = noted((_: CheckedDocument) => new Map<Checklist, readonly ItemAnswer[]>());

function answersTo(checklist: Checklist, checked: CheckedDocument): readonly ItemAnswer[] {
  const answers = known(checked).get(checklist) ?? answerChecklist(checklist, checked);
  known(checked).set(checklist, answers);
  return answers;
}

function taskOf(answer: ItemAnswer, ticked: ReadonlySet<string>): string {
  const details = inlineMarkdown(detailOf(answer));
  const question = inlineMarkdown(answer.item.question);
  return `- [${isDone(answer, ticked) ? 'x' : ' '}] ${question}${details === '' ? '' : ` ${details}`}`;
}

function isDone({ answer, item }: ItemAnswer, ticked: ReadonlySet<string>): boolean {
  return answer === 'yes' || answer === 'n/a' || (answer === 'open' && ticked.has(item.question));
}

function detailOf({ answer, from, evidence, findings, note, reopened }: ItemAnswer): string {
  const said = note === undefined ? '' : `: ${note}`;
  if (from === 'person') return `${answer === 'n/a' ? 'Does not apply' : answer === 'yes' ? 'Yes' : 'No'}${said}`;
  if (answer === 'no') return `${reopened ? 'No longer' : 'No'}: ${findings[0]?.message ?? ''}`;
  if (answer === 'open') return '';
  const paths = evidence.map(({ path }) => inlineCode(path));
  const more = paths.length > mostEvidence ? ` and ${paths.length - mostEvidence} more` : '';
  return `Yes: ${paths.slice(0, mostEvidence).join(', ')}${more}`;
}

/** The questions that are ticked off in a text. */
function tickedIn(text: string): ReadonlySet<string> {
  const items = meaningfulLines(text.split('\n')).flatMap((line) => /^[ \t]*- \[[xX]\] (.*)$/.exec(line)?.[1] ?? []);
  return new Set(items.map((item) => item.replace(/\?.*$/, '?')));
}
