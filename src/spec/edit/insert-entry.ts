import { lastOffset } from '../syntax/last-offset';
import type { Entry, MappingNode, SyntaxNode } from '../syntax/node';
import type { TextEdit } from './text-edit';

/**
 * Adds `key: value` behind the last entry of a mapping, in the style in which the mapping is written. `value` is one
 * line of YAML, or lines that are indented relative to the key (then it starts with a line break).
 */
export function insertEntry(text: string, mapping: MappingNode, key: string, value: string): TextEdit {
  const last = mapping.entries.at(-1);
  const separator = value.startsWith('\n') ? ':' : ': ';
  if (mapping.flow || !last) {
    const at = last ? endOf(last) : mapping.span.start + 1;
    return { start: at, end: at, newText: `${last ? ', ' : ''}${key}: ${value.trim()}` };
  }
  const at = endOfLine(text, endOf(last));
  const indent = ' '.repeat(columnOf(text, last.key.span.start));
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = `${key}${separator}${value}`.split('\n').map((line, index) => (index === 0 ? line : indent + line));
  return { start: at, end: at, newText: eol + indent + lines.join(eol) };
}

/** Turns a scalar into a mapping in braces that keeps it under `key` and has one more entry: `db` -> `{call: db, timeout: 1s}`. */
export function expandScalar(node: SyntaxNode, text: string, key: string, entry: string): TextEdit {
  const { start, end } = node.span;
  return { start, end, newText: `{${key}: ${text.slice(start, end)}, ${entry}}` };
}

function endOf({ key, value }: Entry): number {
  return Math.max(key.span.end + 1, lastOffset(value));
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
