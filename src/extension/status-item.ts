import * as vscode from 'vscode';
import { statusOf } from '../language/status';
import type { Core } from './core';
import { selector } from './selectors';

const severities = {
  ok: vscode.LanguageStatusSeverity.Information,
  warning: vscode.LanguageStatusSeverity.Warning,
  error: vscode.LanguageStatusSeverity.Error,
} as const;

/** The verdict of the spec in the active editor, in the language status; gone while another document is active. */
export class StatusItem implements vscode.Disposable {
  #item: vscode.LanguageStatusItem | undefined;

  constructor(readonly core: Core) {}

  update(document: vscode.TextDocument | undefined): void {
    const [region] = document ? this.core.documents.regions(document) : [];
    const wanted = vscode.workspace.getConfiguration('headroom', document?.uri).get('languageStatus.enabled', true);
    if (!document || !region || !wanted) {
      this.dispose();
      return;
    }
    this.#item ??= vscode.languages.createLanguageStatusItem('headroom.verdict', selector);
    const { text, detail, severity } = statusOf(region.checked);
    this.#item.name = 'Headroom';
    this.#item.text = text;
    this.#item.detail = detail;
    this.#item.severity = severities[severity];
    this.#item.command = { title: 'Open Analysis', command: 'headroom.openAnalysis', arguments: [document.uri] };
  }

  dispose(): void {
    this.#item?.dispose();
    this.#item = undefined;
  }
}
