import type { SpecDocument } from '../../spec/read-spec';
import { contains, type Span } from '../../spec/span';
import { lineEnd } from '../lines';
import type { Suggestion } from './completion-item';
import { ruleSuggestions } from './id-suggestions';

const directive = 'headroom-disable-next-line';

/** What can be written in a comment: the directive that silences a finding of the next line, and the rules it may name. */
export function directiveSuggestions(
  { text, tree }: SpecDocument,
  offset: number,
): { readonly range: Span; readonly suggestions: readonly Suggestion[] } | undefined {
  const comment = tree.comments.find(({ span }) => contains(span, offset) && offset > span.start);
  const before = comment && text.slice(comment.span.start, offset);
  const [, name, blank, rule = ''] = /^#\s*([\w-]*)(\s+)?([\w/-]*)$/.exec(before ?? '') ?? [];
  if (name === undefined) return undefined;
  const typed = blank === undefined ? name : rule;
  const rest = /^[\w/-]*/.exec(text.slice(offset, lineEnd(text, offset)))?.[0].length ?? 0;
  const range = { start: offset - typed.length, end: offset + rest };
  if (blank !== undefined) return name === directive ? { range, suggestions: ruleSuggestions() } : undefined;
  const suggestion: Suggestion = {
    label: directive,
    kind: 'scaffold',
    detail: 'silence a finding, with a reason',
    insertText: `${directive} $1 -- \${2:reason}`,
    snippet: true,
    retrigger: true,
  };
  return directive.startsWith(name) ? { range, suggestions: [suggestion] } : undefined;
}
