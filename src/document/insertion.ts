import { specFences } from './fences';
import { readDesignDoc } from './sections';

/** Where a block of text goes into a document, with the line breaks that keep a blank line around it. */
export interface Insertion {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

/** Below the line of an offset; below the section or the spec that this stands in, so that neither is torn apart. */
export function insertionAt(markdown: string, offset: number): Insertion {
  const lineBreak = markdown.includes('\r\n') ? '\r\n' : '\n';
  const at = endOfLine(markdown, outside(markdown, offset));
  const [above, below] = [markdown.slice(0, at), markdown.slice(at)];
  const lineStart = above.lastIndexOf('\n') + 1;
  const isBlank = above.slice(lineStart).trim() === '';
  const text = above.trimEnd();
  // A blank line is written on, if another one or nothing stands above it.
  const missing = text === '' ? 0 : isBlank ? (/\n\s*\n[^\S\n]*$/.test(above) ? 0 : 1) : 2;
  const follows = below.trim() !== '' && !/^\r?\n[^\S\n]*\r?\n/.test(below);
  return { offset: at, before: lineBreak.repeat(missing), after: follows ? lineBreak : '' };
}

function outside(markdown: string, offset: number): number {
  const fence = specFences(markdown).find(
    ({ start, end }) => start <= offset && offset <= end && offset < markdown.length,
  );
  // The closing fence stands on the line behind its content.
  if (fence) return fence.end;
  const { sections } = readDesignDoc(markdown);
  const section = sections.find(({ open, close }) => open.span.start <= offset && offset < close.span.end);
  return section ? section.close.span.end : offset;
}

function endOfLine(markdown: string, offset: number): number {
  const newline = markdown.indexOf('\n', offset);
  if (newline < 0) return markdown.length;
  return markdown[newline - 1] === '\r' && newline > offset ? newline - 1 : newline;
}
