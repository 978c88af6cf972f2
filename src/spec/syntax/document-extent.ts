import type { Finding } from '../finding';
import { lineEnd, nextLine } from './lines';
import { syntaxFinding } from './syntax-finding';

/** Where the first document of a text is. */
export interface DocumentExtent {
  readonly start: number;
  readonly end: number;
  readonly findings: readonly Finding[];
}

const marker = /^(?:---|\.\.\.)(?=\s|$)/gm;
const anything = /^[ \t]*[^\s#]/m;

/** Leaves out what does not belong to the first document of a text, and reports it if it is another one. */
export function documentExtent(text: string): DocumentExtent {
  const start = contentStart(text);
  const end = nextMarker(text, start);
  if (end === undefined) return { start, end: text.length, findings: [] };
  const second = text.startsWith('...', end) ? end + 3 : end;
  const rest = text.slice(second);
  if (second !== end && !anything.test(rest)) return { start, end, findings: [] };
  const from = second + (second === end ? 0 : rest.search(/\S/));
  const message =
    'A second YAML document begins here. A design spec is one document; put the other in a file of its own';
  return {
    start,
    end,
    findings: [syntaxFinding('several-documents', { start: from, end: Math.min(from + 3, text.length) }, message)],
  };
}

/** Behind the byte-order mark, and behind a `---` that stands alone after nothing but comments and directives. */
function contentStart(text: string): number {
  const first = text.startsWith('\ufeff') ? 1 : 0;
  for (let at = first; at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, lineEnd(text, at)).trimEnd();
    if (/^---(?:[ \t]+#.*)?$/.test(line)) return nextLine(text, at);
    if (!/^(?:[ \t]*#|%|$)/.test(line)) return first;
  }
  return first;
}

/** Offset of the first line that ends the document; one may begin with `--- ` itself. */
function nextMarker(text: string, start: number): number | undefined {
  marker.lastIndex = text.startsWith('---', start) ? start + 1 : start;
  return marker.exec(text)?.index;
}
