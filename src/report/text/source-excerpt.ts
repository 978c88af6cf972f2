import type { PlaceReport } from '../report';
import { displayWidth, truncate } from './display-width';
import { printable } from './printable';
import type { Role, TextLayout } from './style';

/** Columns of context kept to the left of a place that a narrow terminal would cut off. */
const context = 20;

/** A source line with carets under the place; of a place over several lines, its first. Two lines. */
export function sourceExcerpt(
  lines: readonly string[],
  place: PlaceReport,
  role: Role,
  { width, style }: TextLayout,
): string {
  const { line, column, endLine, endColumn } = place;
  const source = lines[line - 1] ?? '';
  const from = Math.min(column - 1, source.length);
  const to = endLine === line ? Math.min(endColumn - 1, source.length) : source.trimEnd().length;
  const number = String(line).padStart(6);
  const room = Math.max(2 * context, width - number.length - 3);
  // A tab becomes one space: how wide it is depends on the terminal, and the carets have to stand under their text.
  const shown = printable(source);
  const start = displayWidth(shown.slice(0, from)) < room - context ? 0 : Math.max(0, from - context);
  const left = start === 0 ? '' : '…';
  const carets = Math.max(1, displayWidth(shown.slice(from, to)));
  const indent = displayWidth(left + shown.slice(start, from));
  return [
    `${style('dim', `${number} |`)} ${truncate(left + shown.slice(start), room)}`,
    `${style('dim', `${' '.repeat(number.length)} |`)} ${' '.repeat(indent)}${style(role, '^'.repeat(Math.min(carets, Math.max(1, room - indent))))}`,
  ].join('\n');
}
