import * as vscode from 'vscode';
import { mayHaveMarkers } from '../document/section-markers';
import type { DiagnosticsScheduler } from './diagnostics-scheduler';
import { guard } from './guard';
import type { Sections } from './sections/sections';
import { markdownSelector, mayHoldSpec } from './selectors';

/** The cheap test that keeps everybody else's Markdown away from what computes sections. */
export function mayHaveSections(document: vscode.TextDocument): boolean {
  return document.languageId === 'markdown' && mayHoldSpec(document) && mayHaveMarkers(document.getText());
}

/**
 * Registers what the editor offers for computed sections. Each part answers for documents that have markers and loads the
 * rest with the first of them; what fails is logged and answers nothing.
 */
export function registerSections(load: () => Promise<Sections>, scheduler: DiagnosticsScheduler): vscode.Disposable[] {
  const { languages } = vscode;

  /** Runs a feature for a document of ours. */
  function ours<T>(document: vscode.TextDocument, run: (sections: Sections) => T | Promise<T>): Promise<T | undefined> {
    if (!mayHaveSections(document)) return Promise.resolve(undefined);
    return guard('sections', async () => run(await load()));
  }

  return [
    vscode.workspace.onWillSaveTextDocument((event) => {
      const { document, reason } = event;
      // While somebody types and the editor saves by itself, nothing moves under their hands.
      if (reason === vscode.TextDocumentSaveReason.AfterDelay || !refreshesOnSave(document)) return;
      if (!mayHaveSections(document)) return;
      event.waitUntil(ours(document, (sections) => sections.editsForSave(document)).then((edits) => edits ?? []));
    }),
    languages.registerCodeActionsProvider(
      markdownSelector,
      {
        provideCodeActions: (document, range, { diagnostics }, token) =>
          ours(document, async ({ features }) => {
            // What is shown has to be found first; a keystroke is not analysed for the sake of its actions.
            await scheduler.whenChecked(document);
            return token.isCancellationRequested ? [] : features.codeActions(document, range, diagnostics);
          }),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    languages.registerHoverProvider(markdownSelector, {
      provideHover: (document, position) => ours(document, ({ features }) => features.hover(document, position)),
    }),
    languages.registerCompletionItemProvider(
      markdownSelector,
      {
        provideCompletionItems: (document, position) =>
          isInMarker(document, position)
            ? ours(document, ({ features }) => features.completions(document, position))
            : undefined,
      },
      ':',
      '=',
      ' ',
    ),
    languages.registerFoldingRangeProvider(markdownSelector, {
      provideFoldingRanges: (document) => ours(document, ({ features }) => features.folding(document)),
    }),
    languages.registerDocumentLinkProvider(markdownSelector, {
      provideDocumentLinks: (document) => ours(document, ({ features }) => features.links(document)),
    }),
  ];
}

function isInMarker(document: vscode.TextDocument, { line, character }: vscode.Position): boolean {
  return /<!--[ \t]*headroom\b[^>]*$/.test(document.lineAt(line).text.slice(0, character));
}

function refreshesOnSave({ uri }: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('headroom', uri).get('sections.refreshOnSave', true);
}
