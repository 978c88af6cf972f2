import type { SyntaxNode } from '../syntax/node';
import { nodeAtPath, parsePath } from '../syntax/path';
import { expandScalar, insertEntry } from './insert-entry';
import type { TextEdit } from './text-edit';

/** A document as edits need it: its text and its nodes. */
export interface Editable {
  readonly text: string;
  readonly root?: SyntaxNode;
}

/**
 * Sets `key` of the mapping at `path` to `value` (one line of YAML): replaces a scalar that is there, adds the key where
 * it is not, and the mapping itself where even that is missing. Undefined where a mapping or a list already stands under
 * the key, or the mapping's place is taken by something else.
 */
export function setField(document: Editable, path: string, key: string, value: string): TextEdit | undefined {
  const { text, root } = document;
  const mapping = nodeAtPath(root, path);
  if (!mapping) {
    const segments = parsePath(path);
    const last = segments.at(-1);
    const parent = path.slice(0, Math.max(0, path.length - String(last).length - 1));
    return typeof last === 'string' ? setField(document, parent, last, `{${key}: ${value}}`) : undefined;
  }
  if (mapping.type === 'scalar' && mapping.value === null) return fill(mapping, `{${key}: ${value}}`, text);
  // A step written as a plain string is a `call`.
  if (mapping.type === 'scalar') return expandScalar(mapping, text, 'call', `${key}: ${value}`);
  if (mapping.type !== 'mapping') return undefined;
  const entry = mapping.entries.find((candidate) => candidate.key.text === key);
  if (!entry) return insertEntry(text, mapping, key, value);
  if (entry.value.type !== 'scalar') return undefined;
  return entry.value.value === null ? fill(entry.value, value, text) : { ...entry.value.span, newText: value };
}

/** Puts a value where nothing, or an explicit `null`, stands behind a key; a comment on the line stays one. */
function fill({ span }: SyntaxNode, value: string, text: string): TextEdit {
  if (span.end > span.start) return { ...span, newText: value };
  const before = text[span.start - 1] === ':' ? ' ' : '';
  return { ...span, newText: `${before}${value}${text[span.start] === '#' ? ' ' : ''}` };
}
