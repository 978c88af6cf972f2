import * as vscode from 'vscode';
import type { TextEdit } from '../spec/edit/text-edit';
import type { SpecRegion } from './spec-documents';
import { rangeIn } from './spec-texts';

export function workspaceEdit(
  document: vscode.TextDocument,
  region: SpecRegion,
  edits: readonly TextEdit[],
): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  addEdits(result, document, region, edits);
  return result;
}

export function addEdits(
  to: vscode.WorkspaceEdit,
  document: vscode.TextDocument,
  region: SpecRegion,
  edits: readonly TextEdit[],
): void {
  for (const edit of edits) {
    const newText = edit.newText.replaceAll('\n', `\n${region.linePrefix}`);
    to.replace(document.uri, rangeIn(document, region, edit), newText);
  }
}
