import * as vscode from 'vscode';

/** What is used of the API of VS Code's own Git extension (extensions/git/src/api/git.d.ts, version 1). */
export interface GitRepository {
  show(ref: string, path: string): Promise<string>;
  getRefs(query: { sort?: 'committerdate'; count?: number }): Promise<readonly { readonly name?: string }[]>;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): {
    getRepository(uri: vscode.Uri): GitRepository | null;
    getRepositoryRoot(uri: vscode.Uri): Promise<vscode.Uri | null>;
    openRepository(root: vscode.Uri): Promise<GitRepository | null>;
  };
}

/** The repository that a file lies in; undefined where there is none, or no Git, as in a browser. */
export async function repositoryOf(uri: vscode.Uri): Promise<GitRepository | undefined> {
  const git = await vscode.extensions.getExtension<GitExtension>('vscode.git')?.activate();
  if (!git?.enabled) return undefined;
  const api = git.getAPI(1);
  const open = api.getRepository(uri);
  if (open) return open;
  // Found by itself, after a while, and only if its root is a folder of the workspace or near it. Git is run in what is
  // asked for, which must be a folder.
  const root = await api.getRepositoryRoot(vscode.Uri.joinPath(uri, '..'));
  return (root && (await api.openRepository(root))) ?? undefined;
}
