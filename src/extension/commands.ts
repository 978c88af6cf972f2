import * as vscode from 'vscode';
import { checkWorkspace } from './commands/check-workspace';
import { explainPattern, markdownScheme, pageProvider } from './commands/explain-pattern';
import { newSpecFromBlueprint } from './commands/new-spec';
import { runChecklist } from './commands/run-checklist';
import type { Core } from './core';
import { rangeOf, type SpecRegion } from './spec-documents';

/** The commands that need the catalogue. Loaded with the first of them. */
export class Commands implements vscode.Disposable {
  readonly #pages = vscode.workspace.registerTextDocumentContentProvider(markdownScheme, pageProvider);

  constructor(readonly core: Core) {}

  newSpecFromBlueprint(id?: string): Promise<unknown> {
    return newSpecFromBlueprint(id);
  }

  explainPattern(id?: string): Promise<void> {
    return explainPattern(id);
  }

  checkWorkspace(publish: (uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]) => void): Promise<number> {
    return checkWorkspace((document) => this.core.diagnose(document), publish);
  }

  async runChecklist(id?: string): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    const [region] = document ? this.core.documents.regions(document) : [];
    if (!document || !region) return this.#offerSpec();
    const reveal = (span: { start: number; end: number }) => show(document, region, span);
    await runChecklist({ checked: region.checked, reveal }, id);
  }

  async #offerSpec(): Promise<void> {
    const create = 'New Design Spec…';
    const message =
      'This needs a design spec: a YAML file with the key `headroom: 1`, or a Markdown file with a `yaml headroom` block.';
    if ((await vscode.window.showInformationMessage(message, create)) === create) await this.newSpecFromBlueprint();
  }

  dispose(): void {
    this.#pages.dispose();
  }
}

async function show(
  document: vscode.TextDocument,
  region: SpecRegion,
  span: { start: number; end: number },
): Promise<void> {
  const selection = new vscode.Range(...rangeOf(document, region, span));
  await vscode.window.showTextDocument(document, { selection });
}
