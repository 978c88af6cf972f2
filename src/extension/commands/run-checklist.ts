import * as vscode from 'vscode';
import type { Checklist } from '../../catalog/checklist';
import { checklists, suitableChecklists } from '../../catalog/checklists';
import { answerChecklist, type ItemAnswer } from '../../document/answer-checklist';
import type { CheckedDocument } from '../../rules/check-document';
import type { Span } from '../../spec/span';

/** What the checklist needs of the document that it is run on. */
export interface ChecklistTarget {
  readonly checked: CheckedDocument;
  readonly reveal: (span: Span) => Promise<void>;
}

/** Runs a checklist over a spec: what the spec answers is answered, with the line that shows it. */
export async function runChecklist(target: ChecklistTarget, id?: string): Promise<void> {
  const checklist = checklists.find((known) => known.id === id) ?? (await pickChecklist(target.checked));
  if (!checklist) return;
  const answers = answerChecklist(checklist, target.checked);
  const items = answers.map((answer) => ({
    label: `${icons[answer.answer]} ${answer.item.question}`,
    detail: detailOf(answer),
    answer,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: `${checklist.title}: ${progress(answers)}`,
    placeHolder: 'Choose a question to go to the line that answers it',
    matchOnDetail: true,
  });
  const span = chosen?.answer.findings[0]?.span ?? chosen?.answer.evidence[0]?.span;
  if (span) await target.reveal(span);
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
