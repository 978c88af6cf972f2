import * as vscode from 'vscode';
import type { LintSettings } from '../rules/lint/lint-settings';
import { targetAt } from '../spec/syntax/path';
import { diagnosticsOf } from './diagnostics';
import { rangeOf, SpecDocuments } from './spec-documents';

/** The documents with their analyses, and what everything else asks of them. Loaded with the first spec. */
export class Core {
  readonly documents = new SpecDocuments(settingsOf);

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
    return new vscode.Range(...rangeOf(document, region, node.type === 'scalar' ? node.span : (key ?? node).span));
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
}

/** Severities as the person set them for this file, and the day on which waivers are judged. */
function settingsOf(document: vscode.TextDocument): LintSettings {
  const severities = vscode.workspace
    .getConfiguration('headroom', document.uri)
    .get<LintSettings['severities']>('rules');
  return { severities, today: new Date().toISOString().slice(0, 'YYYY-MM-DD'.length) };
}
