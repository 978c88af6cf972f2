import * as vscode from 'vscode';
import { compareFiles } from '../../report/comparison/compare-files';
import { comparisonMarkdown } from '../../report/comparison/comparison-markdown';
import type { CheckSettings } from '../../rules/check-settings';
import { type GitRepository, repositoryOf } from '../git-repository';
import { showMarkdown } from '../pages';
import { version } from '../version';

/** Branches and tags that are offered. */
const mostOffered = 50;

/** Shows what changed since a revision, as it stands in the editor, and which edits cause it. */
export async function compareWithRevision(
  document: vscode.TextDocument,
  settings: CheckSettings,
  given?: string,
): Promise<void> {
  const repository = document.uri.scheme === 'file' ? await repositoryOf(document.uri) : undefined;
  if (!repository) {
    await vscode.window.showInformationMessage('This file is in no Git repository that the editor knows.');
    return;
  }
  const revision = given ?? (await pickRevision(repository));
  if (!revision) return;
  const file = vscode.workspace.asRelativePath(document.uri);
  // What the revision does not have is new since.
  const before = await repository.show(revision, document.uri.fsPath).catch(() => '');
  const compared = compareFiles(
    { name: `${revision}:${file}`, file, text: before },
    { name: file, file, text: document.getText() },
    settings,
    version,
  );
  const pages = compared.map(({ comparison }) => comparisonMarkdown(comparison));
  if (pages.length > 0) await showMarkdown('Changes.md', pages.join('\n'));
}

async function pickRevision(repository: GitRepository): Promise<string | undefined> {
  const refs = await repository.getRefs({ sort: 'committerdate', count: mostOffered });
  const names = new Set(['HEAD', 'HEAD~1', ...refs.flatMap(({ name }) => name ?? [])]);
  const other = 'Another revision…';
  const chosen = await vscode.window.showQuickPick([...names, other], { title: 'Compare with Revision' });
  if (chosen !== other) return chosen;
  return vscode.window.showInputBox({ title: 'Compare with Revision', prompt: 'A commit, branch or tag' });
}
