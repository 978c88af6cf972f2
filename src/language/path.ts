import type { Span } from '../spec/span';
import { type Entry, entryOf, type SyntaxNode } from '../spec/syntax/node';

export type Path = readonly (string | number)[];

/** Splits `flows.redirect.steps[0].timeout` into keys and indices. */
export function parsePath(path: string): (string | number)[] {
  return [...path.matchAll(/[^.[\]]+|\[(\d+)\]/g)].map(([part, index]) => (index === undefined ? part : Number(index)));
}

/** A place of the document: its text and, where it stands behind a key, that key. */
export interface Located {
  readonly node: SyntaxNode;
  readonly entry?: Entry;
  /** The key, or the value where there is none: what an editor reveals. */
  readonly span: Span;
}

/**
 * Where a path leads in a document. A path of the report goes further than the document does
 * (`components.db.utilization.peak`); then it is the last place that exists. Undefined when not even its first part does.
 */
export function locate(root: SyntaxNode | undefined, path: string): Located | undefined {
  let node = root;
  let located: Located | undefined;
  for (const segment of parsePath(path)) {
    if (node?.type === 'sequence' && typeof segment === 'number') {
      const item: SyntaxNode | undefined = node.items[segment];
      if (!item) break;
      node = item;
      located = { node, span: item.span };
      continue;
    }
    const entry = entryOf(node, String(segment));
    if (!entry) break;
    node = entry.value;
    located = { node, entry, span: entry.key.span };
  }
  return located;
}

/** Where the text of a node ends; the span of a block collection may reach into the blank lines below it. */
export function lastOffset(node: SyntaxNode): number {
  if (node.type === 'scalar' || node.flow) return node.span.end;
  const children = node.type === 'mapping' ? node.entries.map(({ value }) => value) : node.items;
  // An aliased child stands elsewhere.
  const ends = children.map(lastOffset).filter((end) => end <= node.span.end);
  return Math.max(node.span.start, ...ends);
}
