import { escapeMarkdown } from '../catalog/escape-markdown';
import type { ResultTable } from './result-table';
import { displayWidth } from './text/display-width';
import { printable } from './text/printable';

/** A table with a blank line after it; what is wrong stands out. */
export function markdownTable(table: ResultTable): string {
  const [head = [], ...rows] = markdownCells(table);
  const rule = table.columns.map(({ kind }) => (kind === 'number' ? '--:' : '---'));
  return [...[head, rule, ...rows].map(tableLine), ''].join('\n');
}

/** The same with columns of one width each, to be read as it is; the way in which formatters lay out tables, too. */
export function alignedTable(table: ResultTable): string {
  const cells = markdownCells(table);
  const widths = table.columns.map((_, column) => Math.max(3, ...cells.map((row) => displayWidth(row[column] ?? ''))));
  const [head = [], ...rows] = cells.map((row) =>
    row.map((cell, column) => {
      const blanks = ' '.repeat((widths[column] ?? 0) - displayWidth(cell));
      return table.columns[column]?.kind === 'number' ? blanks + cell : cell + blanks;
    }),
  );
  const rule = table.columns.map(({ kind }, column) => {
    const width = widths[column] ?? 0;
    return kind === 'number' ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
  });
  return [...[head, rule, ...rows].map(tableLine), ''].join('\n');
}

/** The titles of the columns, and the cells of each row. */
function markdownCells({ columns, rows }: ResultTable): string[][] {
  return [
    columns.map(({ title }) => title),
    ...rows.map((row) =>
      row.map(({ text, tone }) => (tone === 'error' && text ? `**${inlineMarkdown(text)}**` : inlineMarkdown(text))),
    ),
  ];
}

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Text of the author on one line, without anything that Markdown, also inside of a table, would act on. */
export function inlineMarkdown(text: string): string {
  return escapeMarkdown(printable(text).replace(/\s+/g, ' ').trim()).replace(/(?<!\\)\|/g, '\\|');
}

/** The same as code. */
export function inlineCode(text: string): string {
  return `\`${printable(text).replace(/[`\s]+/g, ' ')}\``;
}
