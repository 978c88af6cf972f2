import type { Explanation } from './explanation';
import { contentEnd, contentStart, indentOf, isBlankLine, lineEnd, lineStart, nextLine, shiftLines } from './lines';

/** A line in a column in which nothing stands that it could belong to. */
export function explainIndentation(start: number, end: number, text: string): Explanation {
  const line = firstLineFrom(text, start);
  const column = indentOf(text, line);
  const { siblings, sameColumn } = linesAbove(text, line);
  if (sameColumn !== undefined && isItem(text, sameColumn) && !isItem(text, line)) return missingDash(text, line);
  const target = Math.min(
    ...siblings.map((sibling) => innerColumns(text, sibling).find((inner) => inner > column) ?? Infinity),
  );
  if (!Number.isFinite(target)) {
    const message = 'This line is indented differently from those it belongs to. Align it with them';
    return { rule: 'indentation', message, ...keySpan(text, line, end) };
  }
  return misplaced(text, line, column, target);
}

/**
 * YAML reads several lines up to a colon as one key. Either the first lines are keys that lack their colon, or the last
 * one is indented below a value that is complete.
 */
export function explainMultilineKey(start: number, end: number, text: string): Explanation {
  const line = lineStart(text, start);
  const keyColumn = start - line;
  const before = text.slice(line, start);
  const lastLine = lineStart(text, Math.max(start, end - 1));
  if (/^[ ]*(?:- +)*$/.test(before) || lastLine === line) return missingColons(start, lastLine, text);
  const inner = innerColumns(text, line).at(-1) ?? keyColumn;
  return misplaced(text, lastLine, indentOf(text, lastLine), inner);
}

function missingColons(start: number, lastLine: number, text: string): Explanation {
  const repair = [];
  for (let at = start; at < lastLine || at === start; at = contentStart(text, nextLine(text, at))) {
    const end = contentEnd(text, at);
    const tight = /^[A-Za-z_][\w-]*:(?=\S)/.exec(text.slice(at, end));
    const insertAt = tight === null ? end : at + tight[0].length;
    if (end > at) repair.push({ start: insertAt, end: insertAt, text: tight === null ? ':' : ' ' });
    if (nextLine(text, at) >= text.length) break;
  }
  const end = contentEnd(text, start);
  const key = text.slice(start, end);
  const first = repair[0];
  const data = first && { insert: first.text, at: first.start };
  return first?.text === ' '
    ? {
        rule: 'missing-space',
        message: `A key needs a space behind its \`:\`, as in \`key: value\``,
        start,
        end,
        data,
        repair,
      }
    : { rule: 'missing-colon', message: `\`${key}\` lacks the \`:\` of a key`, start, end, data, repair };
}

function missingDash(text: string, line: number): Explanation {
  const at = contentStart(text, line);
  const message = 'This item of a list lacks its `- `. Put it in front, or move the line to the column of its parent';
  const moved = shiftLines(text, line, 2).slice(1);
  return {
    rule: 'missing-dash',
    message,
    ...keySpan(text, line, at + 1),
    repair: [{ start: at, end: at, text: '- ' }, ...moved],
  };
}

function misplaced(text: string, line: number, column: number, target: number): Explanation {
  const message = `This line is indented by ${spaces(column)}, those that it belongs to by ${spaces(target)}. Align it with them`;
  const repair = shiftLines(text, line, target - column);
  return { rule: 'indentation', message, ...keySpan(text, line, line), data: { column: target }, repair };
}

function spaces(count: number): string {
  return count === 1 ? '1 space' : `${count} spaces`;
}

/** The lines above that a line could belong to: up to the first one in its column or further left. */
function linesAbove(
  text: string,
  line: number,
): { readonly siblings: readonly number[]; readonly sameColumn?: number } {
  const column = indentOf(text, line);
  const siblings: number[] = [];
  for (let at = line; at > 0; ) {
    at = lineStart(text, at - 1);
    if (isBlankLine(text, at) || text[contentStart(text, at)] === '#') continue;
    siblings.push(at);
    const indent = indentOf(text, at);
    if (indent <= column) return indent === column ? { siblings, sameColumn: at } : { siblings };
  }
  return { siblings };
}

/** Columns in which something begins on a line: behind each dash, and that of the line itself. */
function innerColumns(text: string, line: number): readonly number[] {
  const columns = [indentOf(text, line)];
  const dashes = /^ *((?:- +)*)/.exec(text.slice(line, lineEnd(text, line)))?.[1] ?? '';
  for (const { 0: dash } of dashes.matchAll(/- +/g)) columns.push((columns.at(-1) ?? 0) + dash.length);
  return columns;
}

function isItem(text: string, line: number): boolean {
  return /^-(?:\s|$)/.test(text.slice(contentStart(text, line), lineEnd(text, line)));
}

function firstLineFrom(text: string, offset: number): number {
  let line = lineStart(text, offset);
  while (isBlankLine(text, line) && nextLine(text, line) < text.length) line = nextLine(text, line);
  return line;
}

/** The key of a line, or all of it. */
function keySpan(text: string, line: number, atLeast: number): { readonly start: number; readonly end: number } {
  const start = contentStart(text, line);
  const content = text.slice(start, contentEnd(text, start));
  const colon = content.search(/:(?:\s|$)/);
  return { start, end: Math.max(start + (colon < 0 ? content.length : colon), Math.min(atLeast, start + 1)) };
}
