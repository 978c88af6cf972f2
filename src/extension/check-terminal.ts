import * as vscode from 'vscode';
import { checkFile } from '../report/check-file';
import { fails } from '../report/finding-counts';
import type { ReportedSpec } from '../report/reported-spec';
import { textReports } from '../report/text-report';
import type { CheckTaskDefinition } from './check-task';
import type { Core } from './core';
import { savedText } from './file-text';
import { version } from './version';

/** By convention, as on the command line. */
const designFiles = ['**/*.design.{yaml,yml,md}'];

/** A message stands on one line, which a problem matcher reads; the terminal wraps it where it ends. */
const layout = { width: 2000, style: (_role: unknown, text: string) => text };

/** Milliseconds; what ends sooner and not with 0 has failed to launch, as far as the editor is concerned. */
const launch = 600;

/** A terminal that prints the reports of the specs of a folder and closes with what `headroom check` exits with. */
export class CheckTerminal implements vscode.Pseudoterminal {
  readonly #written = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number>();
  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;
  #cancelled = false;

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    readonly definition: CheckTaskDefinition,
    readonly core: Core,
  ) {}

  async open(): Promise<void> {
    const launched = new Promise((resolve) => setTimeout(resolve, launch));
    const code = await this.#run().catch((error: unknown) => {
      this.#write(`headroom: ${String(error)}\n`);
      return 2;
    });
    await launched;
    this.#closed.fire(code);
  }

  close(): void {
    this.#cancelled = true;
  }

  async #run(): Promise<number> {
    const { files = designFiles, failOn = 'error' } = this.definition;
    const specs: ReportedSpec[] = [];
    for (const uri of await filesIn(this.folder, files)) {
      if (this.#cancelled) return 2;
      specs.push(...(await this.#specsOf(uri)));
    }
    if (specs.length === 0) {
      this.#write(`headroom: no file of ${this.folder.name} that matches ${files.join(' ')} holds a design spec\n`);
      return 2;
    }
    this.#write(textReports(specs, layout));
    return specs.some(({ report }) => fails(report, failOn)) ? 1 : 0;
  }

  /** As they are on the disk: opening them would show what they have as open documents. */
  async #specsOf(uri: vscode.Uri): Promise<ReportedSpec[]> {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const file = uri.path.slice(this.folder.uri.path.length).replace(/^\//, '');
    const near = (path: string) => vscode.Uri.joinPath(uri, '..', path);
    const { reports } = await checkFile(
      file,
      text,
      { version, settings: await this.core.settingsFor(uri) },
      {
        read: (path) => savedText(near(path)),
        workspaceOf: async (path) => (await this.core.settingsFor(near(path))).workspace,
      },
    );
    return [...reports];
  }

  #write(text: string): void {
    this.#written.fire(text.replaceAll('\n', '\r\n'));
  }
}

async function filesIn(folder: vscode.WorkspaceFolder, globs: readonly string[]): Promise<vscode.Uri[]> {
  const found = new Map<string, vscode.Uri>();
  for (const glob of globs) {
    const pattern = new vscode.RelativePattern(folder, glob);
    for (const uri of await vscode.workspace.findFiles(pattern, '**/node_modules/**')) found.set(uri.path, uri);
  }
  return [...found.values()].sort((a, b) => a.path.localeCompare(b.path));
}
