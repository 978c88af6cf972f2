import * as vscode from 'vscode';
import { specFences } from '../document/fences';
import type { Span } from '../spec/span';
import { isHeadroomDocument } from '../spec/syntax/is-headroom-document';

/** The text of a spec inside an editor document: the whole of a YAML file, or one fenced block of a Markdown file. */
export interface SpecText {
  readonly text: string;
  /** Offset in the editor document of an offset in the spec. */
  readonly toDocument: (offset: number) => number;
  /** Offset in the spec, or undefined when the offset lies outside it. */
  readonly toSpec: (offset: number) => number | undefined;
  /** What a new line of the spec needs in front: the indentation and quote marks of a fence. */
  readonly linePrefix: string;
}

/** The specs of a document; none for a document that is not ours. */
export function specTexts(document: vscode.TextDocument): readonly SpecText[] {
  const text = document.getText();
  if (document.languageId === 'markdown') return specFences(text);
  const same = (offset: number) => offset;
  return isHeadroomDocument(text) ? [{ text, toDocument: same, toSpec: same, linePrefix: '' }] : [];
}

export function rangeIn(
  document: vscode.TextDocument,
  { toDocument }: Pick<SpecText, 'toDocument'>,
  { start, end }: Span,
): vscode.Range {
  return new vscode.Range(document.positionAt(toDocument(start)), document.positionAt(toDocument(end)));
}
