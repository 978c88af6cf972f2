import type { Span } from '../spec/span';
import { lineAt } from './lines';

/** A block of comment lines, or the comment behind a value. */
export interface CommentBlock extends Span {
  /** As long as the comment's own text: `#` and indentation are blanks, so offsets in it are those of the document. */
  readonly prose: string;
}

const wholeLine = /^[ \t]*#/;

/**
 * The comment at an offset that is not inside a scalar. Lines of comments that follow each other are one block, so that a
 * term may be broken over them.
 */
export function commentAt(text: string, offset: number): CommentBlock | undefined {
  const line = lineAt(text, offset);
  const content = text.slice(line.start, line.end);
  if (!wholeLine.test(content)) {
    const mark = /(?:^|\s)#/.exec(content);
    const start = mark && line.start + mark.index + mark[0].length - 1;
    return start !== null && start <= offset
      ? { start, end: line.end, prose: blanked(text.slice(start, line.end)) }
      : undefined;
  }
  let { start, end } = line;
  for (let above = lineAbove(text, start); above && isComment(text, above); above = lineAbove(text, start))
    start = above.start;
  for (let below = lineBelow(text, end); below && isComment(text, below); below = lineBelow(text, end)) end = below.end;
  return { start, end, prose: blanked(text.slice(start, end)) };
}

function blanked(comment: string): string {
  return comment.replace(/^[ \t]*#+/gm, (mark) => ' '.repeat(mark.length));
}

function isComment(text: string, { start, end }: Span): boolean {
  return wholeLine.test(text.slice(start, end));
}

function lineAbove(text: string, start: number): Span | undefined {
  return start > 0 ? lineAt(text, start - 1) : undefined;
}

function lineBelow(text: string, end: number): Span | undefined {
  const next = text.indexOf('\n', end) + 1;
  return next > 0 ? lineAt(text, next) : undefined;
}
