import type { Editable } from '../../spec/edit/set-field';
import type { TextEdit } from '../../spec/edit/text-edit';
import type { Span } from '../../spec/span';
import { lastOffset } from '../../spec/syntax/last-offset';
import type { SyntaxNode } from '../../spec/syntax/node';
import { nodeAtPath, parsePath } from '../../spec/syntax/path';

/**
 * Takes an entry out of the mapping at `path`, or an item out of the list there (by its text or its place), with what
 * separates it from the others. The last one takes the mapping or list with it.
 */
export function removeEntry(document: Editable, path: string, key: string | number): TextEdit | undefined {
  const { text, root } = document;
  const node = nodeAtPath(root, path);
  if (!node || node.type === 'scalar') return undefined;
  const spans = spansOf(node);
  const at = typeof key === 'number' ? key : indexOf(node, key);
  const own = spans[at];
  if (!own) return undefined;
  if (spans.length === 1) return removeWhole(document, path);
  const [before, after] = [spans[at - 1], spans[at + 1]];
  if (node.flow) return after ? remove(own.start, after.start) : remove(before!.end, own.end);
  const lineStart = text.lastIndexOf('\n', own.start - 1) + 1;
  // A block scalar ends behind its last line break, of which the line that follows is none.
  const lineEnd = text.indexOf('\n', own.start + text.slice(own.start, own.end).trimEnd().length);
  // The first key of a list item shares its line with the dash.
  const isAlone = (node.type === 'sequence' ? /^[\s-]*$/ : /^\s*$/).test(text.slice(lineStart, own.start));
  return isAlone
    ? remove(lineStart, lineEnd < 0 ? text.length : lineEnd + 1)
    : remove(own.start, after?.start ?? own.end);
}

function removeWhole(document: Editable, path: string): TextEdit | undefined {
  const last = parsePath(path).at(-1);
  if (last === undefined) return undefined;
  const suffix = typeof last === 'number' ? `[${last}]` : last;
  return removeEntry(document, path.slice(0, -suffix.length).replace(/\.$/, ''), last);
}

function spansOf(node: Exclude<SyntaxNode, { type: 'scalar' }>): readonly Span[] {
  if (node.type === 'sequence') return node.items.map((item) => ({ start: item.span.start, end: lastOffset(item) }));
  return node.entries.map(({ key, value }) => ({
    start: key.span.start,
    end: Math.max(key.span.end, lastOffset(value)),
  }));
}

function indexOf(node: Exclude<SyntaxNode, { type: 'scalar' }>, key: string): number {
  return node.type === 'sequence'
    ? node.items.findIndex((item) => item.type === 'scalar' && item.text === key)
    : node.entries.findIndex((entry) => entry.key.text === key);
}

function remove(start: number, end: number): TextEdit {
  return { start, end, newText: '' };
}
