import type * as vscode from 'vscode';
import { specFences } from '../document/fences';
import type { CheckSettings } from '../rules/check-settings';
import { type CheckedVersion, DocumentChecker } from '../rules/document-checker';
import type { Span } from '../spec/span';
import { isHeadroomDocument } from '../spec/syntax/is-headroom-document';

/** A spec inside an editor document: the whole of a YAML file, or one fenced block of a Markdown file. */
export interface SpecRegion {
  readonly checked: CheckedVersion;
  /** Offset in the editor document of an offset in the spec. */
  readonly toDocument: (offset: number) => number;
  /** Offset in the spec, or undefined when the offset lies outside it. */
  readonly toSpec: (offset: number) => number | undefined;
  /** What a new line of the spec needs in front: the indentation and quote marks of a fence. */
  readonly linePrefix: string;
}

/** What is known of an editor document. */
interface Known {
  readonly version: number;
  readonly language: string;
  readonly regions: readonly SpecRegion[];
  /** By place of the spec among those of the document. */
  readonly checkers: DocumentChecker[];
}

/** One reading and at most one analysis per version of a document, shared by every feature. */
export class SpecDocuments {
  /** By document rather than by address: a new unsaved document can get the address of one that was just closed. */
  #known = new WeakMap<vscode.TextDocument, Known>();

  constructor(readonly settingsOf: (document: vscode.TextDocument) => CheckSettings) {}

  /** Forgets every check, for settings that have changed. */
  clear(): void {
    this.#known = new WeakMap();
  }

  /** The specs of a document; none for a document that is not ours. */
  regions(document: vscode.TextDocument): readonly SpecRegion[] {
    const { version, languageId: language } = document;
    const known = this.#known.get(document);
    if (known?.version === version && known.language === language) return known.regions;
    const checkers = known?.checkers ?? [];
    const settings = this.settingsOf(document);
    const specs = (language === 'markdown' ? specFences : wholeSpec)(document.getText());
    const regions = specs.map((spec, index) => {
      const checker = checkers[index] ?? new DocumentChecker();
      checkers[index] = checker;
      return { ...spec, checked: checker.check(spec.text, settings) };
    });
    this.#known.set(document, { version, language, regions, checkers });
    return regions;
  }
}

function wholeSpec(text: string) {
  const same = (offset: number) => offset;
  return isHeadroomDocument(text) ? [{ text, toDocument: same, toSpec: same, linePrefix: '' }] : [];
}

export function rangeOf(
  document: vscode.TextDocument,
  { toDocument }: Pick<SpecRegion, 'toDocument'>,
  { start, end }: Span,
): [vscode.Position, vscode.Position] {
  return [document.positionAt(toDocument(start)), document.positionAt(toDocument(end))];
}
