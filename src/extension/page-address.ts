import * as vscode from 'vscode';

/** Pages made here are read-only documents of a scheme of their own: closing them asks nothing. */
export const pageScheme = 'headroom-page';

const rulePath = /^\/rules\/(.+)\.md$/;

/** The address of what there is to read about a finding. */
export function rulePageAddress(rule: string): vscode.Uri {
  return vscode.Uri.from({ scheme: pageScheme, path: `/rules/${rule}.md` });
}

/** The rule whose page an address names. */
export function ruleOfPage({ path }: vscode.Uri): string | undefined {
  return rulePath.exec(path)?.[1];
}

/** Fires when a page has another text than before. */
export const pageChanged = new vscode.EventEmitter<vscode.Uri>();
