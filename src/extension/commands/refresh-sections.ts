import * as vscode from 'vscode';
import { editOf } from '../sections/section-features';
import type { Sections } from '../sections/sections';

/** Brings all sections of a document up to date as one edit, which one undo takes back. */
export async function refreshSections(sections: Sections, document: vscode.TextDocument): Promise<void> {
  const checked = await sections.documents.check(document);
  // A person who types on meanwhile gets the sections of what stands there then.
  if (checked.version !== document.version) return refreshSections(sections, document);
  const { edits, doc, findings } = checked;
  if (edits.length > 0) await vscode.workspace.applyEdit(editOf(document, edits));
  // Nobody has to answer it, so that a command that is run by another one ends.
  void tellOutcome(
    doc.asked,
    edits.length,
    findings.find(({ finding }) => finding.rule !== 'doc/stale-section')?.finding.message,
  );
}

async function tellOutcome(total: number, refreshed: number, problem: string | undefined): Promise<void> {
  if (problem !== undefined) {
    // A message shows plain text, in which the marks of code are noise.
    await vscode.window.showWarningMessage(problem.replaceAll('`', ''));
  } else if (total === 0) {
    const insert = 'Insert Section…';
    const message = 'This document has no computed sections.';
    if ((await vscode.window.showInformationMessage(message, insert)) === insert)
      await vscode.commands.executeCommand('headroom.insertSection');
  } else {
    const said =
      refreshed === 0 ? 'All computed sections are current' : `${refreshed} of ${total} computed sections refreshed`;
    vscode.window.setStatusBarMessage(`Headroom: ${said}`, 5000);
  }
}
