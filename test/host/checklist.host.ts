import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemoryFiles } from './memory-files';
import { OpenedSpec } from './opened-spec';

const shop = `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 16, replicas: 3}
flows:
  buy: {rate: 200/s, steps: [api]}
`;
const fenced = `# Shop\n\n- The spec:\n\n  \`\`\`yaml headroom\n${shop.trimEnd().replace(/^/gm, '  ')}\n  \`\`\`\n`;
const review = /\n( *)reviews:\n +resilience:\n +[\w-]+: \{answer: "yes", on: \d{4}-\d\d-\d\d\}\n/;

describe('a checklist', () => {
  let spec: OpenedSpec;
  afterEach(() => spec.close());

  for (const [where, text, language, indent] of [
    ['a spec', shop, 'yaml', ''],
    ['a fence in a list', fenced, 'markdown', '  '],
  ] as const)
    it(`is answered into ${where} by keyboard, which one undo takes back`, async () => {
      spec = await OpenedSpec.open(text, language);
      const run = vscode.commands.executeCommand('headroom.runChecklist', 'resilience');
      // The next open question, `Yes`, and no note.
      await acceptUntil(() => spec.document.getText() !== text);
      assert.equal(review.exec(spec.document.getText())?.[1], indent, spec.document.getText());
      await closeUntilEnd(run);
      await vscode.window.showTextDocument(spec.document);
      await vscode.commands.executeCommand('undo');
      assert.equal(spec.document.getText(), text);
    });

  it('changes nothing when it is left', async () => {
    spec = await OpenedSpec.open(shop);
    await closeUntilEnd(vscode.commands.executeCommand('headroom.runChecklist', 'resilience'));
    assert.equal(spec.document.getText(), shop);
  });
});

describe('a checklist on a virtual file system', () => {
  const disk = new MemoryFiles();
  const registrations: vscode.Disposable[] = [];
  before(() => {
    const { registerFileSystemProvider } = vscode.workspace;
    registrations.push(registerFileSystemProvider('checklists', disk));
    registrations.push(registerFileSystemProvider('sealed-checklists', disk, { isReadonly: true }));
  });
  after(() => vscode.Disposable.from(...registrations).dispose());
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  const open = async (scheme: string, path: string, text: string) => {
    const uri = vscode.Uri.from({ scheme, path });
    disk.writeFile(uri, new TextEncoder().encode(text));
    return vscode.workspace.openTextDocument(uri);
  };

  it('is answered into the spec that a section is computed from', async () => {
    const crlf = shop.replaceAll('\n', '\r\n');
    const linked = await open('checklists', '/shop.design.yaml', crlf);
    const doc = '<!-- headroom:checklist spec=./shop.design.yaml -->\n<!-- /headroom -->\n';
    const linking = await open('checklists', '/shop.md', doc);
    await vscode.window.showTextDocument(linking);
    const run = vscode.commands.executeCommand('headroom.runChecklist', 'resilience');
    await acceptUntil(() => linked.getText() !== crlf);
    const text = linked.getText();
    assert.match(text.replaceAll('\r\n', '\n'), review);
    assert.doesNotMatch(text, /[^\r]\n/);
    await closeUntilEnd(run);
    assert.equal(linking.getText(), doc);
    assert.equal(vscode.window.activeTextEditor?.document, linking);
    await vscode.window.showTextDocument(linked);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is not answered where nothing can be written', async () => {
    const document = await open('sealed-checklists', '/sealed.design.yaml', shop);
    await vscode.window.showTextDocument(document);
    const run = vscode.commands.executeCommand('headroom.runChecklist', 'resilience');
    let tries = 0;
    await acceptUntil(() => ++tries > 10 || document.isDirty);
    await closeUntilEnd(run);
    assert.equal(document.getText(), shop);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});

const soon = () => new Promise((resolve) => setTimeout(resolve, 200));

/** Presses Enter in whatever asks. */
async function acceptUntil(isDone: () => boolean): Promise<void> {
  for (let tries = 0; tries < 50 && !isDone(); tries++) {
    await soon();
    if (!isDone()) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
}

/** Presses Escape until a command has ended. */
async function closeUntilEnd(command: Thenable<unknown>): Promise<void> {
  let isRunning = true;
  const ended = Promise.resolve(command).then(() => {
    isRunning = false;
  });
  for (let tries = 0; tries < 50 && isRunning; tries++) {
    await soon();
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
  }
  await ended;
}
