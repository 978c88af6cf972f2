import * as vscode from 'vscode';
import { codeLenses } from '../language/code-lenses';
import { type CompletionItem, completionsAt } from '../language/completion/completions-at';
import { configDocument } from '../language/config-document';
import { findDefinition } from '../language/definition';
import { documentSymbols } from '../language/document-symbols';
import { foldingRanges } from '../language/folding';
import { highlightsAt } from '../language/highlights';
import { type Hover, hoverAt } from '../language/hover';
import { hoverMarkdown } from '../language/hover-markdown';
import { inlayHints } from '../language/inlay-hints';
import { documentLinks } from '../language/links';
import { findReferences } from '../language/references';
import { prepareRename, renameAt } from '../language/rename';
import { selectionRanges } from '../language/selection-ranges';
import { semanticTokens } from '../language/semantic-tokens';
import { readsOurSchema } from '../language/yaml-coexistence';
import { compatibleFixes } from '../rules/compatible-fixes';
import type { Span } from '../spec/span';
import { actionsFor } from './code-actions';
import { toCompletionItem } from './completion-item';
import type { Core } from './core';
import { toDocumentSymbol } from './document-symbol';
import { addEdits, workspaceEdit } from './edits';
import { isConfigFile } from './selectors';
import { tokenTypes } from './semantic-tokens-legend';
import type { SpecRegion } from './spec-documents';
import { rangeIn } from './spec-texts';

export { StatusItem } from './status-item';

import { otherYaml } from './yaml-extension';

/** A region with the ranges of its document, so that a feature only maps what it found. */
interface At {
  readonly document: vscode.TextDocument;
  readonly region: SpecRegion;
  readonly offset: number;
}

/** The language features in the terms of the editor. Loaded with the first spec that is looked at. */
export class Features {
  constructor(readonly core: Core) {}

  hover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const at = this.#at(document, position);
    const hover = at && hoverAt(at.region.checked, at.offset);
    if (at && hover) return hoverOf(document, hover, rangeIn(at.document, at.region, hover));
    if (isConfigFile(document.uri)) return this.#configHover(document, position);
    if (at || document.languageId !== 'markdown') return undefined;
    const prose = hoverMarkdown(document.getText(), document.offsetAt(position));
    return prose && new vscode.Hover(markdown(prose.contents), plainRange(document, prose));
  }

  completions(document: vscode.TextDocument, position: vscode.Position): vscode.CompletionItem[] | undefined {
    const others = readsOurSchema(document.getText(), otherYaml(document));
    const isOurs = ({ inSchema }: CompletionItem) => !(others && inSchema);
    if (isConfigFile(document.uri)) {
      return completionsAt(configDocument(document.getText()), document.offsetAt(position), 'config')
        .filter(isOurs)
        .map((item) => toCompletionItem(item, plainRange(document, item.range), ''));
    }
    const at = this.#at(document, position);
    return (
      at &&
      completionsAt(at.region.checked.document, at.offset)
        .filter(isOurs)
        .map((item) => toCompletionItem(item, rangeIn(document, at.region, item.range), at.region.linePrefix))
    );
  }

  #configHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const checked = { document: configDocument(document.getText()), findings: [] };
    const hover = hoverAt(checked, document.offsetAt(position), 'config');
    return hover && hoverOf(document, hover, plainRange(document, hover));
  }

  definition(document: vscode.TextDocument, position: vscode.Position): vscode.LocationLink[] | undefined {
    const at = this.#at(document, position);
    const found = at && findDefinition(at.region.checked.document, at.offset);
    if (!at || !found) return undefined;
    const range = (span: Span) => rangeIn(document, at.region, span);
    return [
      {
        originSelectionRange: range(found.origin),
        targetUri: document.uri,
        targetRange: range(found.targetRange),
        targetSelectionRange: range(found.target),
      },
    ];
  }

  references(document: vscode.TextDocument, position: vscode.Position): vscode.Location[] | undefined {
    const at = this.#at(document, position);
    return (
      at &&
      findReferences(at.region.checked.document, at.offset).map(
        ({ span }) => new vscode.Location(document.uri, rangeIn(document, at.region, span)),
      )
    );
  }

  highlights(document: vscode.TextDocument, position: vscode.Position): vscode.DocumentHighlight[] | undefined {
    const at = this.#at(document, position);
    const kinds = { read: vscode.DocumentHighlightKind.Read, write: vscode.DocumentHighlightKind.Write };
    return (
      at &&
      highlightsAt(at.region.checked.document, at.offset).map(
        (highlight) => new vscode.DocumentHighlight(rangeIn(document, at.region, highlight), kinds[highlight.kind]),
      )
    );
  }

  prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): { range: vscode.Range; placeholder: string } | undefined {
    const at = this.#at(document, position);
    if (!at) return undefined;
    const start = prepareRename(at.region.checked.document, at.offset);
    if ('refused' in start) throw new Error(start.refused);
    return { range: rangeIn(document, at.region, start.span), placeholder: start.placeholder };
  }

  rename(document: vscode.TextDocument, position: vscode.Position, name: string): vscode.WorkspaceEdit | undefined {
    const at = this.#at(document, position);
    if (!at) return undefined;
    const edits = renameAt(at.region.checked.document, at.offset, name);
    if ('refused' in edits) throw new Error(edits.refused);
    return workspaceEdit(document, at.region, edits);
  }

  codeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const all = vscode.CodeActionKind.SourceFixAll.append('headroom');
    if (context.only?.contains(all) || (context.only && all.contains(context.only))) return this.#fixAll(document, all);
    return this.core.documents
      .regions(document)
      .flatMap((region) =>
        region.checked.findings
          .filter((finding) => range.intersection(rangeIn(document, region, finding.span)))
          .flatMap((finding) => actionsFor(finding, document, region, context.diagnostics)),
      );
  }

  /** The preferred fixes that do not get in each other's way, as one edit. */
  #fixAll(document: vscode.TextDocument, kind: vscode.CodeActionKind): vscode.CodeAction[] {
    const action = new vscode.CodeAction('Apply all Headroom fixes', kind);
    action.edit = new vscode.WorkspaceEdit();
    for (const region of this.core.documents.regions(document)) {
      addEdits(action.edit, document, region, compatibleFixes(region.checked));
    }
    return action.edit.size > 0 ? [action] : [];
  }

  codeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    if (!isOn('codeLens', document)) return [];
    return this.core.documents.regions(document).flatMap((region) =>
      codeLenses(region.checked).map(
        (lens) =>
          new vscode.CodeLens(rangeIn(document, region, lens), {
            title: lens.title,
            command: 'headroom.openAnalysis',
            arguments: [document.uri],
          }),
      ),
    );
  }

  inlayHints(document: vscode.TextDocument, visible: vscode.Range): vscode.InlayHint[] {
    if (!isOn('inlayHints', document)) return [];
    return this.core.documents.regions(document).flatMap((region) =>
      inlayHints(region.checked)
        .map((hint) => {
          const shown = new vscode.InlayHint(document.positionAt(region.toDocument(hint.offset)), hint.label);
          shown.tooltip = new vscode.MarkdownString(hint.tooltip);
          shown.paddingLeft = true;
          return shown;
        })
        .filter(({ position }) => visible.contains(position)),
    );
  }

  links(document: vscode.TextDocument): vscode.DocumentLink[] {
    const folder = vscode.Uri.joinPath(document.uri, '..');
    return this.core.documents.regions(document).flatMap((region) =>
      documentLinks(region.checked.document).map(({ target, ...span }) => {
        const web = /^https?:/.test(target);
        const uri = web ? vscode.Uri.parse(target) : vscode.Uri.joinPath(folder, target.replace(/#.*$/, ''));
        return new vscode.DocumentLink(rangeIn(document, region, span), uri);
      }),
    );
  }

  selectionRanges(document: vscode.TextDocument, positions: readonly vscode.Position[]): vscode.SelectionRange[] {
    return positions.map((position) => {
      const at = this.#at(document, position);
      const ranges = at
        ? selectionRanges(at.region.checked.document, at.offset).map((span) => rangeIn(document, at.region, span))
        : [];
      const outermostFirst = [...ranges].sort((a, b) => (a.contains(b) ? -1 : 1));
      const nested = outermostFirst.reduce<vscode.SelectionRange | undefined>(
        (parent, range) => new vscode.SelectionRange(range, parent),
        undefined,
      );
      return nested ?? new vscode.SelectionRange(new vscode.Range(position, position));
    });
  }

  semanticTokens(document: vscode.TextDocument): vscode.SemanticTokens {
    const builder = new vscode.SemanticTokensBuilder();
    for (const region of this.core.documents.regions(document)) {
      for (const { type, declaration, ...span } of semanticTokens(region.checked.document)) {
        const { start, end } = rangeIn(document, region, span);
        if (start.line !== end.line) continue;
        const length = end.character - start.character;
        builder.push(start.line, start.character, length, tokenTypes.indexOf(type), declaration ? 1 : 0);
      }
    }
    return builder.build();
  }

  /** None where another extension has an outline of the same keys. */
  symbols(document: vscode.TextDocument): vscode.DocumentSymbol[] | undefined {
    if (otherYaml(document).present) return undefined;
    return this.core.documents
      .regions(document)
      .flatMap((region) =>
        documentSymbols(region.checked.document).map((symbol) => toDocumentSymbol(symbol, document, region)),
      );
  }

  folding(document: vscode.TextDocument): vscode.FoldingRange[] {
    return this.core.documents.regions(document).flatMap((region) =>
      foldingRanges(region.checked.document).map((fold) => {
        const { start, end } = rangeIn(document, region, fold);
        const kind = fold.kind === 'comment' ? vscode.FoldingRangeKind.Comment : vscode.FoldingRangeKind.Region;
        return new vscode.FoldingRange(start.line, end.line, kind);
      }),
    );
  }

  #at(document: vscode.TextDocument, position: vscode.Position): At | undefined {
    const inDocument = document.offsetAt(position);
    for (const region of this.core.documents.regions(document)) {
      const offset = region.toSpec(inDocument);
      if (offset !== undefined) return { document, region, offset };
    }
    return undefined;
  }
}

function plainRange(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** Nothing where all of it is said by another extension already. */
function hoverOf(document: vscode.TextDocument, hover: Hover, range: vscode.Range): vscode.Hover | undefined {
  const others = readsOurSchema(document.getText(), otherYaml(document));
  const contents = others ? hover.besideSchema : hover.contents;
  return contents === '' ? undefined : new vscode.Hover(markdown(contents), range);
}

function markdown(text: string): vscode.MarkdownString {
  return new vscode.MarkdownString(text);
}

function isOn(feature: 'codeLens' | 'inlayHints', document: vscode.TextDocument): boolean {
  return vscode.workspace.getConfiguration('headroom', document.uri).get(`${feature}.enabled`, true);
}
