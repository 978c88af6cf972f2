import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemoryFiles } from './memory-files';

const spec = `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 16, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3} # 🛒 the cart
flows:
  buy:
    rate: 200/s
    steps:
      - call: api
        steps:
          - call: db
`;

describe('a virtual file system', () => {
  const scheme = 'memfs';
  const file = vscode.Uri.from({ scheme, path: '/shop.design.yaml' });
  const doc = vscode.Uri.from({ scheme, path: '/shop.md' });
  const disk = new MemoryFiles();
  let registration: vscode.Disposable;
  before(async () => {
    registration = vscode.workspace.registerFileSystemProvider(scheme, disk);
    await write(file, spec.replaceAll('\n', '\r\n'));
    await write(doc, `# Shop\n\n> \`\`\`yaml headroom\n${spec.replace(/^/gm, '> ').trimEnd()}\n> \`\`\`\n`);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    registration.dispose();
  });

  for (const [name, uri] of [
    ['a spec with CRLF', file],
    ['a design doc', doc],
  ] as const)
    it(`checks, completes, explains and fixes ${name}`, async () => {
      assert.deepEqual(await findingsOf(uri), ['resilience/missing-timeout']);
      const document = await vscode.workspace.openTextDocument(uri);
      const behind = (text: string) => document.positionAt(document.getText().indexOf(text) + text.length);
      const ask = <T>(command: string, ...args: readonly unknown[]) =>
        vscode.commands.executeCommand<T>(command, uri, ...args);
      const { items } = await ask<vscode.CompletionList>('vscode.executeCompletionItemProvider', behind('- call: '));
      assert.ok(items.some(({ label }) => label === 'db'));
      const hovers = await ask<vscode.Hover[]>('vscode.executeHoverProvider', behind('concur'));
      assert.equal(hovers.length, 1);
      const lenses = await ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider');
      assert.ok(lenses.some(({ range }) => document.getText(range) === 'api'));
      const [finding] = vscode.languages.getDiagnostics(uri);
      assert.equal(document.getText(finding?.range), 'db');
      const actions = await ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', finding?.range);
      const fix = actions.find(({ isPreferred }) => isPreferred);
      assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
      const end = uri === file ? '\r\n' : '\n> ';
      assert.ok(document.getText().includes(`          - call: db${end}            timeout:`), document.getText());
      await document.save();
      assert.match(disk.text(uri), /timeout:/);
    });
});

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function findingsOf(uri: vscode.Uri): Promise<unknown[]> {
  const extension = vscode.extensions.getExtension<{ whenChecked(document: vscode.TextDocument): Promise<void> }>(
    'headroom.headroom',
  );
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  await (await extension?.activate())?.whenChecked(document);
  return vscode.languages.getDiagnostics(uri).map(({ code }) => (typeof code === 'object' ? code.value : code));
}
