import type * as vscode from 'vscode';
import { specFences } from '../document/fences';
import { type CheckedDocument, checkDocument } from '../rules/check-document';
import type { LintSettings } from '../rules/lint/lint-settings';
import type { Span } from '../spec/span';
import { isHeadroomDocument } from '../spec/syntax/is-headroom-document';

/** A spec inside an editor document: the whole of a YAML file, or one fenced block of a Markdown file. */
export interface SpecRegion {
  readonly checked: CheckedDocument;
  /** Offset in the editor document of an offset in the spec. */
  readonly toDocument: (offset: number) => number;
  /** Offset in the spec, or undefined when the offset lies outside it. */
  readonly toSpec: (offset: number) => number | undefined;
  /** What a new line of the spec needs in front: the indentation and quote marks of a fence. */
  readonly linePrefix: string;
}

/** One reading and one analysis per version of a document, shared by every feature. */
export class SpecDocuments {
  /** By document rather than by address: a new unsaved document can get the address of one that was just closed. */
  #cache = new WeakMap<vscode.TextDocument, { version: number; language: string; regions: SpecRegion[] }>();

  constructor(readonly settingsOf: (document: vscode.TextDocument) => LintSettings) {}

  /** Forgets every check, for settings that have changed. */
  clear(): void {
    this.#cache = new WeakMap();
  }

  /** The specs of a document; none for a document that is not ours. */
  regions(document: vscode.TextDocument): readonly SpecRegion[] {
    const { version, languageId: language } = document;
    const cached = this.#cache.get(document);
    if (cached?.version === version && cached.language === language) return cached.regions;
    const read = language === 'markdown' ? fences : whole;
    const regions = read(document.getText(), this.settingsOf(document));
    this.#cache.set(document, { version, language, regions });
    return regions;
  }
}

function whole(text: string, settings: LintSettings): SpecRegion[] {
  if (!isHeadroomDocument(text)) return [];
  const same = (offset: number) => offset;
  return [{ checked: checkDocument(text, settings), toDocument: same, toSpec: same, linePrefix: '' }];
}

function fences(text: string, settings: LintSettings): SpecRegion[] {
  return specFences(text).map((fence) => ({ checked: checkDocument(fence.text, settings), ...fence }));
}

export function rangeOf(
  document: vscode.TextDocument,
  region: SpecRegion,
  { start, end }: Span,
): [vscode.Position, vscode.Position] {
  return [document.positionAt(region.toDocument(start)), document.positionAt(region.toDocument(end))];
}
