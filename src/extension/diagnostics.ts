import * as vscode from 'vscode';
import { layersOfOthers } from '../language/yaml-coexistence';
import { type Finding, layerOf, type Severity } from '../spec/finding';
import { rangeOf, type SpecDocuments, type SpecRegion } from './spec-documents';
import { otherYaml } from './yaml-extension';

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

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

function toDiagnostic(
  finding: Finding,
  document: vscode.TextDocument,
  region: Pick<SpecRegion, 'toDocument'>,
): vscode.Diagnostic {
  const range = new vscode.Range(...rangeOf(document, region, finding.span));
  const diagnostic = new vscode.Diagnostic(range, finding.message, severities[finding.severity]);
  diagnostic.source = 'headroom';
  diagnostic.code = finding.rule;
  if (finding.related) {
    diagnostic.relatedInformation = finding.related.map(
      ({ message, span }) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(document.uri, new vscode.Range(...rangeOf(document, region, span))),
          message,
        ),
    );
  }
  return diagnostic;
}
