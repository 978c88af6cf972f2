import type { SpecDocument } from '../spec/read-spec';
import type { Span } from '../spec/span';
import { lastOffset } from '../spec/syntax/last-offset';
import { nodeAt } from '../spec/syntax/node-at';

/** The ranges that "expand selection" goes through, innermost first: a value, its entry, the mapping around it, … */
export function selectionRanges({ tree, text }: SpecDocument, offset: number): Span[] {
  const at = nodeAt(tree.root, offset);
  if (!at) return [{ start: 0, end: text.length }];
  const ranges: Span[] = [];
  const add = (span: Span) => {
    const last = ranges.at(-1);
    const grows =
      !last || (span.start <= last.start && span.end >= last.end && span.end - span.start > last.end - last.start);
    if (grows && span.start <= offset && offset <= span.end) ranges.push(span);
  };
  const nodes = [...at.ancestors, at.node].reverse();
  if (at.onKey && at.entry) add(at.entry.key.span);
  for (const [index, node] of nodes.entries()) {
    if (index > 0 || !at.onKey) add({ start: node.span.start, end: lastOffset(node) });
    const parent = nodes[index + 1];
    const entry = parent?.type === 'mapping' ? parent.entries.find(({ value }) => value === node) : undefined;
    if (entry) add({ start: entry.key.span.start, end: Math.max(entry.key.span.end, lastOffset(node)) });
  }
  add({ start: 0, end: text.length });
  return ranges;
}
