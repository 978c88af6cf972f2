import * as vscode from 'vscode';

/** Files that are nowhere but here, as those of a virtual workspace. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  text(uri: vscode.Uri): string {
    return new TextDecoder().decode(this.readFile(uri));
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const content = this.#files.get(path);
    if (!content) throw vscode.FileSystemError.FileNotFound(path);
    return content;
  }

  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.#files.set(path, content);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path === '/') return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.readFile(uri).length };
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.#files.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  createDirectory(): void {}

  delete({ path }: vscode.Uri): void {
    this.#files.delete(path);
  }

  rename(): void {
    throw vscode.FileSystemError.NoPermissions('not needed here');
  }
}
