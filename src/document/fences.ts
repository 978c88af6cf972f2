/** A design spec inside a Markdown document: the content of a block fenced as `yaml headroom`. */
export interface SpecFence {
  /** Of the content in the document. */
  readonly start: number;
  readonly end: number;
  /** The content without the quote marks and the indentation of the fence. */
  readonly text: string;
  /** What a new line of the content needs in front: quote marks and indentation. */
  readonly linePrefix: string;
  readonly toDocument: (offset: number) => number;
  /** Undefined for an offset outside of the content. */
  readonly toSpec: (offset: number) => number | undefined;
}

interface Line {
  readonly start: number;
  /** Behind the line break. */
  readonly end: number;
  /** Without the line break. */
  readonly text: string;
}

/** An opening fence and the quotes and lists that it stands in. */
interface Opening {
  readonly marks: string;
  readonly info: string;
  readonly quotes: number;
  /** Where the content of the innermost list item begins, behind the quote marks. */
  readonly listColumn: number;
  /** Where the fence begins, behind the quote marks. */
  readonly column: number;
  readonly linePrefix: string;
}

/**
 * The specs of a Markdown document, by the rules of CommonMark for fences (0.31, 4.5), inside quotes and lists, too. An
 * unclosed fence goes on to the end of what it stands in.
 */
export function specFences(markdown: string): SpecFence[] {
  const lines = linesOf(markdown);
  const blocks = new Blocks();
  const fences: SpecFence[] = [];
  for (let i = 0; i < lines.length; i++) {
    const open = blocks.read(lines[i]!.text);
    if (!open) continue;
    let last = i + 1;
    while (last < lines.length && continues(lines[last]!.text, open)) last++;
    if (isSpec(open.info)) fences.push(fenceOf(lines.slice(i + 1, last), open, lines[i]!.end));
    // What ends the fence is read again unless it is the closing fence, which would open another one.
    i = last < lines.length && closes(lines[last]!.text, open) ? last : last - 1;
  }
  return fences;
}

/** Follows the quotes, list items and comments that lines open and close. */
class Blocks {
  #quotes = 0;
  /** Columns at which the contents of the open list items begin. */
  readonly #lists: number[] = [];
  #inComment = false;

  read(line: string): Opening | undefined {
    if (this.#inComment) {
      this.#inComment = !line.includes('-->');
      return undefined;
    }
    const { quotes, at } = quoteMarks(line, Number.POSITIVE_INFINITY);
    if (quotes !== this.#quotes) this.#lists.length = 0;
    this.#quotes = quotes;
    const rest = line.slice(at);
    if (rest.trim() === '') return undefined;
    let column = indentOf(rest);
    while ((this.#lists.at(-1) ?? 0) > column) this.#lists.pop();
    for (let mark = listMark(rest, column); mark > 0; mark = listMark(rest, column)) {
      column += mark;
      this.#lists.push(column);
    }
    const listColumn = this.#lists.at(-1) ?? 0;
    const content = rest.slice(column);
    this.#inComment = content.startsWith('<!--') && !content.includes('-->');
    const [, backticks, afterBackticks, tildes, afterTildes] = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/.exec(content) ?? [];
    const marks = backticks ?? tildes;
    if (marks === undefined || column - listColumn > 3) return undefined;
    const info = (afterBackticks ?? afterTildes ?? '').trim();
    return { marks, info, quotes, listColumn, column, linePrefix: line.slice(0, at) + ' '.repeat(column) };
  }
}

/** Length of the list mark at `column` with the blanks behind it; 0 if there is none. */
function listMark(rest: string, column: number): number {
  return /^(?:[-*+]|\d{1,9}[.)]) {1,4}(?=\S)/.exec(rest.slice(column))?.[0].length ?? 0;
}

/** How many quote marks a line begins with, up to `most`, and where the text behind them begins. */
function quoteMarks(line: string, most: number): { readonly quotes: number; readonly at: number } {
  let at = 0;
  let quotes = 0;
  while (quotes < most) {
    const mark = /^ {0,3}> ?/.exec(line.slice(at));
    if (!mark) break;
    at += mark[0].length;
    quotes++;
  }
  return { quotes, at };
}

function continues(line: string, open: Opening): boolean {
  const { quotes, at } = quoteMarks(line, open.quotes);
  if (quotes < open.quotes) return false;
  const rest = line.slice(at);
  if (rest.trim() !== '' && indentOf(rest) < open.listColumn) return false;
  return !closes(line, open);
}

function closes(line: string, { marks, quotes, listColumn }: Opening): boolean {
  const rest = line.slice(quoteMarks(line, quotes).at);
  const indent = indentOf(rest);
  const run = rest.trim();
  const isRun = run.length >= marks.length && run === marks[0]?.repeat(run.length);
  return isRun && indent >= listColumn && indent - listColumn <= 3;
}

/** `yaml headroom`, also as attributes: `yaml {headroom}`. */
function isSpec(info: string): boolean {
  const [language, ...words] = info.split(/[\s{}]+/);
  return /^ya?ml$/i.test(language ?? '') && words.includes('headroom');
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

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

function fenceOf(lines: readonly Line[], { quotes, column, linePrefix }: Opening, start: number): SpecFence {
  let text = '';
  const pieces: { readonly spec: number; readonly document: number; readonly length: number }[] = [];
  for (const line of lines) {
    const { at } = quoteMarks(line.text, quotes);
    const skipped = at + Math.min(column, indentOf(line.text.slice(at)));
    // Line breaks are kept as they are, so that offsets inside a line break map too.
    const lineBreak = '\r\n'.slice(line.text.length - (line.end - line.start));
    const content = line.text.slice(skipped) + (line.end > line.start + line.text.length ? lineBreak : '');
    pieces.push({ spec: text.length, document: line.start + skipped, length: content.length });
    text += content;
  }
  const end = lines.at(-1)?.end ?? start;
  return {
    start,
    end,
    text,
    linePrefix,
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
