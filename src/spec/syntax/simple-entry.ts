import type { MappingBuilder } from './build-mapping';
import { lineEnd } from './lines';
import type { LooseEntry } from './loose-entry';
import type { Entry, MappingNode, SequenceNode, SyntaxNode } from './node';
import { SimpleValueReader } from './simple-value';
import type { Comment } from './tree';

/** A key such as those of the language and its ids, up to the `:`. */
const blockKey = /[A-Za-z_][\w.-]{0,99}(?=:(?: |\r?\n))/y;

const space = 32;
const carriageReturn = 13;
const hash = 0x23;
const dash = 0x2d;

/**
 * Reads a piece whose one entry is written in the plain part of YAML that nearly all of a spec is: blocks of keys and
 * items, texts that stand on one line, brackets that close on it. It takes a tenth of the time of the YAML reader,
 * which remains the judge: here nothing is guessed, so everything unusual or wrong is left to it.
 *
 * @returns undefined for anything else
 */
export function simpleEntry(text: string): (LooseEntry & { readonly comments: readonly Comment[] }) | undefined {
  return new SimpleEntryReader(text).read();
}

class SimpleEntryReader extends SimpleValueReader {
  readonly #comments: Comment[] = [];
  /** Column of `at`, if nothing but indentation and dashes of items stands in front of it. */
  #column = 0;

  read() {
    this.#toLine(0);
    const builder = this.builder();
    if (!this.#entry(builder) || this.at < this.text.length || this.unusual) return undefined;
    const entry = builder.last as Entry;
    const { end } = entry.value.span;
    return { entry, end, findings: [], nodes: this.nodes, height: this.height, comments: this.#comments };
  }

  /** Goes to the first character of the first line from `start` on that is neither blank nor a comment. */
  #toLine(start: number): void {
    const { text } = this;
    let from = start;
    while (from < text.length) {
      let at = from;
      while (text.charCodeAt(at) === space) at++;
      this.lineEnd = lineEnd(text, from);
      const isComment = text.charCodeAt(at) === hash;
      if (isComment) this.#comment(at);
      else if (at < this.lineEnd) {
        this.at = at;
        this.#column = at - from;
        return;
      }
      from = this.#nextLine();
    }
    this.at = text.length;
    this.#column = -1;
  }

  #nextLine(): number {
    const { text } = this;
    const at = this.lineEnd;
    return text.charCodeAt(at) === carriageReturn ? at + 2 : at + 1;
  }

  #comment(start: number): void {
    const end = this.lineEnd;
    this.#comments.push({ span: { start, end }, text: this.text.slice(start + 1, end) });
  }

  /** Goes on behind a value: nothing but a comment may follow it on its line. */
  #endLine(): boolean {
    const { text } = this;
    const end = this.at;
    let at = end;
    while (text.charCodeAt(at) === space) at++;
    if (text.charCodeAt(at) === hash && at > end) this.#comment(at);
    else if (at < this.lineEnd) return false;
    this.#toLine(this.#nextLine());
    return true;
  }

  #entry(builder: MappingBuilder): boolean {
    const column = this.#column;
    const key = this.key(blockKey);
    if (key === undefined) return false;
    this.at++;
    this.skipSpaces();
    const isBlock = this.at >= this.lineEnd || this.text.charCodeAt(this.at) === hash;
    const value = isBlock ? this.#block(column) : this.#lineValue(column);
    if (value === undefined) return false;
    builder.add({ key, value });
    return true;
  }

  /** What stands below a key in `column`. */
  #block(column: number): SyntaxNode | undefined {
    // The comment behind the key, whose space is behind `at` already.
    if (this.at < this.lineEnd) this.#comment(this.at);
    this.#toLine(this.#nextLine());
    if (this.#isItem()) return this.#column >= column ? this.#sequence() : undefined;
    return this.#column > column ? this.#mappingOrLine(column) : undefined;
  }

  /** What may stand alone below a key or behind the dash of an item in `column`. */
  #mappingOrLine(column: number): SyntaxNode | undefined {
    blockKey.lastIndex = this.at;
    return blockKey.test(this.text) ? this.#mapping() : this.#lineValue(column);
  }

  #isItem(): boolean {
    return this.text.charCodeAt(this.at) === dash && this.text.charCodeAt(this.at + 1) === space;
  }

  #mapping(): MappingNode | undefined {
    if (!this.enter()) return undefined;
    const column = this.#column;
    const builder = this.builder();
    do if (!this.#entry(builder)) return undefined;
    while (this.#column === column);
    this.depth--;
    const { start = 0, last } = builder;
    return this.#column > column ? undefined : builder.build(start, last?.value.span.end ?? 0, false);
  }

  #sequence(): SequenceNode | undefined {
    if (!this.enter()) return undefined;
    const start = this.at;
    const column = this.#column;
    const items: SyntaxNode[] = [];
    do {
      const dashAt = this.at++;
      this.skipSpaces();
      this.#column = column + this.at - dashAt;
      const item = this.#mappingOrLine(column);
      if (item === undefined) return undefined;
      items.push(item);
    } while (this.#column === column && this.#isItem());
    this.depth--;
    if (this.#column > column) return undefined;
    return { type: 'sequence', span: { start, end: items[items.length - 1]?.span.end ?? start }, items, flow: false };
  }

  /** A value that ends on the line where it begins; what is indented more than `column` would go on with it. */
  #lineValue(column: number): SyntaxNode | undefined {
    const value = this.value(false);
    return value !== undefined && this.#endLine() && this.#column <= column ? value : undefined;
  }
}
