import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

const spec = `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 20ms, concurrency: 8, replicas: 2}
flows:
  buy: {rate: 300/s, steps: [api]}
`;

describe('the task that checks a folder', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(root);
  const folder = vscode.Uri.joinPath(root, 'checked');
  const file = vscode.Uri.joinPath(folder, 'shop.design.yaml');
  before(() => vscode.workspace.fs.writeFile(file, new TextEncoder().encode(spec)));
  after(() => vscode.workspace.fs.delete(folder, { recursive: true }));

  it('is offered for each folder, and puts what it finds in closed files into the problems', async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: 'headroom' });
    assert.deepEqual(
      tasks.map(({ name, scope }) => [name, (scope as vscode.WorkspaceFolder).name]),
      vscode.workspace.workspaceFolders?.map(({ name }) => ['check', name]),
    );
    const [task] = tasks;
    const problems = appearing(file);
    assert.equal(await run(task), 1);
    const [problem, ...others] = await problems;
    assert.deepEqual(others, []);
    assert.equal(problem?.code, 'capacity/tier-underprovisioned');
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    assert.match(problem?.message ?? '', /^`api` is overloaded: .* and has 2$/);
    assert.deepEqual(problem?.range.start, new vscode.Position(4, spec.split('\n')[4]!.indexOf('2}')));
  });

  it('says nothing twice of a file that is checked again, opened or typed in afterwards', async () => {
    const [task] = await vscode.tasks.fetchTasks({ type: 'headroom' });
    const count = async () => (await settled(file)).length;
    await run(task);
    assert.equal(await count(), 1, 'after the task');
    await vscode.commands.executeCommand('headroom.checkWorkspace');
    assert.equal(await count(), 1, 'after a check of the workspace');
    await run(task);
    assert.equal(await count(), 1, 'after the task again');
    const { document } = await vscode.window.showTextDocument(file);
    assert.equal(await count(), 1, 'after it was opened');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, document.lineAt(4).range.start, '  # typed\n');
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(
      (await settled(file)).map(({ range }) => range.start.line),
      [5],
    );
    await run(task);
    assert.deepEqual(
      (await settled(file)).map(({ range }) => range.start.line),
      [5],
      'after the task has read the file that lacks what was typed',
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('takes its files and when it fails from its definition', async () => {
    const [{ execution, scope, name, source } = failing()] = await vscode.tasks.fetchTasks({ type: 'headroom' });
    const custom = (definition: vscode.TaskDefinition) =>
      new vscode.Task({ ...definition, folder: 'workspace' }, scope as vscode.WorkspaceFolder, name, source, execution);
    assert.equal(await run(custom({ type: 'headroom', files: ['checked/*.yaml'], failOn: 'never' })), 0);
    assert.equal(await run(custom({ type: 'headroom', files: ['nothing/*.yaml'] })), 2);
  });
});

/** Runs a task; with what it ends. */
async function run(task: vscode.Task | undefined): Promise<number | undefined> {
  assert.ok(task);
  const ended = new Promise<number | undefined>((resolve) => {
    const subscription = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.definition.type !== 'headroom') return;
      subscription.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

function appearing(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  return new Promise((resolve) => {
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      const found = vscode.languages.getDiagnostics(uri);
      if (found.length === 0) return;
      subscription.dispose();
      resolve(found);
    });
  });
}

/** What is said of a file when nothing has changed for a while. */
async function settled(uri: vscode.Uri): Promise<vscode.Diagnostic[]> {
  for (let quiet = false; !quiet; ) {
    quiet = true;
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      quiet = false;
    });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    subscription.dispose();
  }
  return vscode.languages.getDiagnostics(uri);
}

function failing(): never {
  throw new Error('There is no task');
}
