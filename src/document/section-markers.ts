import type { Span } from '../spec/span';
import type { CommentBlock } from './markdown-blocks';

/** A word of a marker such as `spec=./url.design.yaml`; a word without `=` has no value. */
export interface MarkerOption {
  readonly name: string;
  readonly value: string | undefined;
  readonly span: Span;
  readonly valueSpan: Span;
}

/** A comment that Headroom acts on. */
export interface Marker {
  /** `<!-- headroom:capacity -->`, `<!-- /headroom -->`, `<!-- headroom spec=./url.design.yaml -->` */
  readonly role: 'begin' | 'end' | 'link';
  /** Of the comment. */
  readonly span: Span;
  /** What stands behind the colon; empty but for `begin`. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly options: readonly MarkerOption[];
  readonly block: CommentBlock;
}

/** The cheap test that keeps all other Markdown away from what reads markers. */
export function mayHaveMarkers(markdown: string): boolean {
  return /<!--[ \t]*\/?headroom\b/.test(markdown);
}

/** The markers that a line begins with; other comments in between are of no concern. */
export function markersIn(block: CommentBlock): Marker[] {
  const markers: Marker[] = [];
  const { line, start } = block;
  const comment = /<!--(.*?)-->[ \t]*/y;
  comment.lastIndex = start - line.start;
  for (let match = comment.exec(line.text); match; match = comment.exec(line.text)) {
    const [whole, content = ''] = match;
    const marker = markerOf(content, line.start + match.index + 4);
    const end = line.start + match.index + whole.trimEnd().length;
    if (marker) markers.push({ ...marker, span: { start: line.start + match.index, end }, block });
  }
  return markers;
}

type Content = Pick<Marker, 'role' | 'name' | 'nameSpan' | 'options'>;

/** @param start offset of the content of the comment */
function markerOf(content: string, start: number): Content | undefined {
  const at = (index: number, length: number): Span => ({ start: start + index, end: start + index + length });
  const end = /^[ \t]*\/headroom(?::[\w-]*)?[ \t]*$/.exec(content);
  if (end) return { role: 'end', name: '', nameSpan: at(0, content.length), options: [] };
  const [head, lead = '', colon, name = ''] = /^([ \t]*headroom)(?:(:)([\w-]*))?(?=[ \t]|$)/.exec(content) ?? [];
  if (head === undefined) return undefined;
  const options = [...content.slice(head.length).matchAll(option)].map((match): MarkerOption => {
    const [text, word = '', equals, quoted, bare] = match;
    const index = head.length + match.index;
    const value = equals === undefined ? undefined : (quoted ?? bare ?? '');
    const from = text.length - (value ?? '').length - (quoted === undefined ? 0 : 1);
    return { name: word, value, span: at(index, text.length), valueSpan: at(index + from, (value ?? '').length) };
  });
  const nameSpan = at(lead.length + (colon ?? '').length, name.length);
  if (colon !== undefined)
    return name === '' && options.length > 0 ? undefined : { role: 'begin', name, nameSpan, options };
  // A comment that only begins with our name is somebody's remark.
  const [first, ...others] = options;
  const links = first?.name === 'spec' && first.value !== undefined && others.every(({ value }) => value !== undefined);
  return links ? { role: 'link', name, nameSpan, options } : undefined;
}

const option = /([^\s=]+)(?:(=)(?:"([^"]*)"|(\S*)))?/g;
