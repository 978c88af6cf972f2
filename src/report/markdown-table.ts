import { escapeMarkdown } from '../catalog/escape-markdown';
import type { ResultTable } from './result-table';
import { printable } from './text/printable';

/** A table with a blank line after it; what is wrong stands out. */
export function markdownTable({ columns, rows }: ResultTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map((column) => column.title)),
    line(columns.map(({ kind }) => (kind === 'number' ? '--:' : '---'))),
    ...rows.map((row) =>
      line(
        row.map(({ text, tone }) => (tone === 'error' && text ? `**${inlineMarkdown(text)}**` : inlineMarkdown(text))),
      ),
    ),
    '',
  ].join('\n');
}

/** Text of the author on one line, without anything that Markdown, also inside of a table, would act on. */
export function inlineMarkdown(text: string): string {
  return escapeMarkdown(printable(text).replace(/\s+/g, ' ').trim()).replace(/(?<!\\)\|/g, '\\|');
}

/** The same as code. */
export function inlineCode(text: string): string {
  return `\`${printable(text).replace(/[`\s]+/g, ' ')}\``;
}
