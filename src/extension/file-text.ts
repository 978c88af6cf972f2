import * as vscode from 'vscode';

/** Bytes; a larger file is neither a configuration nor a spec. */
const largest = 1_000_000;

/** The text of a file, or why there is none. */
export type FileText = { readonly text: string } | { readonly problem: 'missing' | 'unreadable' };

/** The text of a file as it stands in the editor, else from whatever file system it is on, or why there is none. */
export async function fileText(uri: vscode.Uri): Promise<FileText> {
  const open = openDocument(uri);
  return open ? { text: open.getText() } : savedText(uri);
}

/** The same as it was saved. */
export async function savedText(uri: vscode.Uri): Promise<FileText> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0 || size > largest) return { problem: 'unreadable' };
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)) };
  } catch (error) {
    const isMissing = error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
    return { problem: isMissing ? 'missing' : 'unreadable' };
  }
}

/** The document of a file, if it is open. */
export function openDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const address = uri.toString();
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
}
