import { expandScalar } from '../../spec/edit/insert-entry';
import { type Editable, setField } from '../../spec/edit/set-field';
import type { TextEdit } from '../../spec/edit/text-edit';
import { nodeAtPath } from '../../spec/syntax/path';

/**
 * Sets several keys of the mapping at `path`, as `setField` does for one: also where the mapping is a step written as a
 * plain string, or is missing. Keys whose place is taken by something else are left alone.
 */
export function setFields(document: Editable, path: string, fields: Readonly<Record<string, string>>): TextEdit[] {
  const entries = Object.entries(fields);
  const node = nodeAtPath(document.root, path);
  const inner = entries.map(([key, value]) => `${key}: ${value}`).join(', ');
  if (node?.type === 'mapping') return entries.flatMap(([key, value]) => setField(document, path, key, value) ?? []);
  if (node?.type === 'scalar' && node.value !== null) return [expandScalar(node, document.text, 'call', inner)];
  const dot = path.lastIndexOf('.');
  const edit = setField(document, path.slice(0, Math.max(0, dot)), path.slice(dot + 1), `{${inner}}`);
  return edit ? [edit] : [];
}
