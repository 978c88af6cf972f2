import * as assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

const spec = (replicas: number) => `headroom: 1
title: Shop
components: {shop: {kind: service, replicas: ${replicas}, service_time: 1ms}}
flows: {buy: {rate: 1/s, steps: [shop]}}
`;

/** The part of the Git extension that says when it is there. */
interface Git {
  readonly enabled: boolean;
  readonly onDidChangeEnablement: vscode.Event<boolean>;
}

// Everything else runs on a machine without git, where the results say that this was not tested.
const hasGit = !spawnSync('git', ['--version']).error;
const untested = (title: string) => it(`${title} is not tested: there is no git`, () => {});

(hasGit ? describe : untested)('a spec in a repository', () => {
  const settings = vscode.workspace.getConfiguration('git');

  before(async () => {
    const git = await vscode.extensions.getExtension<Git>('vscode.git')?.activate();
    assert.ok(git, 'the Git extension is part of the editor');
    const enabled = git.enabled || new Promise((resolve) => git.onDidChangeEnablement(resolve));
    await settings.update('enabled', true, vscode.ConfigurationTarget.Global);
    await enabled;
  });
  after(() => settings.update('enabled', undefined, vscode.ConfigurationTarget.Global));

  it('is compared with a revision as it stands in the editor', async () => {
    const [workspace] = vscode.workspace.workspaceFolders ?? [];
    const folder = path.join(workspace?.uri.fsPath ?? '', 'repository');
    const file = path.join(folder, 'shop.design.yaml');
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder });
    mkdirSync(folder);
    writeFileSync(file, spec(2));
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    const document = await vscode.workspace.openTextDocument(file);
    await vscode.window.showTextDocument(document);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), spec(3));
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand('headroom.compareWithRevision', 'HEAD');
    const uri = vscode.Uri.from({ scheme: 'headroom-page', path: '/Changes.md' });
    const page = await vscode.workspace.openTextDocument(uri);
    assert.match(page.getText(), /^- components\.shop\.replicas: 2 → 3$/m);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
