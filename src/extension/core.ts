import * as vscode from 'vscode';
import type { CheckedDocument } from '../rules/check-document';
import { targetAt } from '../spec/syntax/path';
import { AnalysisPanel } from './analysis-panel';
import { checkWorkspace } from './commands/check-workspace';
import { explainPattern, markdownScheme, pageProvider } from './commands/explain-pattern';
import { newSpecFromBlueprint } from './commands/new-spec';
import { runChecklist } from './commands/run-checklist';
import { diagnosticsOf } from './diagnostics';
import { panelStateOf } from './panel-state';
import { rangeOf, SpecDocuments, type SpecRegion } from './spec-documents';

/**
 * Everything behind the activation shell: loaded with the analysis and the catalogue when a document or a command first
 * needs it.
 */
export class Core implements vscode.Disposable {
  readonly documents = new SpecDocuments();
  readonly panel: AnalysisPanel;
  readonly #subscriptions: vscode.Disposable[];

  constructor(extensionUri: vscode.Uri) {
    this.panel = new AnalysisPanel(extensionUri, {
      stateOf: (document, locked) => {
        const [region] = this.documents.regions(document);
        return region && panelStateOf(document, region.checked, locked);
      },
      explain: () => undefined,
      rangeOfPath: (document, path) => this.rangeOfPath(document, path),
      pathAt: (document, position) => this.#pathAt(document, position),
    });
    this.#subscriptions = [
      this.panel,
      vscode.workspace.registerTextDocumentContentProvider(markdownScheme, pageProvider),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.documents.forget(uri)),
    ];
  }

  diagnose(document: vscode.TextDocument): vscode.Diagnostic[] {
    return diagnosticsOf(document, this.documents);
  }

  /** The commands of the manifest, without their `headroom.` prefix. */
  readonly commands = {
    openAnalysis: (uri?: vscode.Uri) => this.#withDocument(uri, (document) => this.panel.open(document)),
    newSpecFromBlueprint: (id?: string) => newSpecFromBlueprint(id),
    explainPattern: (id?: string) => explainPattern(id),
    runChecklist: (id?: string) => this.#withSpec((document, region) => this.#runChecklist(document, region, id)),
    checkWorkspace: (publish: (uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]) => void) =>
      checkWorkspace((document) => this.diagnose(document), publish),
    reveal: (uri: string, path: string) => this.#reveal(vscode.Uri.parse(uri), path),
  };

  revivePanel(panel: vscode.WebviewPanel, state: unknown): void {
    const uri = typeof state === 'object' && state !== null && 'uri' in state ? state.uri : undefined;
    this.panel.revive(panel, typeof uri === 'string' ? uri : undefined);
  }

  rangeOfPath(document: vscode.TextDocument, path: string): vscode.Range | undefined {
    const [region] = this.documents.regions(document);
    const target = region && targetAt(region.checked.document.tree.root, path);
    if (!region || !target) return undefined;
    const { node, key } = target;
    return new vscode.Range(...rangeOf(document, region, node.type === 'scalar' ? node.span : (key ?? node).span));
  }

  #pathAt(document: vscode.TextDocument, position: vscode.Position): string | undefined {
    const offset = document.offsetAt(position);
    for (const region of this.documents.regions(document)) {
      const at = region.toSpec(offset);
      if (at !== undefined) return enclosingPath(region.checked, at);
    }
    return undefined;
  }

  async #runChecklist(document: vscode.TextDocument, region: SpecRegion, id: string | undefined): Promise<void> {
    await runChecklist(
      {
        checked: region.checked,
        reveal: async (span) => {
          const selection = new vscode.Range(...rangeOf(document, region, span));
          await vscode.window.showTextDocument(document, { selection });
        },
      },
      id,
    );
  }

  async #reveal(uri: vscode.Uri, path: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    const selection = this.rangeOfPath(document, path);
    await vscode.window.showTextDocument(document, selection ? { selection } : {});
  }

  async #withDocument(
    uri: vscode.Uri | undefined,
    run: (document: vscode.TextDocument | undefined) => void,
  ): Promise<void> {
    const given = uri instanceof vscode.Uri ? await vscode.workspace.openTextDocument(uri) : undefined;
    run(given ?? vscode.window.activeTextEditor?.document);
  }

  async #withSpec(run: (document: vscode.TextDocument, region: SpecRegion) => Promise<void>): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const [region] = document ? this.documents.regions(document) : [];
    if (document && region) return run(document, region);
    const create = 'New Design Spec…';
    const message =
      'This needs a design spec: a YAML file with the key `headroom: 1`, or a Markdown file with a `yaml headroom` block.';
    if ((await vscode.window.showInformationMessage(message, create)) === create) await newSpecFromBlueprint();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

/** The component, flow, dataset or region whose text the offset lies in. */
function enclosingPath({ document: { tree } }: CheckedDocument, offset: number): string | undefined {
  if (tree.root?.type !== 'mapping') return undefined;
  const section = tree.root.entries.findLast(({ key }) => key.span.start <= offset);
  if (section?.value.type !== 'mapping') return undefined;
  const entry = section.value.entries.findLast(({ key }) => key.span.start <= offset);
  return entry && `${section.key.text}.${entry.key.text}`;
}
