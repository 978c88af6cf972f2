import { endOfLine, insertEntry } from '../spec/edit/insert-entry';
import { scalarText } from '../spec/edit/scalar-text';
import type { TextEdit } from '../spec/edit/text-edit';
import type { Finding } from '../spec/finding';
import type { SpecDocument } from '../spec/read-spec';
import { entryOf, type SyntaxNode } from '../spec/syntax/node';
import { nodeAtPath } from '../spec/syntax/path';

/** Why a finding is accepted, by whom and until when. */
export interface Waiver {
  readonly reason: string;
  readonly owner?: string;
  /** `YYYY-MM-DD`. */
  readonly until?: string;
}

/** The edit that adds a waiver for a finding to `lint.waivers`; undefined for what is no mapping at its root. */
export function waive({ text, tree }: SpecDocument, { rule, path }: Finding, waiver: Waiver): TextEdit | undefined {
  const { root } = tree;
  if (root?.type !== 'mapping') return undefined;
  const fields = Object.entries({ rule, at: path, ...waiver }).filter(([, value]) => value);
  const item = `{${fields.map(([key, value]) => `${key}: ${scalarText(String(value))}`).join(', ')}}`;
  const waivers = nodeAtPath(root, 'lint.waivers');
  if (waivers?.type === 'sequence') return insertItem(text, waivers, item);
  const lint = entryOf(root, 'lint')?.value;
  if (lint?.type === 'mapping') return insertEntry(text, lint, 'waivers', lint.flow ? `[${item}]` : `\n  - ${item}`);
  return insertEntry(text, root, 'lint', `\n  waivers:\n    - ${item}`);
}

function insertItem(text: string, list: Extract<SyntaxNode, { type: 'sequence' }>, item: string): TextEdit | undefined {
  const last = list.items.at(-1);
  if (list.flow || !last) {
    const at = last ? last.span.end : list.span.start + 1;
    return { start: at, end: at, newText: `${last ? ', ' : ''}${item}` };
  }
  // In block style the items stand at the column of their dash, which is where the list begins.
  const lineStart = text.lastIndexOf('\n', list.span.start - 1) + 1;
  const at = endOfLine(text, last.span.end - 1);
  const indent = ' '.repeat(list.span.start - lineStart);
  return { start: at, end: at, newText: `${text.includes('\r\n') ? '\r\n' : '\n'}${indent}- ${item}` };
}
