import * as vscode from 'vscode';
import { findingPage } from '../report/rule-page';
import { pageChanged, pageScheme, ruleOfPage, rulePageAddress } from './page-address';

const pages = new Map<string, string>();

/** Opens the rendered preview of a text; the text itself is a document that nobody has to keep. */
export async function showMarkdown(name: string, text: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: pageScheme, path: `/${name}` });
  pages.set(uri.path, text);
  pageChanged.fire(uri);
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}

/** Opens the rendered preview of what there is to read about a finding. */
export async function showRulePage(rule: string): Promise<void> {
  await vscode.commands.executeCommand('markdown.showPreview', rulePageAddress(rule));
}

/** The text of a page: one that was made here, or that of a rule, which a link may ask for before anything was. */
export function pageAt(uri: vscode.Uri): string {
  const rule = ruleOfPage(uri);
  return (rule === undefined ? pages.get(uri.path) : findingPage(rule)) ?? '';
}
