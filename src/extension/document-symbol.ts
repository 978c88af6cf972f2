import * as vscode from 'vscode';
import type { DocumentSymbol, SymbolKind } from '../language/document-symbols';
import { rangeIn, type SpecText } from './spec-texts';

const kinds: Record<SymbolKind, vscode.SymbolKind> = {
  module: vscode.SymbolKind.Module,
  class: vscode.SymbolKind.Class,
  function: vscode.SymbolKind.Function,
  event: vscode.SymbolKind.Event,
  struct: vscode.SymbolKind.Struct,
  namespace: vscode.SymbolKind.Namespace,
  object: vscode.SymbolKind.Object,
  property: vscode.SymbolKind.Property,
};

export function toDocumentSymbol(
  { name, detail, kind, range, selection, children }: DocumentSymbol,
  document: vscode.TextDocument,
  spec: Pick<SpecText, 'toDocument'>,
): vscode.DocumentSymbol {
  const place = [rangeIn(document, spec, range), rangeIn(document, spec, selection)] as const;
  const symbol = new vscode.DocumentSymbol(name, detail, kinds[kind], ...place);
  symbol.children = children.map((child) => toDocumentSymbol(child, document, spec));
  return symbol;
}
