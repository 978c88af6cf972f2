import * as vscode from 'vscode';
import type { FromPanel, PanelState, ToPanel } from '../protocol/messages';
import { panelHtml } from '../protocol/panel-html';
import { readFromPanel } from '../protocol/validate-message';
import { mayHoldSpec } from './selectors';

export const panelViewType = 'headroom.analysis';

/** What the panel asks of the rest of the extension. */
export interface PanelServices {
  /** What to show of a document; undefined when it holds no spec. */
  readonly stateOf: (document: vscode.TextDocument, locked: boolean) => PanelState | undefined;
  readonly explain: (
    document: vscode.TextDocument,
    path: string,
  ) => Extract<ToPanel, { type: 'explanation' }>['explanation'];
  readonly rangeOfPath: (document: vscode.TextDocument, path: string) => vscode.Range | undefined;
  /** Path of the component or flow at the cursor. */
  readonly pathAt: (document: vscode.TextDocument, position: vscode.Position) => string | undefined;
}

/**
 * The analysis beside the spec. It follows the active editor unless it is locked, never takes the focus, and after a
 * reload of the window comes back for the same document.
 */
export class AnalysisPanel implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;
  #document: vscode.TextDocument | undefined;
  #locked = false;
  /** A hidden webview gets no messages: what it missed is sent when it shows again. */
  #stale = false;
  #ready = false;
  readonly #subscriptions: vscode.Disposable[] = [];

  constructor(
    readonly extensionUri: vscode.Uri,
    readonly services: PanelServices,
  ) {
    this.#subscriptions.push(
      vscode.window.onDidChangeActiveTextEditor((editor) => this.#follow(editor)),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#select(textEditor)),
    );
  }

  /** Shows the analysis of a document, beside its editor. */
  open(document: vscode.TextDocument | undefined): void {
    if (document && mayHoldSpec(document)) this.#document = document;
    if (this.#panel) this.#panel.reveal(undefined, true);
    else {
      const beside = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.revive(vscode.window.createWebviewPanel(panelViewType, 'Headroom', beside, this.#options()), undefined);
    }
    this.update(this.#document);
  }

  /** Takes over a panel that the editor created or restored. */
  revive(panel: vscode.WebviewPanel, uri: string | undefined, locked = false): void {
    this.#panel = panel;
    this.#locked = locked;
    this.#ready = false;
    const { webview } = panel;
    webview.options = this.#options();
    panel.onDidDispose(() => this.#forget());
    panel.onDidChangeViewState(() => this.#catchUp());
    webview.onDidReceiveMessage((message) => this.#receive(readFromPanel(message)));
    webview.html = this.#html(webview);
    if (uri) this.#restore(uri);
  }

  /** Shows a new version of a document, if it is the one on show. */
  update(document: vscode.TextDocument | undefined): void {
    if (!this.#panel || document?.uri.toString() !== this.#document?.uri.toString()) return;
    this.#document = document;
    if (!this.#panel.visible || !this.#ready) this.#stale = true;
    else this.#send();
  }

  #options(): vscode.WebviewOptions {
    return { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(this.extensionUri, 'dist', 'panel')] };
  }

  #html(webview: vscode.Webview): string {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const uri = (file: string) =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.extensionUri, 'dist', 'panel', file)).toString();
    return panelHtml({
      nonce: [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
      cspSource: webview.cspSource,
      scriptUri: uri('panel.js'),
      styleUri: uri('panel.css'),
    });
  }

  #send(): void {
    this.#stale = false;
    const document = this.#document;
    const state = document && this.services.stateOf(document, this.#locked);
    if (!state) {
      const reason = document ? 'This document holds no design spec.' : 'No design spec is open.';
      this.#post({ type: 'empty', reason });
      return;
    }
    if (this.#panel) this.#panel.title = `Analysis: ${state.fileName}`;
    this.#post({ type: 'state', state });
  }

  #post(message: ToPanel): void {
    this.#panel?.webview.postMessage(message);
  }

  #receive(message: FromPanel | undefined): void {
    switch (message?.type) {
      case 'ready':
        this.#ready = true;
        this.#send();
        return;
      case 'reveal':
        this.#reveal(message.uri, message.path);
        return;
      case 'explain':
        this.#explain(message.uri, message.path);
        return;
      case 'lock':
        this.#locked = message.locked;
        if (!message.locked) this.#follow(vscode.window.activeTextEditor);
        return;
      case 'newSpec':
        vscode.commands.executeCommand('headroom.newSpecFromBlueprint');
        return;
      case undefined:
    }
  }

  async #reveal(uri: string, path: string): Promise<void> {
    const document = this.#documentOf(uri);
    const range = document && this.services.rangeOfPath(document, path);
    if (!document || !range) return;
    const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    const viewColumn = visible?.viewColumn ?? vscode.ViewColumn.One;
    const editor = await vscode.window.showTextDocument(document, { viewColumn, selection: range });
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  #explain(uri: string, path: string): void {
    const document = this.#documentOf(uri);
    if (document) this.#post({ type: 'explanation', uri, path, explanation: this.services.explain(document, path) });
  }

  /** Only the document on show: a page cannot ask for anything else. */
  #documentOf(uri: string): vscode.TextDocument | undefined {
    return this.#document?.uri.toString() === uri ? this.#document : undefined;
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    if (!this.#panel || this.#locked || !editor || !mayHoldSpec(editor.document)) return;
    if (editor.document === this.#document) return;
    if (!this.services.stateOf(editor.document, false)) return;
    this.#document = editor.document;
    this.update(editor.document);
  }

  #select({ document, selection }: vscode.TextEditor): void {
    if (!this.#panel?.visible || !this.#ready || document !== this.#document) return;
    this.#post({ type: 'selection', path: this.services.pathAt(document, selection.active) });
  }

  #catchUp(): void {
    if (this.#panel?.visible && this.#ready && this.#stale) this.#send();
  }

  async #restore(uri: string): Promise<void> {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
    this.#document = open ?? (await vscode.workspace.openTextDocument(vscode.Uri.parse(uri)));
    this.update(this.#document);
  }

  #forget(): void {
    this.#panel = undefined;
    this.#ready = false;
    this.#locked = false;
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
