import * as vscode from 'vscode';
import { isHeadroomDocument } from '../../spec/syntax/is-headroom-document';

/** Files that a workspace check looks at; more would be a mistake in the pattern rather than so many designs. */
const most = 2000;

/** Checks every spec of the workspace and puts what is wrong into the Problems view. */
export async function checkWorkspace(
  diagnose: (document: vscode.TextDocument) => Promise<readonly vscode.Diagnostic[]>,
  publish: (document: vscode.TextDocument, diagnostics: readonly vscode.Diagnostic[]) => void,
): Promise<number> {
  const files = await vscode.workspace.findFiles('**/*.{yaml,yml,md}', '**/node_modules/**', most);
  const progress = { location: vscode.ProgressLocation.Window, title: 'Checking design specs' };
  return vscode.window.withProgress(progress, async () => {
    let specs = 0;
    for (const uri of files) {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      if (uri.path.endsWith('.md') ? !text.includes('headroom') : !isHeadroomDocument(text)) continue;
      const document = await vscode.workspace.openTextDocument(uri);
      publish(document, await diagnose(document));
      specs++;
    }
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    vscode.window.setStatusBarMessage(`Headroom: ${specs} spec${specs === 1 ? '' : 's'} checked`, 5000);
    return specs;
  });
}
