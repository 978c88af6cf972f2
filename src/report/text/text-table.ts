import type { Cell, ResultTable } from '../result-table';
import { displayWidth, truncate } from './display-width';
import { printable } from './printable';
import type { TextLayout } from './style';

const gap = '  ';
const narrowest = 8;

/** A table in plain text: its first column under its title, numbers to the right, least important columns left out. */
export function textTable(table: ResultTable, { width, style }: TextLayout): string {
  const rows = table.rows.map((row) => row.map((cell) => ({ ...cell, text: printable(cell.text) })));
  const natural = table.columns.map(({ title }, column) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(row[column]?.text ?? ''))),
  );
  const shown = columnsThatFit(table, natural, width);
  const widths = shrunk(
    table,
    shown.map((column) => natural[column] ?? 0),
    shown,
    width,
  );
  const line = (cells: readonly Cell[], dress: (cell: Cell, text: string) => string) =>
    shown
      .map((column, place) => {
        const cell = cells[column] ?? { text: '' };
        const text = truncate(cell.text, widths[place] ?? 0);
        const space = ' '.repeat(Math.max(0, (widths[place] ?? 0) - displayWidth(text)));
        const dressed = dress(cell, text);
        return table.columns[column]?.kind === 'number' ? space + dressed : dressed + space;
      })
      .join(gap)
      .trimEnd();
  return [
    line(
      table.columns.map(({ title }) => ({ text: title })),
      (_, text) => style('dim', text),
    ),
    ...rows.map((row) => line(row, ({ tone }, text) => (tone && text !== '' ? style(tone, text) : text))),
  ].join('\n');
}

/** A text column counts as narrow as it can be made. */
function columnsThatFit({ columns }: ResultTable, natural: readonly number[], width: number): number[] {
  const needed = (column: number) =>
    columns[column]?.kind === 'text' ? Math.min(natural[column] ?? 0, 2 * narrowest) : (natural[column] ?? 0);
  let shown = columns.map((_, column) => column);
  const total = () => shown.reduce((sum, column) => sum + needed(column) + gap.length, -gap.length);
  for (let rank = Math.max(0, ...columns.map((column) => column.rank)); rank > 0 && total() > width; rank--) {
    shown = shown.filter((column) => columns[column]?.rank !== rank);
  }
  return shown;
}

/** Takes what is too much from the widest text column. */
function shrunk(
  { columns }: ResultTable,
  natural: readonly number[],
  shown: readonly number[],
  width: number,
): number[] {
  const widths = [...natural];
  for (let step = 0; step < shown.length; step++) {
    const excess = widths.reduce((sum, own) => sum + own + gap.length, -gap.length) - width;
    if (excess <= 0) break;
    const texts = shown.map((column, place) => (columns[column]?.kind === 'text' ? (widths[place] ?? 0) : 0));
    const widest = texts.indexOf(Math.max(...texts));
    widths[widest] = Math.max(narrowest, (widths[widest] ?? 0) - excess);
  }
  return widths;
}
