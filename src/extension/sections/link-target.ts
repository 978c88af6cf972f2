import * as vscode from 'vscode';

/** The file that a document links by a relative path; what is not saved yet is taken to lie in the first folder. */
export function linkTarget(document: vscode.Uri, path: string): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (document.scheme === 'untitled' && folder) return vscode.Uri.joinPath(folder.uri, path);
  return vscode.Uri.joinPath(document, '..', path);
}
