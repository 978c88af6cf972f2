import * as vscode from 'vscode';
import { configName } from '../rules/config/config-name';
import type { LoadedConfig } from '../rules/config/load-config';
import type { WorkspaceConfig } from '../rules/config/workspace-config';
import type { Finding } from '../spec/finding';
import { fileText } from './file-text';
import { isConfigFile } from './selectors';
import { today } from './today';

/**
 * The configurations of the workspace: for each spec that of the nearest folder above it, within its workspace folder. They
 * are read as they stand in the editor, else from whatever file system the workspace is on.
 */
export class WorkspaceConfigs implements vscode.Disposable {
  /** By the folder of a spec. */
  #folders = new Map<string, Promise<LoadedConfig | undefined>>();
  #current = new Map<string, LoadedConfig>();
  /** The texts that were read, by address. */
  #texts = new Map<string, string>();
  readonly #subscriptions: readonly vscode.Disposable[];

  /** @param changed what to do when a configuration is no longer as it was read */
  constructor(readonly changed: () => void) {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml}');
    const forget = (uri: vscode.Uri) => {
      if (this.includes(uri) || isConfigFile(uri)) this.#clear();
    };
    this.#subscriptions = [
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.#clear()),
      // What was not saved is gone.
      vscode.workspace.onDidCloseTextDocument(({ uri }) => forget(uri)),
    ];
  }

  /** What holds for a document, as far as it has been read. */
  of({ uri }: Pick<vscode.TextDocument, 'uri'>): WorkspaceConfig | undefined {
    return this.#current.get(folderOf(uri))?.config;
  }

  /** Whether a file is one of those that were read. */
  includes(uri: vscode.Uri): boolean {
    return this.#texts.has(uri.toString());
  }

  /** Reads what holds for a document, unless it is known; whether there is something new. */
  async load({ uri }: Pick<vscode.TextDocument, 'uri'>): Promise<boolean> {
    const current = this.#current;
    const folder = folderOf(uri);
    const known = this.#folders.get(folder);
    const loading = known ?? this.#loadFor(uri);
    this.#folders.set(folder, loading);
    const loaded = await loading;
    if (loaded) current.set(folder, loaded);
    return !known && loaded !== undefined;
  }

  /** What is wrong with a configuration file as it stands in the editor. */
  async findings(document: vscode.TextDocument): Promise<readonly Finding[]> {
    const { uri } = document;
    if (this.includes(uri) && this.#texts.get(uri.toString()) !== document.getText()) this.#clear();
    const root = vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..');
    const { files } = await this.#read(root, uri);
    return files.at(-1)?.findings ?? [];
  }

  async #loadFor(uri: vscode.Uri): Promise<LoadedConfig | undefined> {
    const root = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (!root) return undefined;
    let folder = uri;
    do {
      folder = vscode.Uri.joinPath(folder, '..');
      const file = vscode.Uri.joinPath(folder, configName);
      if ((await textOf(file)) !== undefined) return this.#read(root, file);
    } while (folder.path.length > root.path.length);
    return undefined;
  }

  async #read(root: vscode.Uri, file: vscode.Uri): Promise<LoadedConfig> {
    const { loadConfig } = await import('../rules/config/load-config');
    const texts = this.#texts;
    const read = async (path: string) => {
      const uri = vscode.Uri.joinPath(root, path);
      const text = await textOf(uri);
      if (text !== undefined) texts.set(uri.toString(), text);
      return text;
    };
    const path = file.path.slice(root.path.length).replace(/^\//, '');
    return loadConfig(path, { read, today: today() });
  }

  #clear(): void {
    this.#folders = new Map();
    this.#current = new Map();
    this.#texts = new Map();
    this.changed();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

/** The address of the folder of a file; of a document that is in none, its own. */
function folderOf(uri: vscode.Uri): string {
  return uri.toString().replace(/\/[^/]*$/, '');
}

/** Nothing where there is none, or it may not be read. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const found = await fileText(uri);
  return 'text' in found ? found.text : undefined;
}
