import * as vscode from 'vscode';
import type { Finding, Severity } from '../spec/finding';
import { rulePageAddress } from './page-address';
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

/** With a link to what there is to read about it; a workspace has its policies for itself. */
function codeOf(rule: string): vscode.Diagnostic['code'] {
  return /^(?:policy|config)\//.test(rule) ? rule : { value: rule, target: rulePageAddress(rule) };
}
