import * as vscode from 'vscode';
import type { CheckSettings } from '../rules/check-settings';
import { targetAt } from '../spec/syntax/path';
import { configDiagnostics, diagnosticsOf } from './diagnostics';
import { SpecDocuments } from './spec-documents';
import { rangeIn } from './spec-texts';
import { today } from './today';
import { WorkspaceConfigs } from './workspace-configs';

/** The documents with their analyses, and what everything else asks of them. Loaded with the first spec. */
export class Core implements vscode.Disposable {
  readonly documents = new SpecDocuments((document) => this.#settingsOf(document));
  readonly #configs: WorkspaceConfigs;

  /** @param recheck what to do when every check is out of date */
  constructor(recheck: () => void) {
    this.#configs = new WorkspaceConfigs(() => {
      this.documents.clear();
      recheck();
    });
  }

  /** Reads what holds for a document besides its own text. Without it a document is checked as if it stood alone. */
  async prepare(document: vscode.TextDocument): Promise<void> {
    if (await this.#configs.load(document)) this.documents.clear();
  }

  /** Whether a document is a configuration that was read, under whatever name. */
  isConfig({ uri }: vscode.TextDocument): boolean {
    return this.#configs.includes(uri);
  }

  async diagnoseConfig(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
    return configDiagnostics(document, await this.#configs.findings(document));
  }

  diagnose(document: vscode.TextDocument): vscode.Diagnostic[] {
    return diagnosticsOf(document, this.documents, 'findings');
  }

  /** What can be said before the document is analysed. */
  diagnoseEarly(document: vscode.TextDocument): vscode.Diagnostic[] {
    return diagnosticsOf(document, this.documents, 'earlyFindings');
  }

  /** Where a path of the spec stands: a value, or the key of something larger. */
  rangeOfPath(document: vscode.TextDocument, path: string): vscode.Range | undefined {
    const [region] = this.documents.regions(document);
    const target = region && targetAt(region.checked.document.tree.root, path);
    if (!region || !target) return undefined;
    const { node, key } = target;
    return rangeIn(document, region, node.type === 'scalar' ? node.span : (key ?? node).span);
  }

  /** Path of the component, flow, dataset or region whose text the position lies in. */
  pathAt(document: vscode.TextDocument, position: vscode.Position): string | undefined {
    const offset = document.offsetAt(position);
    for (const { checked, toSpec } of this.documents.regions(document)) {
      const at = toSpec(offset);
      if (at === undefined || checked.document.tree.root?.type !== 'mapping') continue;
      const section = checked.document.tree.root.entries.findLast(({ key }) => key.span.start <= at);
      if (section?.value.type !== 'mapping') return undefined;
      const entry = section.value.entries.findLast(({ key }) => key.span.start <= at);
      return entry && `${section.key.text}.${entry.key.text}`;
    }
    return undefined;
  }

  async reveal(uri: vscode.Uri, path: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    const selection = this.rangeOfPath(document, path);
    await vscode.window.showTextDocument(document, selection ? { selection } : {});
  }

  /** The same for a file that is not open. */
  async settingsFor(uri: vscode.Uri): Promise<CheckSettings> {
    await this.#configs.load({ uri });
    return this.#settingsOf({ uri });
  }

  /** Severities as the person set them for this file, and what its workspace says. */
  #settingsOf({ uri }: Pick<vscode.TextDocument, 'uri'>): CheckSettings {
    const severities = vscode.workspace.getConfiguration('headroom', uri).get<CheckSettings['severities']>('rules');
    return { severities, today: today(), workspace: this.#configs.of({ uri }) };
  }

  dispose(): void {
    this.#configs.dispose();
  }
}
