import * as vscode from 'vscode';
import type { Checklist } from '../../catalog/checklist';
import { checklists, suitableChecklists } from '../../catalog/checklists';
import { answerChecklist, type ItemAnswer } from '../../document/answer-checklist';
import type { CheckedDocument } from '../../rules/check-document';
import { rangeIn } from '../spec-texts';
import { answerItem } from './answer-item';
import type { ChecklistSpec } from './checklist-spec';
import { Dialogue } from './dialogue';

/**
 * Goes through a checklist: what the spec answers is answered, with the line that shows it, and the person answers the
 * rest. After each answer the list is back, at the next question that is open.
 */
export async function runChecklist(spec: ChecklistSpec, id?: string): Promise<void> {
  const region = await spec.region();
  if (!region) return;
  const checklist = checklists.find((known) => known.id === id) ?? (await pickChecklist(region.checked));
  if (!checklist) return;
  const dialogue = new Dialogue();
  try {
    await goThrough(checklist, spec, dialogue);
  } finally {
    dialogue.dispose();
  }
}

async function goThrough(checklist: Checklist, spec: ChecklistSpec, dialogue: Dialogue): Promise<void> {
  let nextOf = (answers: readonly ItemAnswer[]) => openFrom(answers, 0);
  for (;;) {
    const current = await spec.region();
    if (!current) return;
    const answers = answerChecklist(checklist, current.checked);
    const chosen = await pickItem(dialogue, checklist, answers, nextOf(answers));
    if (!chosen) return;
    const index = answers.indexOf(chosen);
    const outcome = await answerItem(dialogue, spec, checklist, chosen);
    nextOf = outcome === 'answered' ? (now) => openFrom(now, index + 1) : () => index;
    // A line is one of the text that the list was made from.
    if (typeof outcome === 'string' || (await spec.region()) !== current) continue;
    dialogue.dispose();
    await vscode.window.showTextDocument(spec.document, { selection: rangeIn(spec.document, current, outcome) });
    return;
  }
}

/** Place of the next open question, from one place to the end and on from the beginning. */
function openFrom(answers: readonly ItemAnswer[], from: number): number {
  const isOpen = ({ answer }: ItemAnswer) => answer === 'open';
  const next = answers.findIndex((answer, index) => index >= from && isOpen(answer));
  return next >= 0 ? next : Math.max(0, answers.findIndex(isOpen));
}

async function pickItem(
  dialogue: Dialogue,
  checklist: Checklist,
  answers: readonly ItemAnswer[],
  active: number,
): Promise<ItemAnswer | undefined> {
  const pick = vscode.window.createQuickPick<vscode.QuickPickItem & { readonly answer: ItemAnswer }>();
  pick.title = `${checklist.title}: ${progress(answers)}`;
  pick.placeholder = 'Choose a question to answer it, or to go to the line that does';
  pick.matchOnDetail = true;
  pick.items = answers.map((answer) => ({
    label: `${icons[answer.answer]} ${answer.item.question}`,
    detail: detailOf(answer),
    answer,
  }));
  pick.activeItems = pick.items.slice(active, active + 1);
  return (await dialogue.ask(pick, () => pick.selectedItems.length > 0)) ? pick.selectedItems[0]?.answer : undefined;
}

const icons: Record<ItemAnswer['answer'], string> = {
  yes: '$(pass-filled)',
  no: '$(error)',
  'n/a': '$(circle-slash)',
  open: '$(circle-large-outline)',
};

function detailOf({ answer, findings, evidence, note, item, from, reopened }: ItemAnswer): string {
  const [finding] = findings;
  // A quick pick shows plain text, in which the marks of code are noise.
  if (finding) return `${reopened ? 'Reopened: ' : 'No: '}${finding.message.replaceAll('`', '')}`;
  if (from === 'person') return `${answer}${note ? `: ${note}` : ''} (answered by a person)`;
  if (answer === 'yes')
    return `Yes: ${evidence
      .map(({ path }) => path)
      .slice(0, 4)
      .join(', ')}`;
  return item.why;
}

async function pickChecklist({ document }: CheckedDocument): Promise<Checklist | undefined> {
  const kinds = new Set(document.model?.components.map(({ kind }) => kind));
  const suitable = suitableChecklists(document.spec?.tier?.value, kinds);
  const items = suitable.map((checklist) => ({
    label: checklist.title,
    description: `${checklist.items.length} questions`,
    detail: checklist.summary,
    checklist,
  }));
  const chosen = await vscode.window.showQuickPick(items, { title: 'Run Checklist', matchOnDetail: true });
  return chosen?.checklist;
}

function progress(answers: readonly ItemAnswer[]): string {
  const done = answers.filter(({ answer }) => answer === 'yes' || answer === 'n/a').length;
  const failed = answers.filter(({ answer }) => answer === 'no').length;
  return `${done} of ${answers.length} answered${failed > 0 ? `, ${failed} failed` : ''}`;
}
