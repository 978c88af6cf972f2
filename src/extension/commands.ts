import * as vscode from 'vscode';
import { waive } from '../rules/waive';
import type { CheckTaskDefinition } from './check-task';
import { CheckTerminal } from './check-terminal';
import { checkWorkspace } from './commands/check-workspace';
import { ChecklistSpec } from './commands/checklist-spec';
import { compareWithRevision } from './commands/compare-with-revision';
import { explainPattern } from './commands/explain-pattern';
import { insertSection } from './commands/insert-section';
import { newDesignDoc } from './commands/new-design-doc';
import { newSpecFromBlueprint } from './commands/new-spec';
import { refreshSections } from './commands/refresh-sections';
import { runChecklist } from './commands/run-checklist';
import { sizeToObjectives } from './commands/size-to-objectives';
import type { Core } from './core';
import { addEdits } from './edits';
import { pageAt, showRulePage } from './pages';
import { mayHaveSections } from './register-sections';
import type { Sections } from './sections/sections';

/** The commands that need the catalogue. Loaded with the first of them. */
export class Commands {
  constructor(
    readonly core: Core,
    readonly sections: () => Promise<Sections>,
  ) {}

  newSpecFromBlueprint(id?: string): Promise<unknown> {
    return newSpecFromBlueprint(id);
  }

  newDesignDoc(id?: string): Promise<unknown> {
    return newDesignDoc(id);
  }

  async refreshSections(): Promise<void> {
    const editor = await this.#markdownEditor();
    if (editor) await refreshSections(await this.sections(), editor.document);
  }

  async insertSection(id?: string): Promise<void> {
    const editor = await this.#markdownEditor();
    if (editor) await insertSection(await this.sections(), editor, id);
  }

  /** The active editor, whose document is known with what surrounds it; without Markdown a new document is offered. */
  async #markdownEditor(): Promise<vscode.TextEditor | undefined> {
    const editor = vscode.window.activeTextEditor;
    if (editor?.document.languageId === 'markdown') {
      await this.core.prepare(editor.document);
      return editor;
    }
    const create = 'New Design Doc…';
    const message = 'Computed sections stand in Markdown documents.';
    if ((await vscode.window.showInformationMessage(message, create)) === create) await this.newDesignDoc();
    return undefined;
  }

  explainPattern(id?: string): Promise<void> {
    return explainPattern(id);
  }

  checkWorkspace(
    publish: (document: vscode.TextDocument, diagnostics: readonly vscode.Diagnostic[]) => void,
  ): Promise<number> {
    return checkWorkspace(async (document) => {
      await this.core.prepare(document);
      const found = this.core.diagnose(document);
      return mayHaveSections(document) ? [...found, ...(await (await this.sections()).diagnose(document))] : found;
    }, publish);
  }

  checkTerminal(folder: vscode.WorkspaceFolder, definition: CheckTaskDefinition): vscode.Pseudoterminal {
    return new CheckTerminal(folder, definition, this.core);
  }

  explainRule(id: string): Promise<void> {
    return showRulePage(id);
  }

  page(uri: vscode.Uri): string {
    return pageAt(uri);
  }

  /** Adds a waiver for one finding to the spec; the reason is asked for, since a waiver without one says nothing. */
  async waive(uri: vscode.Uri, rule: string, path: string): Promise<void> {
    const document = await vscode.workspace.openTextDocument(uri);
    for (const region of this.core.documents.regions(document)) {
      const finding = region.checked.findings.find((candidate) => candidate.rule === rule && candidate.path === path);
      if (!finding) continue;
      const reason = await vscode.window.showInputBox({
        title: `Waive ${rule}`,
        prompt: 'Why is this acceptable here?',
      });
      const edit = reason && waive(region.checked.document, finding, { reason });
      if (!edit) return;
      const change = new vscode.WorkspaceEdit();
      addEdits(change, document, region, [edit]);
      await vscode.workspace.applyEdit(change);
      return;
    }
  }

  async runChecklist(id?: string): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const spec = editor && (await ChecklistSpec.of(this.core, editor));
    if (!spec) return this.#offerSpec();
    await runChecklist(spec, id);
  }

  /** @param all write every size without asking */
  async sizeToObjectives(all = false): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (editor) await this.core.prepare(editor.document);
    const regions = editor ? this.core.documents.regions(editor.document) : [];
    const [first] = regions;
    if (!editor || !first) return this.#offerSpec();
    const cursor = editor.document.offsetAt(editor.selection.active);
    await sizeToObjectives(editor.document, regions.find(({ toSpec }) => toSpec(cursor) !== undefined) ?? first, all);
  }

  async compareWithRevision(revision?: string): Promise<void> {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || this.core.documents.regions(document).length === 0) return this.#offerSpec();
    await this.core.prepare(document);
    await compareWithRevision(document, this.core.documents.settingsOf(document), revision);
  }

  async #offerSpec(): Promise<void> {
    const create = 'New Design Spec…';
    const message =
      'This needs a design spec: a YAML file with the key `headroom: 1`, or a Markdown file with a `yaml headroom` block.';
    if ((await vscode.window.showInformationMessage(message, create)) === create) await this.newSpecFromBlueprint();
  }
}
