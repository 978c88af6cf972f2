import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';

const spec = `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 16, replicas: 3}
  db: {kind: database, technology: postgres, capacity: 5k/s, replicas: 3}
flows:
  buy:
    rate: 200/s
    steps:
      - call: api
        steps:
          - {call: db, timeout: 100ms}
`;

const owners = 'policies: [{id: owners, path: components.*.owner, compare: exists}]\n';

describe('the configuration of a workspace', () => {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  assert.ok(root);
  const folder = vscode.Uri.joinPath(root, 'configured');
  const config = vscode.Uri.joinPath(folder, '.headroom.yaml');
  const design = vscode.Uri.joinPath(folder, 'orders', 'shop.design.yaml');

  before(async () => {
    await write(config, 'extends: house.yaml\nlint: {rules: {policy/owners: error}}\n');
    await write(vscode.Uri.joinPath(folder, 'house.yaml'), owners);
    await write(design, spec);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it('holds for the specs below its folder', async () => {
    await vscode.window.showTextDocument(design);
    const found = await diagnostics(design, (all) => all.length > 0);
    assert.deepEqual(found.map(shown), ['policy/owners 0', 'policy/owners 0']);
  });

  it('holds as it stands in the editor, and is checked itself', async () => {
    const editor = await vscode.window.showTextDocument(config);
    const whole = new vscode.Range(0, 0, editor.document.lineCount, 0);
    const text = 'extends: [house.yaml, nowhere.yaml]\nlint: {rules: {policy/owners: info, no/rule: off}}\n';
    const [problems, found] = await Promise.all([
      diagnostics(config, (all) => all.length > 0),
      diagnostics(design, (all) => all.some(({ severity }) => severity === vscode.DiagnosticSeverity.Information)),
      editor.edit((builder) => builder.replace(whole, text)),
    ]);
    assert.deepEqual(problems.map(shown), ['config/missing-file 0', 'lint/unknown-rule 1']);
    assert.deepEqual(found.map(shown), ['policy/owners 2', 'policy/owners 2']);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is completed and explained', async () => {
    await vscode.window.showTextDocument(config);
    const ask = <T>(command: string, column: number) =>
      vscode.commands.executeCommand<T>(command, config, new vscode.Position(1, column));
    const line = 'lint: {rules: {policy/owners: error}}';
    const { items } = await ask<vscode.CompletionList>('vscode.executeCompletionItemProvider', line.indexOf('error'));
    const labels = items.map(({ label }) => label);
    for (const severity of ['off', 'info', 'warning']) assert.ok(labels.includes(severity), severity);
    const [hover] = await ask<vscode.Hover[]>('vscode.executeHoverProvider', line.indexOf('rules') + 1);
    assert.match((hover?.contents[0] as vscode.MarkdownString | undefined)?.value ?? '', /Rule id -> severity/);
  });

  it('holds anew when its files change', async () => {
    const gone = diagnostics(design, (all) => all.length === 0);
    await write(vscode.Uri.joinPath(folder, 'house.yaml'), '# nothing\n');
    assert.deepEqual(await gone, []);
  });
});

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Our diagnostics of a file as soon as they are as expected. */
async function diagnostics(
  uri: vscode.Uri,
  expected: (found: readonly vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  const ours = () => vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'headroom');
  if (expected(ours())) return ours();
  return new Promise((resolve) => {
    const subscription = vscode.languages.onDidChangeDiagnostics(() => {
      if (!expected(ours())) return;
      subscription.dispose();
      resolve(ours());
    });
  });
}

function shown({ code, severity }: vscode.Diagnostic): string {
  return `${typeof code === 'object' ? code.value : code} ${severity}`;
}
