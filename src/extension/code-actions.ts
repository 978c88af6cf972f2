import * as vscode from 'vscode';
import { fixesOf } from '../rules/check-document';
import { rules } from '../rules/index';
import { disableFinding } from '../rules/lint/disable-finding';
import type { Finding } from '../spec/finding';
import { workspaceEdit } from './edits';
import type { SpecRegion } from './spec-documents';

/** What can be done about a finding: its fixes, the best one preferred, then ways to accept it or to read about it. */
export function actionsFor(
  finding: Finding,
  document: vscode.TextDocument,
  region: SpecRegion,
  shown: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const diagnostics = shown.filter(
    ({ source, code, message }) =>
      source === 'headroom' && codeOf(code) === finding.rule && message === finding.message,
  );
  const fixes = fixesOf(finding, region.checked).map((fix) => {
    const action = new vscode.CodeAction(fix.title, vscode.CodeActionKind.QuickFix);
    action.edit = workspaceEdit(document, region, fix.edits);
    action.isPreferred = fix.preferred === true;
    return action;
  });
  return [...fixes, ...adviceFor(finding, document, region)].map((action) => Object.assign(action, { diagnostics }));
}

/** What can be done about a finding other than fixing it. */
function adviceFor(finding: Finding, document: vscode.TextDocument, region: SpecRegion): vscode.CodeAction[] {
  const { rule, path } = finding;
  if (!rules.some(({ id }) => id === rule)) return [];
  const advice = (title: string, command: string, ...args: unknown[]) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command, arguments: args };
    return action;
  };
  const disable = new vscode.CodeAction(`Disable ${rule} for this line`, vscode.CodeActionKind.QuickFix);
  const comment = disableFinding(region.checked.document.text, finding, 'say why');
  if (comment) disable.edit = workspaceEdit(document, region, [comment]);
  return [
    ...(comment ? [disable] : []),
    advice(`Open documentation of ${rule}`, 'headroom.explainRule', rule),
    advice(`Waive ${rule} with a reason…`, 'headroom.waive', document.uri, rule, path),
  ];
}

function codeOf(code: vscode.Diagnostic['code']): string | number | undefined {
  return typeof code === 'object' ? code.value : code;
}
