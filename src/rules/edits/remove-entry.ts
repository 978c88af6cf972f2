import type { Editable } from '../../spec/edit/set-field';
import type { TextEdit } from '../../spec/edit/text-edit';
import type { Span } from '../../spec/span';
import { nodeAtPath } from '../../spec/syntax/path';

/** Takes an entry out of the mapping at `path`, or an item out of the list there, with what separates it from the others. */
export function removeEntry({ text, root }: Editable, path: string, key: string): TextEdit | undefined {
  const node = nodeAtPath(root, path);
  if (!node || node.type === 'scalar') return undefined;
  const spans: readonly Span[] =
    node.type === 'sequence'
      ? node.items.map(({ span }) => span)
      : node.entries.map((entry) => ({ start: entry.key.span.start, end: entry.value.span.end }));
  const at =
    node.type === 'sequence'
      ? node.items.findIndex((item) => item.type === 'scalar' && item.text === key)
      : node.entries.findIndex((entry) => entry.key.text === key);
  const own = spans[at];
  // The last one is what makes it a mapping or a list.
  if (!own || spans.length === 1) return undefined;
  const [before, after] = [spans[at - 1], spans[at + 1]];
  if (node.flow) return after ? remove(own.start, after.start) : remove(before!.end, own.end);
  const lineStart = text.lastIndexOf('\n', own.start - 1) + 1;
  const lineEnd = text.indexOf('\n', own.end);
  const isAlone = /^[\s-]*$/.test(text.slice(lineStart, own.start)) && (node.type === 'sequence' || before);
  return isAlone
    ? remove(lineStart, lineEnd < 0 ? text.length : lineEnd + 1)
    : remove(own.start, after?.start ?? own.end);
}

function remove(start: number, end: number): TextEdit {
  return { start, end, newText: '' };
}
