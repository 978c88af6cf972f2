import type { SyntaxNode } from './node';

/** Where the text of a node ends; the span of a block collection may reach into the blank lines below it. */
export function lastOffset(node: SyntaxNode): number {
  if (node.type === 'scalar' || node.flow) return node.span.end;
  const children = node.type === 'mapping' ? node.entries.map(({ value }) => value) : node.items;
  // An aliased child stands elsewhere.
  const ends = children.map(lastOffset).filter((end) => end <= node.span.end);
  return Math.max(node.span.start, ...ends);
}
