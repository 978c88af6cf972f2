import type { TextEdit } from '../../spec/edit/text-edit';
import type { Finding } from '../../spec/finding';
import type { SpecDocument } from '../../spec/read-spec';
import { removeEntry } from '../edits/remove-entry';
import { disableComments } from './disable-comments';

/** Takes away a waiver, or a rule that a comment disables, which came to nothing; undefined for other findings. */
export function removeWish({ rule, path, span }: Finding, { text, tree }: SpecDocument): TextEdit | undefined {
  if (rule === 'lint/unused-waiver') {
    const [, list, index] = /^(.*)\[(\d+)\]$/.exec(path) ?? [];
    return list === undefined ? undefined : removeEntry(tree, list, Number(index));
  }
  if (rule !== 'lint/unused-disable') return undefined;
  const comment = disableComments(tree).find((one) => one.span.start <= span.start && span.end <= one.span.end);
  if (!comment) return undefined;
  const [next] = comment.rules.filter((one) => one.span.start > span.start);
  const previous = comment.rules.findLast((one) => one.span.start < span.start);
  if (next) return { start: span.start, end: next.span.start, newText: '' };
  if (previous) return { start: previous.span.end, end: span.end, newText: '' };
  const lineStart = text.lastIndexOf('\n', comment.span.start - 1) + 1;
  const lineEnd = text.indexOf('\n', comment.span.end);
  const isAlone = text.slice(lineStart, comment.span.start).trim() === '';
  if (!isAlone) return { ...comment.span, newText: '' };
  return { start: lineStart, end: lineEnd < 0 ? text.length : lineEnd + 1, newText: '' };
}
