import * as vscode from 'vscode';
import type { Core } from '../core';
import { toDiagnostic } from '../to-diagnostic';
import { SectionDocuments } from './section-documents';
import { rangeOf, SectionFeatures } from './section-features';

/** Milliseconds for which a save waits for its sections at most; what takes longer is refreshed another time. */
const patience = 600;

/** Findings of sections are of the document itself. */
const whole = { toDocument: (offset: number) => offset };

/** Computed sections in the editor. Loaded with the first document that has markers, or the first command for them. */
export class Sections implements vscode.Disposable {
  readonly documents: SectionDocuments;
  readonly features: SectionFeatures;

  constructor(
    readonly core: Core,
    recheck: (document: vscode.TextDocument) => void,
  ) {
    this.documents = new SectionDocuments(core, recheck);
    this.features = new SectionFeatures(this.documents);
  }

  async diagnose(document: vscode.TextDocument): Promise<vscode.Diagnostic[]> {
    const { findings } = await this.documents.check(document);
    return findings.map(({ finding }) => toDiagnostic(finding, document, whole));
  }

  /** What can be said before the document is analysed. */
  diagnoseEarly(document: vscode.TextDocument): vscode.Diagnostic[] {
    return this.documents.lastFindings(document).map((finding) => toDiagnostic(finding, document, whole));
  }

  /** What a save is to bring up to date; nothing if that takes too long. */
  async editsForSave(document: vscode.TextDocument): Promise<vscode.TextEdit[]> {
    const { version } = document;
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience));
    const checked = await Promise.race([this.documents.check(document), late]);
    if (checked?.version !== version || document.version !== version) return [];
    return checked.edits.map((edit) => vscode.TextEdit.replace(rangeOf(document, edit), edit.newText));
  }

  dispose(): void {
    this.documents.dispose();
  }
}
