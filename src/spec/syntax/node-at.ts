import { contains } from '../span';
import type { Entry, SyntaxNode } from './node';
import { PlacedEntry } from './placed-entry';

/** What stands at an offset of a document. */
export interface NodePosition {
  /** Keys and indices from the root to `node`. */
  readonly path: readonly (string | number)[];
  /** The innermost node at the offset; on a key, the value behind it. */
  readonly node: SyntaxNode;
  /** The innermost `key: value` around the offset. */
  readonly entry?: Entry;
  readonly onKey: boolean;
  /** The nodes around `node`, outermost first. */
  readonly ancestors: readonly SyntaxNode[];
}

/**
 * The innermost node whose text holds the offset, ends included. An aliased subtree is found at its anchor, which is
 * where its text is.
 */
export function nodeAt(root: SyntaxNode | undefined, offset: number): NodePosition | undefined {
  if (!root || !contains(root.span, offset)) return undefined;
  const path: (string | number)[] = [];
  const ancestors: SyntaxNode[] = [];
  let node = root;
  let entry: Entry | undefined;
  for (;;) {
    const inside = childAt(node, offset);
    if (!inside) return { path, node, ...(entry && { entry }), onKey: false, ancestors };
    ancestors.push(node);
    path.push(inside.segment);
    node = inside.node;
    if (inside.entry) entry = inside.entry;
    if (inside.onKey) return { path, node, ...(entry && { entry }), onKey: true, ancestors };
  }
}

interface Child {
  readonly segment: string | number;
  readonly node: SyntaxNode;
  readonly entry?: Entry;
  readonly onKey?: boolean;
}

function childAt(node: SyntaxNode, offset: number): Child | undefined {
  if (node.type === 'scalar') return undefined;
  if (node.type === 'sequence') {
    const index = node.items.findIndex(({ span }) => contains(span, offset));
    const item = node.items[index];
    return item && { segment: index, node: item };
  }
  for (const entry of [...node.entries, ...(node.duplicates ?? [])]) {
    if (entry instanceof PlacedEntry && !contains(entry.span, offset)) continue;
    const onKey = contains(entry.key.span, offset);
    if (onKey || contains(entry.value.span, offset))
      return { segment: entry.key.text, node: entry.value, entry, onKey };
  }
  return undefined;
}
