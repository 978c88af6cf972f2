import * as vscode from 'vscode';
import type { DiagnosticsScheduler } from './diagnostics-scheduler';
import type { Features } from './features';
import { guard } from './guard';
import { isConfigFile, markdownSelector, selector } from './selectors';
import { semanticTokensLegend } from './semantic-tokens-legend';

/**
 * Registers the language features. Each provider answers for documents that hold a spec and loads the features with the
 * first of them; a feature that fails is logged and answers nothing.
 */
export function registerProviders(
  load: () => Promise<Features>,
  holdsSpec: (document: vscode.TextDocument) => boolean,
  scheduler: DiagnosticsScheduler,
): vscode.Disposable[] {
  const { languages } = vscode;
  const changed = new vscode.EventEmitter<void>();
  type Answer<T> = Promise<T | undefined>;

  /** Runs a feature for a document of ours. */
  function ours<T>(name: string, document: vscode.TextDocument, run: (features: Features) => T | undefined): Answer<T> {
    return holdsSpec(document) ? guard(name, async () => run(await load())) : Promise.resolve(undefined);
  }

  /** The same for a feature that shows results: it waits for them rather than have each keystroke analysed. */
  function oursChecked<T>(
    name: string,
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
    run: (features: Features) => T | undefined,
  ): Answer<T> {
    if (!holdsSpec(document)) return Promise.resolve(undefined);
    return guard(name, async () => {
      await scheduler.whenChecked(document);
      return token.isCancellationRequested ? undefined : run(await load());
    });
  }

  return [
    changed,
    scheduler.onDidCheck(() => changed.fire()),
    languages.registerHoverProvider(selector, {
      provideHover: (document, position) =>
        holdsSpec(document) || isConfigFile(document.uri) || document.languageId === 'markdown'
          ? guard('hover', async () => (await load()).hover(document, position))
          : undefined,
    }),
    languages.registerCompletionItemProvider(
      selector,
      {
        provideCompletionItems: (document, position) =>
          holdsSpec(document) || isConfigFile(document.uri)
            ? guard('completion', async () => (await load()).completions(document, position))
            : undefined,
      },
      ':',
      ' ',
      '[',
      '{',
    ),
    languages.registerDefinitionProvider(selector, {
      provideDefinition: (document, position) =>
        ours('definition', document, (features) => features.definition(document, position)),
    }),
    languages.registerReferenceProvider(selector, {
      provideReferences: (document, position) =>
        ours('references', document, (features) => features.references(document, position)),
    }),
    languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: (document, position) =>
        ours('highlights', document, (features) => features.highlights(document, position)),
    }),
    languages.registerRenameProvider(selector, {
      prepareRename: (document, position) =>
        renameOf(load, holdsSpec, document, (features) => features.prepareRename(document, position)),
      provideRenameEdits: (document, position, name) =>
        renameOf(load, holdsSpec, document, (features) => features.rename(document, position, name)),
    }),
    languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: (document, range, context, token) =>
          oursChecked('code actions', document, token, (features) => features.codeActions(document, range, context)),
      },
      {
        providedCodeActionKinds: [
          vscode.CodeActionKind.QuickFix,
          vscode.CodeActionKind.SourceFixAll.append('headroom'),
        ],
      },
    ),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document, token) =>
        oursChecked('code lenses', document, token, (features) => features.codeLenses(document)),
    }),
    languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: (document, range, token) =>
        oursChecked('inlay hints', document, token, (features) => features.inlayHints(document, range)),
    }),
    languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: (document) => ours('links', document, (features) => features.links(document)),
    }),
    languages.registerSelectionRangeProvider(selector, {
      provideSelectionRanges: (document, positions) =>
        ours('selection ranges', document, (features) => features.selectionRanges(document, positions)),
    }),
    languages.registerDocumentSemanticTokensProvider(
      selector,
      {
        provideDocumentSemanticTokens: (document) =>
          ours('semantic tokens', document, (features) => features.semanticTokens(document)),
      },
      semanticTokensLegend,
    ),
    languages.registerDocumentSymbolProvider(
      selector,
      {
        provideDocumentSymbols: (document) => ours('symbols', document, (features) => features.symbols(document)),
      },
      { label: 'Headroom' },
    ),
    // A YAML file is folded by its indentation; inside a fence only we know it.
    languages.registerFoldingRangeProvider(markdownSelector, {
      provideFoldingRanges: (document) => ours('folding', document, (features) => features.folding(document)),
    }),
  ];
}

/** A refusal to rename is for the person, so it is not logged and swallowed as other failures are. */
async function renameOf<T>(
  load: () => Promise<Features>,
  holdsSpec: (document: vscode.TextDocument) => boolean,
  document: vscode.TextDocument,
  run: (features: Features) => T | undefined,
): Promise<T | undefined> {
  return holdsSpec(document) ? run(await load()) : undefined;
}
