import { MappingBuilder } from './build-mapping';
import { lineEnd } from './lines';
import type { LooseEntry } from './loose-entry';
import type { Entry, MappingNode, ScalarNode, SequenceNode, SyntaxNode } from './node';
import { plainScalarValue } from './plain-scalar';
import type { Comment } from './tree';

/** A key such as those of the language and its ids, up to the `:`; of a block, and of a flow mapping. */
const blockKey = /[A-Za-z_][\w.-]{0,99}(?=:(?: |\r?\n))/y;
const flowKey = /[A-Za-z_][\w.-]{0,99}(?=: )/y;
/** What a text without quotes may begin with. */
const plainStart = /[^\s?:,[\]{}#&*!|>'"%@`-]|-[^\s,[\]{}]/y;

const deepest = 50;

const space = 32;
const carriageReturn = 13;
const tab = 9;
const hash = 0x23;
const colon = 0x3a;
const dash = 0x2d;
const comma = 0x2c;

/**
 * Reads a piece whose one entry is written in the plain part of YAML that nearly all of a spec is: blocks of keys and
 * items, texts that stand on one line, brackets that close on it. It takes a quarter of the time of the YAML reader,
 * which remains the judge: here nothing is guessed, so everything unusual or wrong is left to it.
 *
 * @returns undefined for anything else
 */
export function simpleEntry(text: string): (LooseEntry & { readonly comments: readonly Comment[] }) | undefined {
  return new SimpleReader(text).read();
}

/** Each method that reads something gives undefined where only the YAML reader can tell; nothing goes on after that. */
class SimpleReader {
  readonly #comments: Comment[] = [];
  #at = 0;
  /** Column of `#at`, if nothing but indentation and dashes of items stands in front of it. */
  #column = 0;
  #lineEnd = 0;
  #nodes = 0;
  #depth = 0;
  #height = 0;
  #unusual = false;

  constructor(private readonly text: string) {}

  read() {
    this.#toLine(0);
    const builder = this.#builder();
    if (!this.#entry(builder) || this.#at < this.text.length || this.#unusual) return undefined;
    const entry = builder.last as Entry;
    const { end } = entry.value.span;
    return { entry, end, findings: [], nodes: this.#nodes, height: this.#height, comments: this.#comments };
  }

  #builder(): MappingBuilder {
    return new MappingBuilder(() => {
      this.#unusual = true;
    });
  }

  /** Goes to the first character of the first line from `start` on that is neither blank nor a comment. */
  #toLine(start: number): void {
    const { text } = this;
    let from = start;
    while (from < text.length) {
      let at = from;
      while (text.charCodeAt(at) === space) at++;
      this.#lineEnd = lineEnd(text, from);
      const isComment = text.charCodeAt(at) === hash;
      if (isComment) this.#comment(at);
      else if (at < this.#lineEnd) {
        this.#at = at;
        this.#column = at - from;
        return;
      }
      from = this.#nextLine();
    }
    this.#at = text.length;
    this.#column = -1;
  }

  #nextLine(): number {
    const { text } = this;
    const at = this.#lineEnd;
    return text.charCodeAt(at) === carriageReturn ? at + 2 : at + 1;
  }

  #comment(start: number): void {
    const end = this.#lineEnd;
    this.#comments.push({ span: { start, end }, text: this.text.slice(start + 1, end) });
  }

  /** Goes on behind a value: nothing but a comment may follow it on its line. */
  #endLine(): boolean {
    const { text } = this;
    const end = this.#at;
    let at = end;
    while (text.charCodeAt(at) === space) at++;
    if (text.charCodeAt(at) === hash && at > end) this.#comment(at);
    else if (at < this.#lineEnd) return false;
    this.#toLine(this.#nextLine());
    return true;
  }

  #entry(builder: MappingBuilder): boolean {
    const column = this.#column;
    const key = this.#key(blockKey);
    if (key === undefined) return false;
    this.#at++;
    this.#skipSpaces();
    const isBlock = this.#at >= this.#lineEnd || this.text.charCodeAt(this.#at) === hash;
    const value = isBlock ? this.#block(column) : this.#lineValue(column);
    if (value === undefined) return false;
    builder.add({ key, value });
    return true;
  }

  #key(pattern: RegExp): ScalarNode | undefined {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.text)) return undefined;
    const start = this.#at;
    this.#at = pattern.lastIndex;
    this.#nodes++;
    const text = this.text.slice(start, this.#at);
    return { type: 'scalar', span: { start, end: this.#at }, value: text, text, quoted: false };
  }

  /** What stands below a key in `column`. */
  #block(column: number): SyntaxNode | undefined {
    // The comment behind the key, whose space is behind `#at` already.
    if (this.#at < this.#lineEnd) this.#comment(this.#at);
    this.#toLine(this.#nextLine());
    if (this.#isItem()) return this.#column >= column ? this.#sequence() : undefined;
    return this.#column > column ? this.#mappingOrLine(column) : undefined;
  }

  /** What may stand alone below a key or behind the dash of an item in `column`. */
  #mappingOrLine(column: number): SyntaxNode | undefined {
    blockKey.lastIndex = this.#at;
    return blockKey.test(this.text) ? this.#mapping() : this.#lineValue(column);
  }

  #isItem(): boolean {
    return this.text.charCodeAt(this.#at) === dash && this.text.charCodeAt(this.#at + 1) === space;
  }

  #mapping(): MappingNode | undefined {
    if (!this.#enter()) return undefined;
    const column = this.#column;
    const builder = this.#builder();
    do if (!this.#entry(builder)) return undefined;
    while (this.#column === column);
    this.#depth--;
    const { start = 0, last } = builder;
    return this.#column > column ? undefined : builder.build(start, last?.value.span.end ?? 0, false);
  }

  #sequence(): SequenceNode | undefined {
    if (!this.#enter()) return undefined;
    const start = this.#at;
    const column = this.#column;
    const items: SyntaxNode[] = [];
    do {
      const dashAt = this.#at++;
      this.#skipSpaces();
      this.#column = column + this.#at - dashAt;
      const item = this.#mappingOrLine(column);
      if (item === undefined) return undefined;
      items.push(item);
    } while (this.#column === column && this.#isItem());
    this.#depth--;
    if (this.#column > column) return undefined;
    return { type: 'sequence', span: { start, end: items[items.length - 1]?.span.end ?? start }, items, flow: false };
  }

  #enter(): boolean {
    this.#nodes++;
    this.#depth++;
    if (this.#depth > this.#height) this.#height = this.#depth;
    return this.#depth <= deepest;
  }

  /** A value that ends on the line where it begins; what is indented more than `column` would go on with it. */
  #lineValue(column: number): SyntaxNode | undefined {
    const value = this.#value(false);
    return value !== undefined && this.#endLine() && this.#column <= column ? value : undefined;
  }

  #value(inFlow: boolean): SyntaxNode | undefined {
    switch (this.text[this.#at]) {
      case '{':
        return this.#flowMapping();
      case '[':
        return this.#flowSequence();
      case '"':
      case "'":
        return this.#quoted();
      default:
        return this.#plain(inFlow);
    }
  }

  #flowMapping(): MappingNode | undefined {
    const start = this.#at;
    const builder = this.#builder();
    const isRead = this.#flowItems('}', () => {
      const key = this.#key(flowKey);
      if (key === undefined) return false;
      this.#at++;
      this.#skipSpaces();
      const value = this.#value(true);
      if (value !== undefined) builder.add({ key, value });
      return value !== undefined;
    });
    return isRead ? builder.build(start, this.#at, true) : undefined;
  }

  #flowSequence(): SequenceNode | undefined {
    const start = this.#at;
    const items: SyntaxNode[] = [];
    const isRead = this.#flowItems(']', () => {
      const item = this.#value(true);
      if (item !== undefined) items.push(item);
      return item !== undefined;
    });
    return isRead ? { type: 'sequence', span: { start, end: this.#at }, items, flow: true } : undefined;
  }

  #flowItems(close: string, readItem: () => boolean): boolean {
    if (!this.#enter()) return false;
    this.#at++;
    this.#skipSpaces();
    if (this.text[this.#at] !== close) {
      for (;;) {
        if (!readItem()) return false;
        this.#skipSpaces();
        if (this.text.charCodeAt(this.#at) !== comma) break;
        this.#at++;
        this.#skipSpaces();
      }
    }
    if (this.text[this.#at] !== close) return false;
    this.#at++;
    this.#depth--;
    return true;
  }

  #skipSpaces(): void {
    while (this.text.charCodeAt(this.#at) === space) this.#at++;
  }

  #quoted(): ScalarNode | undefined {
    const start = this.#at;
    const quote = this.text[start] as string;
    const close = this.text.indexOf(quote, start + 1);
    if (close < 0 || close >= this.#lineEnd || this.text[close + 1] === quote) return undefined;
    const text = this.text.slice(start + 1, close);
    if (text.includes(quote === '"' ? '\\' : '\r')) return undefined;
    this.#at = close + 1;
    this.#nodes++;
    return { type: 'scalar', span: { start, end: this.#at }, value: text, text, quoted: true };
  }

  #plain(inFlow: boolean): ScalarNode | undefined {
    plainStart.lastIndex = this.#at;
    if (!plainStart.test(this.text)) return undefined;
    const start = this.#at;
    const end = this.#plainEnd(inFlow);
    if (end === undefined) return undefined;
    this.#at = end;
    this.#nodes++;
    const text = this.text.slice(start, end);
    return { type: 'scalar', span: { start, end }, value: plainScalarValue(text), text, quoted: false };
  }

  #plainEnd(inFlow: boolean): number | undefined {
    const { text } = this;
    let end = this.#at;
    for (let at = end; at < this.#lineEnd; at++) {
      const code = text.charCodeAt(at);
      if (code === space) continue;
      if (code === tab || code === carriageReturn) return undefined;
      if (code === hash && text.charCodeAt(at - 1) === space) break;
      if (inFlow && isFlowIndicator(code)) break;
      if (code === colon && (at + 1 >= this.#lineEnd || endsKey(text.charCodeAt(at + 1), inFlow))) return undefined;
      end = at + 1;
    }
    return end;
  }
}

/** Whether a `:` in front of this character makes a key of what it follows. */
function endsKey(code: number, inFlow: boolean): boolean {
  return code === space || code === tab || code === carriageReturn || (inFlow && isFlowIndicator(code));
}

/** `,`, `[`, `]`, `{` or `}` */
function isFlowIndicator(code: number): boolean {
  return code === comma || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d;
}
