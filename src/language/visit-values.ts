import type { Span } from '../spec/span';
import type { Entry, ScalarNode, SyntaxNode } from '../spec/syntax/node';
import { fieldSlot, itemSlot, rootSlot, type Slot, scalarSlot } from './slot';

/** A scalar of the document and what the language expects there. */
export interface VisitedValue {
  readonly path: readonly (string | number)[];
  readonly node: ScalarNode;
  readonly entry?: Entry;
  readonly slot: Slot;
}

/**
 * Every scalar value that the language knows, in document order. An aliased subtree is visited once, under the first
 * path that reaches it. `within` leaves out what lies entirely outside it.
 */
export function* visitValues(root: SyntaxNode | undefined, within?: Span): Generator<VisitedValue> {
  const seen = new Set<SyntaxNode>();
  const outside = ({ span }: SyntaxNode) =>
    within !== undefined && (span.end < within.start || span.start > within.end);

  function* visit(node: SyntaxNode, slot: Slot, path: (string | number)[], entry?: Entry): Generator<VisitedValue> {
    if (seen.has(node) || outside(node)) return;
    seen.add(node);
    if (node.type === 'scalar') {
      yield { path, node, slot: scalarSlot(slot), ...(entry && { entry }) };
    } else if (node.type === 'sequence') {
      const item = itemSlot(slot);
      if (!item) return;
      for (const [index, value] of node.items.entries()) yield* visit(value, item, [...path, index]);
    } else {
      for (const child of node.entries) {
        const field = fieldSlot(slot, child.key.text);
        if (field) yield* visit(child.value, field, [...path, child.key.text], child);
      }
    }
  }
  if (root) yield* visit(root, rootSlot(), []);
}
