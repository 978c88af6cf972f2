import type * as vscode from 'vscode';
import type { CheckSettings } from '../rules/check-settings';
import { type CheckedVersion, DocumentChecker } from '../rules/document-checker';
import { type SpecText, specTexts } from './spec-texts';

/** A spec inside an editor document, with everything that was found of it. */
export interface SpecRegion extends SpecText {
  readonly checked: CheckedVersion;
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
    const regions = specTexts(document).map((spec, index) => {
      const checker = checkers[index] ?? new DocumentChecker();
      checkers[index] = checker;
      return { ...spec, checked: checker.check(spec.text, settings) };
    });
    this.#known.set(document, { version, language, regions, checkers });
    return regions;
  }
}
