import * as vscode from 'vscode';
import { guard } from './guard';
import { mayHoldSpec } from './selectors';

/** Milliseconds without typing after which a document is checked; short, because a check takes a few milliseconds. */
const pause = 120;

/**
 * What the scheduler calls: the diagnostics of a document as it is now, first those that are quickly found and last all.
 * If the document changes in between, the rest is not asked for.
 */
export type Diagnose = (document: vscode.TextDocument) => AsyncIterable<readonly vscode.Diagnostic[]>;

/** Keeps the diagnostics of open documents current: debounced, never for a version that is gone, cleared on close. */
export class DiagnosticsScheduler implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('headroom');
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #versions = new WeakMap<vscode.TextDocument, number>();
  /** Documents that a check of the workspace opened, in the version that it checked, by address. */
  readonly #published = new Map<string, number>();
  readonly #checked = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #subscriptions: vscode.Disposable[];

  /** Fires when the diagnostics of a document's current version have been set. */
  readonly onDidCheck = this.#checked.event;

  constructor(readonly diagnose: Diagnose) {
    this.#subscriptions = [
      this.#collection,
      this.#checked,
      vscode.workspace.onDidOpenTextDocument((document) => this.schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.schedule(document)),
      vscode.workspace.onDidCloseTextDocument((document) => {
        // A change of its language closes and opens a document too; its version stays the same.
        this.#versions.delete(document);
        // The editor closes after some minutes what nobody looks at. What was found in it is still true.
        if (this.#published.get(document.uri.toString()) !== document.version) this.clear(document.uri);
      }),
    ];
  }

  scheduleAll(delay = 0): void {
    for (const document of vscode.workspace.textDocuments) this.schedule(document, delay);
  }

  schedule(document: vscode.TextDocument, delay = pause): void {
    const key = document.uri.toString();
    if (!mayHoldSpec(document)) {
      if (this.#published.has(key)) this.clear(document.uri);
      return;
    }
    // What was known of this version may have been known of it in another language, or under other settings.
    this.#versions.delete(document);
    clearTimeout(this.#timers.get(key));
    this.#timers.set(
      key,
      setTimeout(() => guard('diagnostics', () => this.#check(document)), delay),
    );
  }

  /** Resolves when the document's current version has been checked, or the document was closed. */
  async whenChecked(document: vscode.TextDocument): Promise<void> {
    if (this.#versions.get(document) === document.version) return;
    await new Promise<void>((resolve) => {
      const done = (other: vscode.TextDocument) => {
        if (other !== document) return;
        for (const subscription of subscriptions) subscription.dispose();
        resolve();
      };
      const subscriptions = [this.onDidCheck(done), vscode.workspace.onDidCloseTextDocument(done)];
    });
  }

  /** Shows what a check of the workspace found, which stays when the document is closed as it is. */
  publish(document: vscode.TextDocument, diagnostics: readonly vscode.Diagnostic[]): void {
    this.#published.set(document.uri.toString(), document.version);
    this.#collection.set(document.uri, diagnostics);
  }

  /** Takes back what was published of documents that are closed, as another check is about to report them. */
  clearPublished(): void {
    const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.toString()));
    for (const key of this.#published.keys()) if (!open.has(key)) this.clear(vscode.Uri.parse(key));
  }

  clear(uri: vscode.Uri): void {
    this.#published.delete(uri.toString());
    clearTimeout(this.#timers.get(uri.toString()));
    this.#timers.delete(uri.toString());
    this.#collection.delete(uri);
  }

  async #check(document: vscode.TextDocument): Promise<void> {
    this.#timers.delete(document.uri.toString());
    const { version, languageId } = document;
    const isGone = () => document.isClosed || document.version !== version || document.languageId !== languageId;
    for await (const diagnostics of this.diagnose(document)) {
      if (isGone()) return;
      this.#collection.set(document.uri, diagnostics);
      await turn();
      if (isGone()) return;
    }
    this.#versions.set(document, version);
    this.#checked.fire(document);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

/** Lets the editor tell what happened meanwhile. */
function turn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
