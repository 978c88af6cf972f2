import * as vscode from 'vscode';
import { readDesignDoc, type SpecReference } from '../../document/sections';
import type { TextEdit } from '../../spec/edit/text-edit';
import type { Core } from '../core';
import { workspaceEdit } from '../edits';
import { linkTarget } from '../sections/link-target';
import type { SpecRegion } from '../spec-documents';

/** The spec that a checklist is run over, read anew whenever somebody asks: its text may change between two questions. */
export class ChecklistSpec {
  #document: vscode.TextDocument;
  readonly #count: number;

  /** @param index of the spec among those of the document */
  private constructor(
    readonly core: Core,
    document: vscode.TextDocument,
    readonly index: number,
  ) {
    this.#document = document;
    this.#count = core.documents.regions(document).length;
  }

  /** That of the editor; in Markdown the one at the cursor, or that which the checklist there is computed from. */
  static async of(core: Core, { document, selection }: vscode.TextEditor): Promise<ChecklistSpec | undefined> {
    await core.prepare(document);
    const cursor = document.offsetAt(selection.active);
    const regions = core.documents.regions(document);
    const at = regions.findIndex(({ toSpec }) => toSpec(cursor) !== undefined);
    if (document.languageId !== 'markdown' || at >= 0) return ChecklistSpec.#at(core, document, Math.max(at, 0));
    const source = sourceAt(document.getText(), cursor);
    if (source?.type !== 'file') return ChecklistSpec.#at(core, document, source?.index ?? 0);
    const linked = await opened(linkTarget(document.uri, source.path));
    if (!linked) return undefined;
    await core.prepare(linked);
    return ChecklistSpec.#at(core, linked, 0);
  }

  static #at(core: Core, document: vscode.TextDocument, index: number): ChecklistSpec | undefined {
    return core.documents.regions(document)[index] && new ChecklistSpec(core, document, index);
  }

  get document(): vscode.TextDocument {
    return this.#document;
  }

  /** The spec as it stands now; undefined once other specs have come or gone beside it, or its file is gone. */
  async region(): Promise<SpecRegion | undefined> {
    // The editor closes a document that nobody shows after a while.
    if (this.#document.isClosed) {
      const again = await opened(this.#document.uri);
      if (!again) return undefined;
      this.#document = again;
    }
    const regions = this.core.documents.regions(this.#document);
    return regions.length === this.#count ? regions[this.index] : undefined;
  }

  async isReadOnly(): Promise<boolean> {
    const { uri } = this.document;
    if (uri.scheme === 'untitled') return false;
    if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) return true;
    try {
      return ((await vscode.workspace.fs.stat(uri)).permissions ?? 0) === vscode.FilePermission.Readonly;
    } catch {
      // Deleted meanwhile, and still open: a save makes it again.
      return false;
    }
  }

  /** Writes edits of the region as it stands now, as one step to undo. */
  write(region: SpecRegion, edits: readonly TextEdit[]): Thenable<boolean> {
    return vscode.workspace.applyEdit(workspaceEdit(this.document, region, edits));
  }
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** What the checklist at an offset is computed from; else the first one that there is, else what the document links. */
function sourceAt(markdown: string, offset: number): SpecReference | undefined {
  const { sections, files } = readDesignDoc(markdown);
  const lists = sections.filter(({ kind }) => kind === 'checklist');
  const here = lists.find(({ open, close }) => open.span.start <= offset && offset <= close.span.end);
  return (here ?? lists[0])?.spec ?? sections[0]?.spec ?? files[0];
}
