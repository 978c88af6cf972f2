import * as vscode from 'vscode';
import type { TextEdit } from '../spec/edit/text-edit';
import type { Span } from '../spec/span';
import type { SpecRegion } from './spec-documents';

export function rangeIn(document: vscode.TextDocument, region: SpecRegion, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(region.toDocument(start)), document.positionAt(region.toDocument(end)));
}

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
