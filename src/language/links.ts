import type { SpecDocument } from '../spec/read-spec';
import type { Span } from '../spec/span';
import { visitValues } from './visit-values';

export interface DocumentLink extends Span {
  /** A web address, or a path relative to the document. */
  readonly target: string;
}

const address = /https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]]/g;
const file = /^(?!\/|[A-Za-z]:)[\w.@-]*(?:\/[\w.@ -]+)+(?:#[\w-]*)?$|^[\w@-]+\.(?:md|ya?ml|html?|pdf|png|svg)$/;

/** Web addresses in any text of the document, and files that `links` and `runbooks` point to. */
export function documentLinks({ tree, text }: SpecDocument): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const { node, path } of visitValues(tree.root)) {
    const written = text.slice(node.span.start, node.span.end);
    const found = [...written.matchAll(address)].map(({ 0: target, index }) => ({
      start: node.span.start + index,
      end: node.span.start + index + target.length,
      target,
    }));
    links.push(...found);
    if (found.length > 0 || !path.some((key) => key === 'links' || key === 'runbooks')) continue;
    const start = written.startsWith(node.text) ? node.span.start : node.span.start + 1;
    if (file.test(node.text) && text.startsWith(node.text, start)) {
      links.push({ start, end: start + node.text.length, target: node.text });
    }
  }
  return links.sort((a, b) => a.start - b.start);
}
