import type { Edit } from './edits';

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line break (LF or CRLF) or of the end of the text behind an offset. */
export function lineEnd(text: string, offset: number): number {
  const at = text.indexOf('\n', offset);
  if (at < 0) return text.length;
  return at > offset && text[at - 1] === '\r' ? at - 1 : at;
}

/** End of what is written on the line of an offset, without spaces behind it. */
export function contentEnd(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return offset + text.slice(offset, end).trimEnd().length;
}

/** Offset of the first character of a line that is no space. */
export function contentStart(text: string, start: number): number {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}

/** Column of the first character of a line. */
export function indentOf(text: string, start: number): number {
  return contentStart(text, start) - start;
}

export function isBlankLine(text: string, start: number): boolean {
  return contentStart(text, start) >= lineEnd(text, start);
}

/** Start of the next line; the length of the text behind the last one. */
export function nextLine(text: string, start: number): number {
  const at = text.indexOf('\n', start);
  return at < 0 ? text.length : at + 1;
}

/** Starts of a line and of those below it that are indented further: what belongs to it. */
export function linesUnder(text: string, start: number): readonly number[] {
  const indent = indentOf(text, start);
  const starts = [start];
  for (let at = nextLine(text, start); at < text.length; at = nextLine(text, at)) {
    if (isBlankLine(text, at)) continue;
    if (indentOf(text, at) <= indent) break;
    starts.push(at);
  }
  return starts;
}

/** Moves a line, and what belongs to it, by a number of columns. */
export function shiftLines(text: string, start: number, columns: number): readonly Edit[] {
  return linesUnder(text, start).map((at) =>
    columns > 0
      ? { start: at, end: at, text: ' '.repeat(columns) }
      : { start: at, end: at + Math.min(-columns, indentOf(text, at)), text: '' },
  );
}

/** Takes out a line and what belongs to it. */
export function removeLines(text: string, start: number): readonly Edit[] {
  return linesUnder(text, start).map((at) => ({ start: at, end: lineEnd(text, at), text: '' }));
}
