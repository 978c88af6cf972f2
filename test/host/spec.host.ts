import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { OpenedSpec } from './opened-spec';

const shop = `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api:
    kind: service
    service_time: 20ms
    concurrency: 8
    replicas: 2
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  buy:
    rate: 300/s
    steps:
      - call: api
        steps:
          - call: db
            timeout: 100ms
`;

describe('a spec in the editor', () => {
  let spec: OpenedSpec;
  afterEach(() => spec.close());

  it('has its findings on the values that cause them', async () => {
    spec = await OpenedSpec.open(shop);
    const [finding, ...others] = spec.diagnostics();
    assert.deepEqual(
      others.map(({ message }) => message),
      [],
    );
    assert.deepEqual(finding?.code, {
      value: 'capacity/tier-underprovisioned',
      target: vscode.Uri.parse('headroom-page:/rules/capacity/tier-underprovisioned.md'),
    });
    const { target } = finding.code as { target: vscode.Uri };
    assert.match((await vscode.workspace.openTextDocument(target)).getText(), /^# capacity\/tier-underprovisioned: /);
    assert.equal(spec.document.getText(finding?.range), '2');
  });

  it('is checked again while it is edited, and no longer once it is no spec', async () => {
    spec = await OpenedSpec.open(shop);
    await spec.edit((builder) => builder.replace(wholeOf(spec, 'headroom: 1'), 'name: x'));
    assert.deepEqual(spec.diagnostics(), []);
  });

  it('gets a solved quick fix, which one undo takes back', async () => {
    spec = await OpenedSpec.open(shop);
    const [finding] = spec.diagnostics();
    const actions = await spec.ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', finding?.range);
    const fix = actions.find(({ isPreferred }) => isPreferred);
    assert.match(fix?.title ?? '', /^Set replicas to 4 \(peak 56/);
    assert.ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    await spec.api.whenChecked(spec.document);
    assert.match(spec.document.getText(), /replicas: 4\n/);
    assert.deepEqual(spec.diagnostics(), []);
    await vscode.commands.executeCommand('undo');
    assert.equal(spec.document.getText(), shop);
  });

  it('has all its fixes made at once, which one undo takes back', async () => {
    const text = shop.replace('            timeout: 100ms\n', '');
    spec = await OpenedSpec.open(text);
    assert.equal(spec.diagnostics().length, 2);
    const all = new vscode.Range(0, 0, spec.document.lineCount, 0);
    const actions = await spec.ask<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      all,
      'source.fixAll.headroom',
    );
    const [fixAll, ...others] = actions.filter(({ kind }) => kind?.value === 'source.fixAll.headroom');
    assert.deepEqual(others, []);
    assert.ok(fixAll?.edit && (await vscode.workspace.applyEdit(fixAll.edit)));
    await spec.api.whenChecked(spec.document);
    assert.deepEqual(spec.diagnostics(), []);
    await vscode.commands.executeCommand('undo');
    assert.equal(spec.document.getText(), text);
  });

  it('offers to disable, to waive and to read about a finding', async () => {
    spec = await OpenedSpec.open(shop);
    const [finding] = spec.diagnostics();
    const actions = await spec.ask<vscode.CodeAction[]>('vscode.executeCodeActionProvider', finding?.range);
    const rule = 'capacity/tier-underprovisioned';
    const titles = actions.map(({ title }) => title);
    for (const title of [
      `Disable ${rule} for this line`,
      `Open documentation of ${rule}`,
      `Waive ${rule} with a reason…`,
    ])
      assert.ok(titles.includes(title), titles.join(' | '));
    const disable = actions.find(({ title }) => title.startsWith('Disable'));
    assert.ok(disable?.edit && (await vscode.workspace.applyEdit(disable.edit)));
    await spec.api.whenChecked(spec.document);
    assert.deepEqual(spec.diagnostics(), []);
  });

  it('is sized to its objectives in one edit, which one undo takes back', async () => {
    spec = await OpenedSpec.open(shop);
    await vscode.commands.executeCommand('headroom.sizeToObjectives', true);
    assert.equal(spec.document.getText(), shop.replace('replicas: 2', 'replicas: 4'));
    await vscode.commands.executeCommand('undo');
    assert.equal(spec.document.getText(), shop);
  });

  it('explains keys, quantities and components on hover', async () => {
    spec = await OpenedSpec.open(shop);
    assert.match(await hoverText(spec, 'concurrency'), /at once/);
    assert.match(await hoverText(spec, '300/s'), /900\/s/);
    assert.match(await hoverText(spec, 'api:'), /busy|peak|%/);
  });

  it('completes keys, words and ids', async () => {
    spec = await OpenedSpec.open(shop);
    assert.ok((await labelsBehind(spec, 'kind: ')).includes('cache'));
    assert.ok((await labelsBehind(spec, '- call: ')).includes('db'));
    await spec.edit((builder) => builder.insert(spec.behind('replicas: 2'), '\n    '));
    assert.ok((await labelsBehind(spec, 'replicas: 2\n    ')).includes('availability'));
  });

  it('renames a component in all its uses', async () => {
    spec = await OpenedSpec.open(shop);
    const edit = await spec.ask<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      spec.inside('db:'),
      'store',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(spec.document.getText(), / {2}store: \{kind: database/);
    assert.match(spec.document.getText(), /- call: store\n/);
  });

  it('goes from a use to the definition', async () => {
    spec = await OpenedSpec.open(shop);
    const [link] = await spec.ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', spec.behind('- call: d'));
    const range = link?.targetSelectionRange ?? (link as unknown as vscode.Location | undefined)?.range;
    assert.equal(spec.document.getText(range), 'db');
  });

  it('has an outline', async () => {
    spec = await OpenedSpec.open(shop);
    const symbols = await spec.ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider');
    const components = symbols.find(({ name }) => name === 'components');
    assert.deepEqual(
      components?.children.map(({ name, detail }) => `${name} ${detail}`),
      ['api service', 'db database'],
    );
  });

  it('carries its numbers above components and flows', async () => {
    spec = await OpenedSpec.open(shop);
    const lenses = await spec.ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider');
    const titles = lenses.map(({ command }) => command?.title ?? '');
    assert.ok(
      titles.some((title) => /16 /.test(title)),
      titles.join(' | '),
    );
  });
});

describe('a spec in a design doc', () => {
  let spec: OpenedSpec;
  afterEach(() => spec.close());

  it('has findings and completions inside its fence', async () => {
    const indented = shop.replace(/^/gm, '');
    spec = await OpenedSpec.open(`# Shop\n\nSome prose.\n\n\`\`\`yaml headroom\n${indented}\`\`\`\n`, 'markdown');
    const [finding] = spec.diagnostics();
    assert.equal(spec.document.getText(finding?.range), '2');
    assert.ok((await labelsBehind(spec, 'kind: ')).includes('cache'));
  });
});

describe('a spec in a list of a design doc', () => {
  let spec: OpenedSpec;
  before(async () => {
    const linked = `${shop}links: ["https://example.org/shop"]\n`;
    const inside = linked.trimEnd().replace(/^/gm, '  ');
    spec = await OpenedSpec.open(`# Shop\n\n- The spec:\n\n  \`\`\`yaml headroom\n${inside}\n  \`\`\`\n`, 'markdown');
  });
  after(() => spec.close());

  const use = 'call: d';
  const textOf = (range: vscode.Range | undefined) => spec.document.getText(range);

  it('goes to definitions, and finds references and highlights', async () => {
    const [link] = await spec.ask<vscode.LocationLink[]>('vscode.executeDefinitionProvider', spec.behind(use));
    assert.equal(textOf(link?.targetSelectionRange), 'db');
    const references = await spec.ask<vscode.Location[]>('vscode.executeReferenceProvider', spec.behind(use));
    assert.deepEqual(
      references.map(({ range }) => textOf(range)),
      ['db', 'db'],
    );
    const highlights = await spec.ask<vscode.DocumentHighlight[]>('vscode.executeDocumentHighlights', spec.behind(use));
    assert.deepEqual(
      highlights.map(({ range }) => textOf(range)),
      ['db', 'db'],
    );
  });

  it('has an outline, folds, links, tokens, lenses and hints', async () => {
    const whole = new vscode.Range(0, 0, spec.document.lineCount, 0);
    const symbols = await spec.ask<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider');
    const flat = (all: readonly vscode.DocumentSymbol[]): string[] =>
      all.flatMap(({ name, children }) => [name, ...flat(children)]);
    assert.ok(flat(symbols).includes('components') && flat(symbols).includes('buy'), flat(symbols).join());
    const folds = await spec.ask<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider');
    assert.ok(folds.some(({ start }) => spec.document.lineAt(start).text.trim() === 'components:'));
    const links = await spec.ask<vscode.DocumentLink[]>('vscode.executeLinkProvider');
    assert.ok(links.some(({ range }) => textOf(range) === 'https://example.org/shop'));
    const tokens = await spec.ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens');
    assert.ok(tokens.data.length > 20);
    const lenses = await spec.ask<vscode.CodeLens[]>('vscode.executeCodeLensProvider');
    assert.ok(lenses.some(({ range }) => textOf(range) === 'api'));
    const hints = await spec.ask<vscode.InlayHint[]>('vscode.executeInlayHintProvider', whole);
    assert.ok(hints.some(({ position }) => spec.document.lineAt(position.line).text.includes('300/s')));
    const [selection] = await spec.ask<vscode.SelectionRange[]>('vscode.executeSelectionRangeProvider', [
      spec.inside('300/s'),
    ]);
    const grown: string[] = [];
    for (let at = selection; at; at = at.parent!) grown.push(textOf(at.range));
    assert.ok(grown.includes('300/s') && grown.includes('rate: 300/s'), grown.join(' | '));
  });

  it('renames in the fence alone', async () => {
    const edit = await spec.ask<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      spec.behind(use),
      'store',
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.match(textOf(undefined), / {4}store: \{kind: database/);
    assert.match(textOf(undefined), /- call: store\n/);
    assert.doesNotMatch(textOf(undefined), /\bdb\b/);
  });
});

describe('other documents', () => {
  let other: OpenedSpec;
  afterEach(() => other.close());

  it('are left alone', async () => {
    other = await OpenedSpec.open('apiVersion: v1\nkind: Service\nreplicas: many\n');
    assert.deepEqual(other.diagnostics(), []);
    assert.deepEqual(await other.ask('vscode.executeCodeLensProvider'), []);
  });
});

describe('commands', () => {
  it('of the manifest are all registered', async () => {
    const manifest = vscode.extensions.getExtension('headroom.headroom')?.packageJSON as {
      contributes: { commands: { command: string }[] };
    };
    await vscode.extensions.getExtension('headroom.headroom')?.activate();
    const registered = await vscode.commands.getCommands(true);
    for (const { command } of manifest.contributes.commands) assert.ok(registered.includes(command), command);
  });

  it('open a blueprint as a new spec', async () => {
    await vscode.commands.executeCommand('headroom.newSpecFromBlueprint', 'url-shortener');
    const document = vscode.window.activeTextEditor?.document;
    assert.match(document?.getText() ?? '', /^headroom: 1$/m);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

function wholeOf(spec: OpenedSpec, text: string): vscode.Range {
  const start = spec.offsetOf(text);
  return new vscode.Range(spec.document.positionAt(start), spec.document.positionAt(start + text.length));
}

async function hoverText(spec: OpenedSpec, text: string): Promise<string> {
  const hovers = await spec.ask<vscode.Hover[]>('vscode.executeHoverProvider', spec.inside(text));
  return hovers
    .flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value)))
    .join('\n');
}

async function labelsBehind(spec: OpenedSpec, text: string): Promise<string[]> {
  const list = await spec.ask<vscode.CompletionList>('vscode.executeCompletionItemProvider', spec.behind(text));
  return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
}
