import type { Span } from '../span';
import { lastOffset } from '../syntax/last-offset';
import type { Entry, MappingNode, SyntaxNode } from '../syntax/node';
import type { TextEdit } from './text-edit';

/**
 * Adds `key: value` behind the last entry of a mapping, in the style in which the mapping is written. `value` is one
 * line of YAML, or lines that are indented relative to the key (then it starts with a line break).
 */
export function insertEntry(text: string, mapping: MappingNode, key: string, value: string): TextEdit {
  const { span } = mapping;
  // What a merge key brings in stands elsewhere.
  const last = mapping.entries.findLast(
    (entry) => span.start <= entry.key.span.start && entry.key.span.end <= span.end,
  );
  const end = last ? endOf(last, text) : endOfMerge(text, span);
  const separator = value.startsWith('\n') ? ':' : ': ';
  if (mapping.flow || end === undefined) {
    const at = end ?? span.start + 1;
    return { start: at, end: at, newText: `${end === undefined ? '' : ', '}${key}: ${value.trim()}` };
  }
  // A block scalar ends behind its last line break.
  let ended = end;
  while (/\s/.test(text.charAt(ended - 1))) ended--;
  const at = endOfLine(text, ended);
  const indent = ' '.repeat(columnOf(text, last?.key.span.start ?? span.start));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = `${key}${separator}${value}`.split('\n').map((line, index) => (index === 0 ? line : indent + line));
  return { start: at, end: at, newText: eol + indent + lines.join(eol) };
}

/** Turns a scalar into a mapping in braces that keeps it under `key` and has one more entry: `db` -> `{call: db, timeout: 1s}`. */
export function expandScalar(node: SyntaxNode, text: string, key: string, entry: string): TextEdit {
  const { start, end } = node.span;
  return { start, end, newText: `{${key}: ${text.slice(start, end)}, ${entry}}` };
}

/** Behind the value of an entry; that of an alias stands where its anchor is, so its name is looked for. */
function endOf({ key, value }: Entry, text: string): number {
  if (value.span.start >= key.span.end) return Math.max(key.span.end + 1, lastOffset(value));
  const alias = /^["']?\s*:\s*\*[^\s,[\]{}]+/.exec(text.slice(key.span.end));
  return key.span.end + (alias?.[0].length ?? 1);
}

/** Behind the merge key of a mapping that has nothing else. */
function endOfMerge(text: string, { start, end }: Span): number | undefined {
  const merge = /<<\s*:\s*(?:\*[^\s,[\]{}]+|\[[^\]]*\])/.exec(text.slice(start, end));
  return merge ? start + merge.index + merge[0].length : undefined;
}

/** Behind a comment on the same line, so that it stays with its value. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
