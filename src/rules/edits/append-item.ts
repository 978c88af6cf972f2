import { endOfLine } from '../../spec/edit/insert-entry';
import { type Editable, setField } from '../../spec/edit/set-field';
import type { TextEdit } from '../../spec/edit/text-edit';
import { nodeAtPath } from '../../spec/syntax/path';

/** Adds an item to the list under `key` of the mapping at `path`; a single value, or none at all, becomes a list. */
export function appendItem(document: Editable, path: string, key: string, item: string): TextEdit | undefined {
  const { text, root } = document;
  const list = nodeAtPath(root, path === '' ? key : `${path}.${key}`);
  if (!list || (list.type === 'scalar' && list.value === null)) return setField(document, path, key, `[${item}]`);
  if (list.type === 'mapping') return undefined;
  if (list.type === 'scalar') {
    const { start, end } = list.span;
    return { start, end, newText: `[${text.slice(start, end)}, ${item}]` };
  }
  const last = list.items.at(-1);
  if (list.flow || !last) {
    const end = last?.span.end ?? list.span.start + 1;
    return { start: end, end, newText: last ? `, ${item}` : item };
  }
  const lineStart = text.lastIndexOf('\n', last.span.start - 1) + 1;
  const dash = text.slice(lineStart, last.span.start);
  const at = endOfLine(text, last.span.end);
  return { start: at, end: at, newText: `${text.includes('\r\n') ? '\r\n' : '\n'}${dash}${item}` };
}
