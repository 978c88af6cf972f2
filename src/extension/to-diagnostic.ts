import * as vscode from 'vscode';
import type { Finding, Severity } from '../spec/finding';
import { rangeIn, type SpecText } from './spec-texts';

const severities: Record<Severity, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  info: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

export function toDiagnostic(
  finding: Finding,
  document: vscode.TextDocument,
  spec: Pick<SpecText, 'toDocument'>,
): vscode.Diagnostic {
  const range = rangeIn(document, spec, finding.span);
  const diagnostic = new vscode.Diagnostic(range, finding.message, severities[finding.severity]);
  diagnostic.source = 'headroom';
  diagnostic.code = codeOf(finding.rule);
  if (finding.related) {
    diagnostic.relatedInformation = finding.related.map(
      ({ message, span }) =>
        new vscode.DiagnosticRelatedInformation(
          new vscode.Location(document.uri, rangeIn(document, spec, span)),
          message,
        ),
    );
  }
  return diagnostic;
}

/** With a link to what there is to read about it; the pages of a workspace's own policies are its own. */
function codeOf(rule: string): vscode.Diagnostic['code'] {
  if (/^(?:policy|config)\//.test(rule)) return rule;
  const page = JSON.stringify([rule]);
  return { value: rule, target: vscode.Uri.parse(`command:headroom.explainRule?${encodeURIComponent(page)}`) };
}
