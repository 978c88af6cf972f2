import type * as vscode from 'vscode';
import { layersOfOthers } from '../language/yaml-coexistence';
import { type Finding, layerOf } from '../spec/finding';
import type { SpecDocuments } from './spec-documents';
import { toDiagnostic } from './to-diagnostic';
import { otherYaml } from './yaml-extension';

/** The findings of a document that no other extension reports already; the early ones take no analysis. */
export function diagnosticsOf(
  document: vscode.TextDocument,
  documents: SpecDocuments,
  which: 'findings' | 'earlyFindings',
): vscode.Diagnostic[] {
  const theirs = layersOfOthers(document.getText(), otherYaml(document));
  return documents
    .regions(document)
    .flatMap((region) =>
      region.checked[which]
        .filter((finding) => !theirs.has(layerOf(finding)))
        .map((finding) => toDiagnostic(finding, document, region)),
    );
}

/** What is wrong with a configuration file, but for what another extension reports already. */
export function configDiagnostics(document: vscode.TextDocument, findings: readonly Finding[]): vscode.Diagnostic[] {
  const theirs = layersOfOthers(document.getText(), otherYaml(document));
  const whole = { toDocument: (offset: number) => offset };
  return findings
    .filter((finding) => !theirs.has(layerOf(finding)))
    .map((finding) => toDiagnostic(finding, document, whole));
}
