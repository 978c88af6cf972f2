import type { SpecDocument } from '../spec/read-spec';
import { contains, type Span } from '../spec/span';
import { type NodePosition, nodeAt } from '../spec/syntax/node-at';
import { findReferences } from './references';

export interface Definition {
  /** The text at the offset that leads there. */
  readonly origin: Span;
  /** The id or anchor that is defined. */
  readonly target: Span;
  /** The whole of what it stands for. */
  readonly targetRange: Span;
}

/** Where the id or the YAML alias at the offset is defined. */
export function findDefinition(document: SpecDocument, offset: number): Definition | undefined {
  const { tree } = document;
  const alias = tree.aliases.find(({ span }) => contains(span, offset));
  if (alias) return { origin: alias.span, target: alias.target.span, targetRange: alias.target.span };
  const occurrences = findReferences(document, offset);
  const origin = occurrences.find(({ span }) => contains(span, offset));
  const declaration = occurrences.find(({ role }) => role === 'declaration');
  if (!origin || !declaration) return undefined;
  const at = nodeAt(tree.root, declaration.span.start);
  return { origin: origin.span, target: declaration.span, targetRange: at ? entryRange(at) : declaration.span };
}

function entryRange({ node, entry }: NodePosition): Span {
  return { start: entry?.key.span.start ?? node.span.start, end: node.span.end };
}
