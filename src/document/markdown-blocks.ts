/** A line of a Markdown document. */
export interface MarkdownLine {
  readonly start: number;
  /** Behind the line break. */
  readonly end: number;
  /** Without the line break. */
  readonly text: string;
}

/** The quotes and lists that a block stands in. */
export interface Container {
  readonly quotes: number;
  /** Where the content of the innermost list item begins, behind the quote marks. */
  readonly listColumn: number;
  /** Where the block begins, behind the quote marks. */
  readonly column: number;
  /** What further lines of the block need in front: quote marks and indentation. */
  readonly linePrefix: string;
}

/** Text between fences; an unclosed fence goes on to the end of what it stands in. */
export interface FenceBlock extends Container {
  readonly type: 'fence';
  readonly info: string;
  /** Offset behind the line of the opening fence. */
  readonly start: number;
  readonly lines: readonly MarkdownLine[];
}

/** A line that begins with an HTML comment which ends on it. */
export interface CommentBlock extends Container {
  readonly type: 'comment';
  readonly line: MarkdownLine;
  /** Offset of the first `<!--`. */
  readonly start: number;
}

/** An opening fence. */
interface Opening extends Container {
  readonly type: 'opening';
  readonly marks: string;
  readonly info: string;
}

/**
 * The fences and comments of a Markdown document in their order, by the rules of CommonMark (0.31, 4.5 and 4.6), inside
 * quotes and lists, too.
 */
export function markdownBlocks(markdown: string): (FenceBlock | CommentBlock)[] {
  const lines = linesOf(markdown);
  const reader = new BlockReader();
  const blocks: (FenceBlock | CommentBlock)[] = [];
  for (let i = 0; i < lines.length; i++) {
    const block = reader.read(lines[i]!);
    if (block?.type === 'comment') blocks.push(block);
    if (block?.type !== 'opening') continue;
    let last = i + 1;
    while (last < lines.length && continues(lines[last]!.text, block)) last++;
    blocks.push({ ...block, type: 'fence', start: lines[i]!.end, lines: lines.slice(i + 1, last) });
    // What ends the fence is read again unless it is the closing fence, which would open another one.
    i = last < lines.length && closes(lines[last]!.text, block) ? last : last - 1;
  }
  return blocks;
}

/** How much of a line belongs to the container of a block: its quote marks, and at most the indentation of the block. */
export function containedFrom(line: string, { quotes, column }: Container): number {
  const { at } = quoteMarks(line, quotes);
  return at + Math.min(column, indentOf(line.slice(at)));
}

/** A line without what its container puts in front; undefined where it does not stand in the quotes of the container. */
export function containedText(line: string, container: Container): string | undefined {
  if (quoteMarks(line, container.quotes).quotes < container.quotes) return undefined;
  return line.slice(containedFrom(line, container));
}

/** Follows the quotes, list items and comments that lines open and close. */
class BlockReader {
  #quotes = 0;
  /** Columns at which the contents of the open list items begin. */
  readonly #lists: number[] = [];
  /** What a comment of several lines stands in. */
  #comment: { readonly quotes: number; readonly listColumn: number } | undefined;

  read(line: MarkdownLine): Opening | CommentBlock | undefined {
    const { quotes, at } = quoteMarks(line.text, Number.POSITIVE_INFINITY);
    const rest = line.text.slice(at);
    if (this.#comment && goesOn(line.text, this.#comment)) {
      if (rest.includes('-->')) this.#comment = undefined;
      return undefined;
    }
    this.#comment = undefined;
    if (quotes !== this.#quotes) this.#lists.length = 0;
    this.#quotes = quotes;
    if (rest.trim() === '') return undefined;
    let column = indentOf(rest);
    while ((this.#lists.at(-1) ?? 0) > column) this.#lists.pop();
    for (let mark = listMark(rest, column); mark > 0; mark = listMark(rest, column)) {
      column += mark;
      this.#lists.push(column);
    }
    const listColumn = this.#lists.at(-1) ?? 0;
    // Further in, it is code or goes on with a paragraph.
    if (column - listColumn > 3) return undefined;
    const content = rest.slice(column);
    const container = { quotes, listColumn, column, linePrefix: line.text.slice(0, at) + ' '.repeat(column) };
    if (content.startsWith('<!--')) {
      if (content.includes('-->')) return { type: 'comment', line, start: line.start + at + column, ...container };
      this.#comment = { quotes, listColumn };
      return undefined;
    }
    const [, backticks, afterBackticks, tildes, afterTildes] = /^(?:(`{3,})([^`]*)|(~{3,})(.*))$/.exec(content) ?? [];
    const marks = backticks ?? tildes;
    if (marks === undefined) return undefined;
    return { type: 'opening', marks, info: (afterBackticks ?? afterTildes ?? '').trim(), ...container };
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

/** Whether a line still stands in what a block stands in. */
function goesOn(line: string, { quotes: wanted, listColumn }: Pick<Container, 'quotes' | 'listColumn'>): boolean {
  const { quotes, at } = quoteMarks(line, wanted);
  const rest = line.slice(at);
  return quotes === wanted && (rest.trim() === '' || indentOf(rest) >= listColumn);
}

function continues(line: string, open: Opening): boolean {
  return goesOn(line, open) && !closes(line, open);
}

function closes(line: string, { marks, quotes, listColumn }: Opening): boolean {
  const rest = line.slice(quoteMarks(line, quotes).at);
  const indent = indentOf(rest);
  const run = rest.trim();
  const isRun = run.length >= marks.length && run === marks[0]?.repeat(run.length);
  return isRun && indent >= listColumn && indent - listColumn <= 3;
}

function linesOf(text: string): MarkdownLine[] {
  const lines: MarkdownLine[] = [];
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
