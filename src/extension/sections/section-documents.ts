import * as vscode from 'vscode';
import { readDesignDoc } from '../../document/sections';
import { type CheckedDoc, checkDesignDoc, type LinkedSpec } from '../../report/sections/check-design-doc';
import { linkedSpec } from '../../report/sections/linked-specs';
import { specForSections } from '../../report/sections/spec-for-sections';
import { carriedFindings } from '../../rules/carried-findings';
import type { CheckedDocument } from '../../rules/check-document';
import type { WorkspaceConfig } from '../../rules/config/workspace-config';
import type { Finding } from '../../spec/finding';
import type { Core } from '../core';
import { fileText, openDocument } from '../file-text';
import { linkTarget } from './link-target';

/** The sections of one version of a document. */
export interface CheckedVersionOfDoc extends CheckedDoc {
  readonly version: number;
}

/** A fenced spec as sections see it, and what it was made from. */
interface FenceForSections {
  readonly text: string;
  readonly workspace: WorkspaceConfig | undefined;
  readonly spec: CheckedDocument;
}

interface Known {
  readonly version: number;
  readonly checked: Promise<CheckedVersionOfDoc>;
}

/**
 * The computed sections of editor documents, checked once for each version of a document and of the files that it links.
 * What stands in the editor wins over the disk.
 */
export class SectionDocuments implements vscode.Disposable {
  #known = new WeakMap<vscode.TextDocument, Known>();
  #fences = new WeakMap<vscode.TextDocument, readonly FenceForSections[]>();
  readonly #last = new WeakMap<vscode.TextDocument, { readonly text: string; readonly findings: readonly Finding[] }>();
  /** By address of the linked file. */
  #linked = new Map<string, Promise<LinkedSpec>>();
  /** Which documents link a file, by its address. */
  readonly #linking = new Map<string, Set<vscode.TextDocument>>();
  readonly #subscriptions: readonly vscode.Disposable[];

  /** @param recheck what to do with a document whose linked file has changed */
  constructor(
    readonly core: Core,
    readonly recheck: (document: vscode.TextDocument) => void,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.{yaml,yml,md}');
    const forget = (uri: vscode.Uri) => this.#forget(uri);
    this.#subscriptions = [
      watcher,
      watcher.onDidCreate(forget),
      watcher.onDidChange(forget),
      watcher.onDidDelete(forget),
      vscode.workspace.onDidChangeTextDocument(({ document }) => forget(document.uri)),
      // What was not saved is gone.
      vscode.workspace.onDidCloseTextDocument((document) => {
        for (const documents of this.#linking.values()) documents.delete(document);
        forget(document.uri);
      }),
    ];
  }

  /** Forgets every check, for a configuration that has changed. */
  clear(): void {
    this.#known = new WeakMap();
    this.#fences = new WeakMap();
    this.#linked = new Map();
  }

  /** What is to be said of the sections of a document as it is now. */
  check(document: vscode.TextDocument): Promise<CheckedVersionOfDoc> {
    const { version } = document;
    const known = this.#known.get(document);
    if (known?.version === version) return known.checked;
    const checked = this.#check(document);
    this.#known.set(document, { version, checked });
    return checked;
  }

  /** What was found of the last version, where its text is still the same. */
  lastFindings(document: vscode.TextDocument): readonly Finding[] {
    const last = this.#last.get(document);
    return last ? carriedFindings(last.findings, last.text, document.getText()) : [];
  }

  async #check(document: vscode.TextDocument): Promise<CheckedVersionOfDoc> {
    await this.core.prepare(document);
    const { version } = document;
    const text = document.getText();
    const checked = await this.checkText(document, text);
    this.#last.set(document, { text, findings: checked.findings.map(({ finding }) => finding) });
    return { ...checked, version };
  }

  /** The same of a text that is to become that of the document: its fenced specs are those of the document. */
  async checkText(document: vscode.TextDocument, text: string): Promise<CheckedDoc> {
    const read = readDesignDoc(text);
    const fences = this.#fencesOf(document).map(({ spec }) => spec);
    const files = read.files.map(async ({ path }) => [path, await this.#linkedSpec(document, path)] as const);
    return checkDesignDoc(text, { fences, files: new Map(await Promise.all(files)) }, read);
  }

  /** While only prose is edited, specs stay what they are. */
  #fencesOf(document: vscode.TextDocument): readonly FenceForSections[] {
    const { workspace } = this.core.documents.settingsOf(document);
    const before = this.#fences.get(document) ?? [];
    const fences = this.core.documents.regions(document).map(({ text, checked }, index) => {
      const known = before[index];
      const same = known?.text === text && known.workspace === workspace;
      return same ? known : { text, workspace, spec: specForSections(text, workspace, checked) };
    });
    this.#fences.set(document, fences);
    return fences;
  }

  #linkedSpec(document: vscode.TextDocument, path: string): Promise<LinkedSpec> {
    const uri = linkTarget(document.uri, path);
    const address = uri.toString();
    const linking = this.#linking.get(address) ?? new Set();
    this.#linking.set(address, linking.add(document));
    const known = this.#linked.get(address);
    if (known) return known;
    const loading = this.#load(uri);
    this.#linked.set(address, loading);
    return loading;
  }

  async #load(uri: vscode.Uri): Promise<LinkedSpec> {
    const { workspace } = await this.core.settingsFor(uri);
    const open = openDocument(uri);
    const [region] = open ? this.core.documents.regions(open) : [];
    if (open && region) {
      const lineOf = (offset: number) => open.positionAt(region.toDocument(offset)).line + 1;
      return { checked: specForSections(region.text, workspace, region.checked), lineOf };
    }
    return linkedSpec(uri.path, { read: () => fileText(uri), workspaceOf: async () => workspace });
  }

  #forget(uri: vscode.Uri): void {
    const address = uri.toString();
    if (!this.#linked.delete(address)) return;
    for (const document of this.#linking.get(address) ?? []) {
      this.#known.delete(document);
      this.recheck(document);
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}
