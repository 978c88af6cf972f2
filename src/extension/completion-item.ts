import * as vscode from 'vscode';
import type { CompletionItem } from '../language/completion/completion-item';

const kinds: Record<CompletionItem['kind'], vscode.CompletionItemKind> = {
  key: vscode.CompletionItemKind.Property,
  word: vscode.CompletionItemKind.EnumMember,
  value: vscode.CompletionItemKind.Value,
  id: vscode.CompletionItemKind.Reference,
  unit: vscode.CompletionItemKind.Unit,
  scaffold: vscode.CompletionItemKind.Snippet,
};

/** @param linePrefix what every further line of the inserted text needs in front */
export function toCompletionItem(item: CompletionItem, range: vscode.Range, linePrefix: string): vscode.CompletionItem {
  const result = new vscode.CompletionItem(item.label, kinds[item.kind]);
  result.range = range;
  const text = item.insertText.replaceAll('\n', `\n${linePrefix}`);
  result.insertText = item.snippet ? new vscode.SnippetString(text) : text;
  // The lines are indented already; the editor would indent them once more.
  result.keepWhitespace = true;
  result.sortText = item.sortText;
  result.filterText = item.filterText;
  if (item.detail) result.detail = item.detail;
  if (item.retrigger) result.command = { title: 'Suggest', command: 'editor.action.triggerSuggest' };
  if (item.documentation) result.documentation = new vscode.MarkdownString(item.documentation);
  return result;
}
