import { FlowScanner, unquote } from './flow-scanner';

/** A block mapping or list around the cursor. */
export interface BlockFrame {
  readonly type: 'map' | 'seq';
  readonly indent: number;
  /** The latest key of a mapping, the position in a list. */
  segment: string | number;
  /** Whether nothing stands behind the latest key on its line, so that a block may follow. */
  open: boolean;
  readonly entries: Map<string, string>;
  readonly items: string[];
}

/** A key at the beginning of a text, and what follows its colon. */
export interface KeyText {
  readonly key: string;
  readonly valueAt: number;
}

/**
 * Follows the indentation of a YAML text line by line and knows which mappings and lists are open. It needs no valid
 * document: what it cannot make sense of, it skips.
 */
export class BlockScanner {
  frames: BlockFrame[] = [];
  flow: FlowScanner | undefined;
  /** The quote that a scalar opened and has not closed. */
  quote: string | undefined;
  /** Lines that are further in than this belong to a block scalar. */
  blockScalar: number | undefined;

  constructor(readonly text: string) {}

  /** Reads one whole line, `[start, end)`. */
  line(start: number, end: number): void {
    const content = this.text.slice(start, end);
    if (this.continues(content)) {
      if (this.flow) this.#inFlow(start, end);
      else if (this.quote !== undefined && closes(content, this.quote)) this.quote = undefined;
      return;
    }
    const column = indentOf(content);
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(content)) this.frames = [];
    else if (content.trim() !== '' && content[column] !== '#') this.#block(start + column, end, column);
  }

  /**
   * Whether a line belongs to a scalar or a bracket that is still open. One that is not further in than what surrounds
   * it does not: then a bracket or quote was forgotten, and the rest of the document is still worth reading.
   */
  continues(content: string): boolean {
    const column = indentOf(content);
    const blank = content.trim() === '';
    if (this.blockScalar !== undefined) {
      if (blank || column > this.blockScalar) return true;
      this.blockScalar = undefined;
    }
    if (!this.flow && this.quote === undefined) return false;
    if (blank || column > (this.flow?.baseIndent ?? this.frames.at(-1)?.indent ?? 0) || /^\s*[}\]]/.test(content))
      return true;
    this.flow = undefined;
    this.quote = undefined;
    return false;
  }

  /** Reads the dashes at `at`; returns the offset and column behind them. */
  dashes(at: number, end: number, column: number): { at: number; column: number; dashed: boolean } {
    let dashed = false;
    for (;;) {
      const dash = /^-(?:\s+|$)/.exec(this.text.slice(at, end));
      if (!dash) return { at, column, dashed };
      this.#enterList(column);
      dashed = true;
      at += dash[0].length;
      column += dash[0].length;
    }
  }

  enterKey(column: number, key: string): BlockFrame {
    while (this.#top && (this.#top.indent > column || (this.#top.type === 'seq' && this.#top.indent === column)))
      this.frames.pop();
    let frame = this.#top;
    if (frame?.type !== 'map' || frame.indent !== column) {
      frame = { type: 'map', indent: column, segment: key, open: true, entries: new Map(), items: [] };
      this.frames.push(frame);
    }
    frame.segment = key;
    frame.open = true;
    frame.entries.set(key, '');
    return frame;
  }

  /** Begins to read brackets inside the mapping or list at this column. */
  openFlow(indent: number): FlowScanner {
    this.flow = new FlowScanner(this.text, indent);
    return this.flow;
  }

  get #top(): BlockFrame | undefined {
    return this.frames.at(-1);
  }

  #enterList(column: number): void {
    while (this.#top && this.#top.indent > column) this.frames.pop();
    const top = this.#top;
    if (top?.type === 'seq' && top.indent === column) top.segment = Number(top.segment) + 1;
    else this.frames.push({ type: 'seq', indent: column, segment: 0, open: true, entries: new Map(), items: [] });
  }

  #block(from: number, end: number, indent: number): void {
    const { at, column, dashed } = this.dashes(from, end, indent);
    const found = keyAt(this.text.slice(at, end));
    if (found) {
      const frame = this.enterKey(column, found.key);
      this.#value(at + found.valueAt, end, frame);
    } else if (dashed && this.#top) this.#value(at, end, this.#top);
  }

  /** What stands behind a key or dash on the same line. */
  #value(from: number, end: number, frame: BlockFrame): void {
    const { at, value } = withoutProperties(this.text, from, end);
    const first = value[0];
    frame.open = value === '' || first === '#';
    if (frame.open) return;
    if (first === '|' || first === '>') this.blockScalar = frame.indent;
    else if (first === '{' || first === '[') {
      this.openFlow(frame.indent);
      this.#inFlow(at, end);
    } else if ((first === '"' || first === "'") && !closes(value.slice(1), first)) this.quote = first;
    else {
      const text = unquote(value.replace(/\s+#.*$/, '').trim());
      if (frame.type === 'map') frame.entries.set(String(frame.segment), text);
      else frame.items.push(text);
    }
  }

  #inFlow(from: number, end: number): void {
    // The line break goes along: it ends a comment.
    this.flow?.scan(from, end + 1);
    if (this.flow?.done) this.flow = undefined;
  }
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** The key that a text begins with: up to a colon that a space or the end follows. */
export function keyAt(text: string): KeyText | undefined {
  const quoted = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*:(?=\s|$)/.exec(text)?.[0];
  if (quoted !== undefined) return { key: unquote(quoted.slice(0, -1).trim()), valueAt: quoted.length };
  if (/^[\s"'{}[\],#&*!|>%@`]/.test(text)) return undefined;
  const colon = text.search(/:(?=\s|$)/);
  const comment = text.search(/\s#/);
  if (colon <= 0 || (comment >= 0 && comment < colon)) return undefined;
  return { key: text.slice(0, colon).trim(), valueAt: colon + 1 };
}

/** Skips blanks, anchors and tags before a value. */
export function withoutProperties(text: string, from: number, end: number): { at: number; value: string } {
  const skipped = /^\s*(?:[&!]\S*(?:\s+|$))*/.exec(text.slice(from, end))?.[0].length ?? 0;
  return { at: from + skipped, value: text.slice(from + skipped, end).trimEnd() };
}

function closes(text: string, quote: string): boolean {
  return quote === '"' ? /^(?:[^"\\]|\\.)*"/.test(text) : /^(?:[^']|'')*'(?!')/.test(text);
}
