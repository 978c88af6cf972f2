/** A design spec inside a Markdown document: the content of a block fenced as `yaml headroom`. */
export interface SpecFence {
  /** Of the content in the document. */
  readonly start: number;
  readonly end: number;
  /** The content without the indentation of the fence. */
  readonly text: string;
  readonly toDocument: (offset: number) => number;
  /** Undefined for an offset outside of the content. */
  readonly toSpec: (offset: number) => number | undefined;
}

/** What may stand before a fence: the indentation and marks of quotes and lists. */
const opening = /^((?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)?)(`{3,}|~{3,})[ \t]*([^`\n]*?)[ \t]*$/;

/** The specs of a Markdown document, by the rules of CommonMark for fences; an unclosed one goes on to the end. */
export function specFences(markdown: string): SpecFence[] {
  const lines = linesOf(markdown);
  const fences: SpecFence[] = [];
  for (let i = 0; i < lines.length; i++) {
    const open = opening.exec(lines[i]!.text);
    if (!open) continue;
    const [, prefix = '', marks = '', info = ''] = open;
    const closing = new RegExp(`^[ \\t>]*${marks[0]}{${marks.length},}[ \\t]*$`);
    let last = i + 1;
    while (last < lines.length && !closing.test(lines[last]!.text)) last++;
    if (isSpec(info)) fences.push(fenceOf(lines.slice(i + 1, last), prefix, lines[i]!.end));
    i = last;
  }
  return fences;
}

/** `yaml headroom`, also as attributes: `yaml {headroom}`. */
function isSpec(info: string): boolean {
  const [language, ...words] = info.split(/[\s{}]+/);
  return /^ya?ml$/i.test(language ?? '') && words.includes('headroom');
}

interface Line {
  readonly start: number;
  /** Behind the line break. */
  readonly end: number;
  /** Without the line break. */
  readonly text: string;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline + 1;
    lines.push({ start, end, text: text.slice(start, end).replace(/\r?\n$/, '') });
    start = end;
  }
  return lines;
}

function fenceOf(lines: readonly Line[], prefix: string, start: number): SpecFence {
  let text = '';
  const pieces: { readonly spec: number; readonly document: number; readonly length: number }[] = [];
  for (const line of lines) {
    const skipped = commonPrefix(line.text, prefix);
    // Line breaks are kept as they are, so that offsets inside a line break map too.
    const length = line.end - line.start - skipped;
    pieces.push({ spec: text.length, document: line.start + skipped, length });
    text += line.text.slice(skipped) + (line.end - line.start > line.text.length ? lineBreak(line) : '');
  }
  const end = lines.at(-1)?.end ?? start;
  return {
    start,
    end,
    text,
    toDocument: (offset) => {
      const piece = pieces.findLast(({ spec }) => spec <= offset);
      return piece ? piece.document + Math.min(offset - piece.spec, piece.length) : start;
    },
    toSpec: (offset) => {
      if (offset < start || offset > end) return undefined;
      const piece = pieces.findLast(({ document }) => document <= offset);
      return piece ? piece.spec + Math.min(offset - piece.document, piece.length) : 0;
    },
  };
}

function lineBreak({ start, end, text }: Line): string {
  return end - start - text.length === 2 ? '\r\n' : '\n';
}

/** How much of the indentation and marks of the fence the line repeats; a list mark continues as spaces. */
function commonPrefix(line: string, prefix: string): number {
  let at = 0;
  while (at < prefix.length && at < line.length && (line[at] === prefix[at] || line[at] === ' ')) at++;
  return at;
}
