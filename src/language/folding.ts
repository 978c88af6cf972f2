import type { SpecDocument } from '../spec/read-spec';
import type { Span } from '../spec/span';
import { lastOffset } from '../spec/syntax/last-offset';
import type { SyntaxNode } from '../spec/syntax/node';

export interface FoldingRange extends Span {
  readonly kind: 'region' | 'comment';
}

/** What can be folded: entries and items of several lines, without the blank lines below them, and blocks of comments. */
export function foldingRanges({ tree, text }: SpecDocument): FoldingRange[] {
  const found: FoldingRange[] = [];
  const visit = (node: SyntaxNode) => {
    if (node.type === 'scalar') return;
    const children = node.type === 'mapping' ? node.entries : node.items.map((value) => ({ key: value, value }));
    for (const { key, value } of children) {
      // Only what stands inside its parent: an aliased subtree folds at its anchor.
      if (value.span.start < node.span.start || value.span.end > node.span.end) continue;
      const range = { start: key.span.start, end: textEnd(text, lastOffset(value)), kind: 'region' as const };
      if (text.slice(range.start, range.end).includes('\n')) found.push(range);
      visit(value);
    }
  };
  if (tree.root) visit(tree.root);
  return [...found, ...commentBlocks(text)].sort((a, b) => a.start - b.start);
}

function textEnd(text: string, end: number): number {
  let last = end;
  while (last > 0 && /\s/.test(text[last - 1] ?? '')) last--;
  return last;
}

/** Two lines or more with nothing but a comment. */
function commentBlocks(text: string): FoldingRange[] {
  return [...text.matchAll(/^[ \t]*#.*(?:\r?\n[ \t]*#.*)+/gm)].map(({ 0: block, index }) => ({
    start: index,
    end: index + block.length,
    kind: 'comment',
  }));
}
