import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { MemoryFiles } from './memory-files';
import { OpenedSpec } from './opened-spec';

const shop = `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 16, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  buy:
    rate: 200/s
    steps:
      - call: api
        timeout: 1s
        steps:
          - {call: db, timeout: 100ms}
`;
const section = (name: string) => `<!-- headroom:${name} -->\n<!-- /headroom -->\n`;
const doc = `# Shop\n\n\`\`\`yaml headroom\n${shop}\`\`\`\n\n${section('capacity')}\n${section('stages')}\nThe end.\n`;

describe('computed sections of an unsaved document', () => {
  let spec: OpenedSpec;
  afterEach(() => spec.close());
  const rules = () => spec.diagnostics().map(({ code }) => (typeof code === 'object' ? code.value : code));

  it('are stale until they are refreshed by the command, which one undo takes back', async () => {
    spec = await OpenedSpec.open(doc, 'markdown');
    assert.deepEqual(rules(), ['doc/stale-section', 'doc/stale-section']);
    assert.match(spec.diagnostics()[0]?.message ?? '', /^The section `capacity` is empty/);
    await vscode.commands.executeCommand('headroom.refreshSections');
    await spec.api.whenChecked(spec.document);
    assert.deepEqual(rules(), []);
    assert.match(spec.document.getText(), /\| api +\| +600\/s \|/);
    await vscode.commands.executeCommand('undo');
    assert.equal(spec.document.getText(), doc);
  });

  it('say what has changed when the spec is edited, and have quick fixes', async () => {
    spec = await OpenedSpec.open(doc, 'markdown');
    await vscode.commands.executeCommand('headroom.refreshSections');
    const at = spec.offsetOf('rate: 200/s') + 'rate: '.length;
    const range = new vscode.Range(spec.document.positionAt(at), spec.document.positionAt(at + 3));
    await spec.edit((builder) => builder.replace(range, '300'));
    const [finding, ...others] = spec.diagnostics();
    assert.deepEqual(others, []);
    assert.match(finding?.message ?? '', /^The section `capacity` is stale: .*Refresh it$/);
    const actions = await spec.ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', finding?.range);
    const fix = actions.find(({ title }) => title === 'Refresh this section');
    assert.ok(fix?.isPreferred && fix.edit && (await vscode.workspace.applyEdit(fix.edit)));
    await spec.api.whenChecked(spec.document);
    assert.deepEqual(rules(), []);
    assert.match(spec.document.getText(), /\| api +\| +900\/s \|/);
  });

  it('are refreshed all at once by a quick fix', async () => {
    spec = await OpenedSpec.open(doc, 'markdown');
    const [, second] = spec.diagnostics();
    const actions = await spec.ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', second?.range);
    const all = actions.find(({ title }) => title === 'Refresh all computed sections');
    assert.ok(all?.edit && (await vscode.workspace.applyEdit(all.edit)));
    await spec.api.whenChecked(spec.document);
    assert.deepEqual(rules(), []);
  });

  it('are explained, completed and folded', async () => {
    spec = await OpenedSpec.open(
      `${doc}\n<!-- headroom: -->\n\n<!-- headroom:costs -->\n<!-- /headroom -->\n`,
      'markdown',
    );
    assert.deepEqual(rules().slice(2), ['doc/unclosed-section', 'doc/unknown-section']);
    const hovers = await spec.ask<vscode.Hover[]>('vscode.executeHoverProvider', spec.inside('headroom:capacity'));
    const texts = hovers.flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value));
    assert.ok(
      texts.some((text) => /^\*\*capacity\*\*: .*\n\nComputed from the spec in line 4\./.test(text)),
      texts.join('\n'),
    );
    const list = await spec.ask<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      spec.behind('<!-- headroom: '.trimEnd()),
    );
    const labels = list.items.map(({ label }) => label);
    assert.ok(labels.includes('availability') && labels.includes('checklist'), labels.join());
    const folds = await spec.ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider');
    const first = spec.document.positionAt(spec.offsetOf('<!-- headroom:capacity')).line;
    assert.ok(folds.some(({ start, end }) => start === first && end === first + 1));
    const unknown = spec.diagnostics().at(-1);
    const actions = await spec.ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', unknown?.range);
    assert.ok(actions.some(({ title }) => title === 'Change to `cost`'));
  });

  it('are inserted with their content', async () => {
    spec = await OpenedSpec.open(doc, 'markdown');
    const cursor = spec.behind('The end.');
    spec.editor.selection = new vscode.Selection(cursor, cursor);
    await vscode.commands.executeCommand('headroom.insertSection', 'objectives');
    assert.match(
      spec.document.getText(),
      /The end\.\n\n<!-- headroom:objectives -->\n\n\*\*Sets no objectives .*\n\n<!-- \/headroom -->\n$/,
    );
    await vscode.commands.executeCommand('undo');
    assert.equal(spec.document.getText(), doc);
  });

  it('are there in a new design doc', async () => {
    spec = await OpenedSpec.open('text', 'markdown');
    await vscode.commands.executeCommand('headroom.newDesignDoc', 'url-shortener');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document && document !== spec.document);
    await spec.api.whenChecked(document);
    assert.match(document.getText(), /^# URL shortener\n/);
    const found = vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);
    assert.deepEqual(found, []);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

describe('computed sections on a virtual file system', () => {
  const scheme = 'memfs';
  const disk = new MemoryFiles();
  let file: vscode.Uri;
  let linked: vscode.Uri;
  let tests = 0;
  const text = `<!-- headroom spec=./linked.design.yaml -->\n\n${section('capacity')}\nend`.replaceAll('\n', '\r\n');
  let registration: vscode.Disposable;
  let whenChecked: (document: vscode.TextDocument) => Promise<void>;
  before(async () => {
    registration = vscode.workspace.registerFileSystemProvider(scheme, disk);
    const extension = vscode.extensions.getExtension<{ whenChecked: typeof whenChecked }>('headroom.headroom');
    assert.ok(extension);
    ({ whenChecked } = await extension.activate());
  });
  beforeEach(async () => {
    // In a folder of its own: the editor keeps for a while what was open.
    tests += 1;
    file = vscode.Uri.from({ scheme, path: `/${tests}/linking.md` });
    linked = vscode.Uri.from({ scheme, path: `/${tests}/linked.design.yaml` });
    await write(file, text);
    await write(linked, shop);
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));
  after(() => registration.dispose());

  const open = async (uri: vscode.Uri) => {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await whenChecked(document);
    return document;
  };
  const messages = (uri: vscode.Uri) => vscode.languages.getDiagnostics(uri).map(({ message }) => message);
  const setting = () => vscode.workspace.getConfiguration('headroom', file);

  it('are refreshed by a save, which one undo takes back', async () => {
    const document = await open(file);
    await edit(document, 'end', 'The end');
    await document.save();
    const saved = disk.text(file);
    assert.match(saved, /\| db +\| +600\/s \|.*\r\n\r\n<!-- \/headroom -->\r\n\r\nThe end$/);
    assert.doesNotMatch(saved, /[^\r]\n/);
    assert.equal(document.getText(), saved);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text.replace('end', 'The end'));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('are left alone by a save where the setting says so', async () => {
    await setting().update('sections.refreshOnSave', false, vscode.ConfigurationTarget.Global);
    try {
      const document = await open(file);
      await edit(document, 'end', 'The end');
      await document.save();
      assert.equal(disk.text(file), text.replace('end', 'The end'));
    } finally {
      await setting().update('sections.refreshOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('follow the linked spec as it stands in the editor', async () => {
    const document = await open(file);
    await edit(document, 'end', 'The end');
    await document.save();
    await whenChecked(document);
    assert.deepEqual(messages(file), []);
    const specDocument = await open(linked);
    await edit(specDocument, 'rate: 200/s', 'rate: 400/s');
    await until(() => messages(file).length > 0);
    assert.match(messages(file)[0] ?? '', /^The section `capacity` is stale: /);
    await edit(specDocument, 'kind: service', 'kind: servce');
    await until(() => /has errors/.test(messages(file)[0] ?? ''));
    assert.match(messages(file)[0] ?? '', /^`\.\/linked\.design\.yaml:5` has errors, so that/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await until(() => messages(file).length === 0);
  });

  it('say that a linked file is missing', async () => {
    await write(file, text.replace('linked', 'nowhere'));
    await open(file);
    await until(() => messages(file).length > 0);
    assert.deepEqual(messages(file), [
      'The linked file `./nowhere.design.yaml` does not exist. Its sections stay as they are',
    ]);
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', file);
    assert.ok(links.some(({ target }) => target?.path.endsWith('/nowhere.design.yaml')));
  });
});

async function write(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

async function edit(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const at = document.getText().indexOf(before);
  const change = new vscode.WorkspaceEdit();
  change.replace(
    document.uri,
    new vscode.Range(document.positionAt(at), document.positionAt(at + before.length)),
    after,
  );
  await vscode.workspace.applyEdit(change);
}

async function until(holds: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 100 && !holds(); attempt++) await new Promise((resolve) => setTimeout(resolve, 50));
}
