import * as vscode from 'vscode';
import type { Checklist } from '../../catalog/checklist';
import type { ItemAnswer } from '../../document/answer-checklist';
import { type Answer, answerEdits } from '../../document/answer-edits';
import type { Span } from '../../spec/span';
import { today } from '../today';
import type { ChecklistSpec } from './checklist-spec';
import type { Dialogue } from './dialogue';

/** What became of a question: written, left as it was, or a line of the spec to go to. */
export type Outcome = 'answered' | 'left' | Span;

type Choice = Answer['answer'] | 'clear' | Span;

/** Asks for the answer to a question, and for a note; writes them into the spec. */
export async function answerItem(
  dialogue: Dialogue,
  spec: ChecklistSpec,
  checklist: Checklist,
  current: ItemAnswer,
): Promise<Outcome> {
  const choice = await choose(dialogue, current);
  if (choice === undefined || typeof choice === 'object') return choice ?? 'left';
  if (await spec.isReadOnly()) return tell('This document is read-only: answers cannot be written into it.');
  const answer = choice === 'clear' ? undefined : await askNote(dialogue, current, choice);
  if (choice !== 'clear' && !answer) return 'left';
  // The text may have changed while the person was asked.
  const region = await spec.region();
  if (!region) return tell('The spec is no longer where it was; nothing was written.');
  const edits = answerEdits(
    { text: region.text, root: region.checked.document.tree.root },
    checklist.id,
    current.item.id,
    answer,
  );
  if (!edits) return tell(`The answer has to be written by hand, under reviews: ${checklist.id}: ${current.item.id}.`);
  if (edits.length > 0 && !(await spec.write(region, edits))) return tell('The answer could not be written.');
  return 'answered';
}

async function choose(
  dialogue: Dialogue,
  { item, answer, from, findings, evidence, said }: ItemAnswer,
): Promise<Choice | undefined> {
  const [finding] = findings;
  const span = finding?.span ?? evidence[0]?.span;
  const disagrees = finding ? 'the spec says no, so the question stays open' : undefined;
  const choices: (vscode.QuickPickItem & { readonly choice: Choice })[] = [
    { label: '$(pass-filled) Yes', description: disagrees, choice: 'yes' },
    { label: '$(error) No', choice: 'no' },
    { label: '$(circle-slash) Does not apply', choice: 'n/a' },
  ];
  if (said) choices.push({ label: '$(trash) Clear the answer', description: said.answer?.value, choice: 'clear' });
  if (span) {
    const line = { label: '$(go-to-file) Go to the line', detail: finding?.message.replaceAll('`', ''), choice: span };
    // What the spec answers is looked up more often than answered differently.
    if (from === 'spec' && answer === 'yes') choices.unshift(line);
    else choices.push(line);
  }
  const pick = vscode.window.createQuickPick<(typeof choices)[number]>();
  pick.title = item.question;
  pick.placeholder = item.why;
  pick.items = choices;
  return (await dialogue.ask(pick, () => pick.selectedItems.length > 0)) ? pick.selectedItems[0]?.choice : undefined;
}

async function askNote(
  dialogue: Dialogue,
  { item, note }: ItemAnswer,
  answer: Answer['answer'],
): Promise<Answer | undefined> {
  const { prompt, missing } = notes[answer];
  const input = vscode.window.createInputBox();
  input.title = item.question;
  input.prompt = prompt;
  input.value = note ?? '';
  const isComplete = () => {
    const isMissing = missing !== undefined && input.value.trim() === '';
    input.validationMessage = isMissing ? missing : undefined;
    return !isMissing;
  };
  input.onDidChangeValue(isComplete);
  if (!(await dialogue.ask(input, isComplete))) return undefined;
  return { answer, note: input.value.trim() || undefined, on: today() };
}

const notes: Record<Answer['answer'], { readonly prompt: string; readonly missing?: string }> = {
  yes: { prompt: 'What shows it? May be left empty.' },
  no: { prompt: 'What is missing, or who takes care of it?', missing: 'Say what is missing.' },
  'n/a': { prompt: 'Why does it not apply here?', missing: 'Say why it does not apply.' },
};

/** Nobody has to answer it, so that the list is back at once. */
function tell(message: string): 'left' {
  void vscode.window.showWarningMessage(message);
  return 'left';
}
