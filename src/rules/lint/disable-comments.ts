import type { Span } from '../../spec/span';
import type { SyntaxTree } from '../../spec/syntax/tree';

/** `# headroom-disable-next-line rule-id[, rule-id] -- reason` */
export interface DisableComment {
  /** The rules and where the comment names them. */
  readonly rules: readonly { readonly id: string; readonly span: Span }[];
  readonly reason: string;
  readonly span: Span;
  /** The line that it speaks of: the next one that is not a comment or blank. */
  readonly line: Span;
}

const directive = /^(\s*headroom-disable-next-line)(?=\s|$)(.*?)(?:\s--(?:\s+(.*))?)?$/;

export function disableComments({ comments, text }: Pick<SyntaxTree, 'comments' | 'text'>): DisableComment[] {
  return comments.flatMap(({ span, text: content }) => {
    const [, word, ids, reason] = directive.exec(content) ?? [];
    if (word === undefined || ids === undefined) return [];
    const from = span.start + 1 + word.length;
    const rules = [...ids.matchAll(/[^\s,]+/g)].map(({ 0: id, index }) => ({
      id,
      span: { start: from + index, end: from + index + id.length },
    }));
    return [{ rules, reason: reason?.trim() ?? '', span, line: lineBelow(text, span.end) }];
  });
}

function lineBelow(text: string, offset: number): Span {
  let start = offset;
  let end = offset;
  do {
    start = text.indexOf('\n', end) + 1;
    if (start === 0) return { start: text.length, end: text.length };
    const next = text.indexOf('\n', start);
    end = next < 0 ? text.length : next;
  } while (end < text.length && /^\s*(#|$)/.test(text.slice(start, end)));
  return { start, end };
}
