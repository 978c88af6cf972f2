import * as vscode from 'vscode';

/** The part of the extension's exports that tests use. */
interface Api {
  readonly whenChecked: (document: vscode.TextDocument) => Promise<void>;
}

let opened = 0;

/** A spec in an editor of the real window, with what a test does to it. */
export class OpenedSpec {
  private constructor(
    readonly document: vscode.TextDocument,
    readonly editor: vscode.TextEditor,
    readonly api: Api,
  ) {}

  /** Opens a text as a new, unsaved YAML (or Markdown) document and waits until it is checked. */
  static async open(content: string, language = 'yaml'): Promise<OpenedSpec> {
    const extension = vscode.extensions.getExtension<Api>('headroom.headroom');
    if (!extension) throw new Error('The extension is not installed');
    const api = await extension.activate();
    // A name of its own: the editor gives a new document the backup of an older one that had its name.
    opened += 1;
    const uri = vscode.Uri.from({
      scheme: 'untitled',
      path: `/opened-${opened}.${language === 'yaml' ? 'yaml' : 'md'}`,
    });
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((builder) => builder.insert(new vscode.Position(0, 0), content));
    await api.whenChecked(document);
    return new OpenedSpec(document, editor, api);
  }

  async edit(change: (builder: vscode.TextEditorEdit) => void): Promise<void> {
    await this.editor.edit(change);
    await this.api.whenChecked(this.document);
  }

  diagnostics(): vscode.Diagnostic[] {
    return vscode.languages.getDiagnostics(this.document.uri).filter(({ source }) => source === 'headroom');
  }

  /** Behind the first occurrence of a text. */
  behind(text: string): vscode.Position {
    return this.document.positionAt(this.offsetOf(text) + text.length);
  }

  /** Inside the first occurrence of a text. */
  inside(text: string): vscode.Position {
    return this.document.positionAt(this.offsetOf(text) + 1);
  }

  offsetOf(text: string): number {
    const at = this.document.getText().indexOf(text);
    if (at < 0) throw new Error(`The document does not contain ${text}`);
    return at;
  }

  /** What an editor command such as `vscode.executeHoverProvider` answers for this document. */
  async ask<T>(command: string, ...args: readonly unknown[]): Promise<T> {
    return vscode.commands.executeCommand<T>(command, this.document.uri, ...args);
  }

  async close(): Promise<void> {
    await vscode.window.showTextDocument(this.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}
