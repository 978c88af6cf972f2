import { MappingBuilder } from './build-mapping';
import type { MappingNode, ScalarNode, SequenceNode, SyntaxNode } from './node';
import { plainScalarValue } from './plain-scalar';

const flowKey = /[A-Za-z_][\w.-]{0,99}(?=: )/y;
/** What a text without quotes may begin with. */
const plainStart = /[^\s?:,[\]{}#&*!|>'"%@`-]|-[^\s,[\]{}]/y;

const deepest = 50;

const space = 32;
const carriageReturn = 13;
const tab = 9;
const hash = 0x23;
const colon = 0x3a;
const comma = 0x2c;

/**
 * Reads values that stand on one line: texts, and brackets that close. Each method that reads something gives undefined
 * where only the YAML reader can tell; nothing goes on after that.
 */
export class SimpleValueReader {
  protected at = 0;
  /** Of the line of `at`, in front of its line break. */
  protected lineEnd = 0;
  /** Values so far. */
  protected nodes = 0;
  protected depth = 0;
  /** Deepest level so far. */
  protected height = 0;
  /** Whether there was something that only the YAML reader can report. */
  protected unusual = false;

  constructor(protected readonly text: string) {}

  protected builder(): MappingBuilder {
    return new MappingBuilder(() => {
      this.unusual = true;
    });
  }

  protected enter(): boolean {
    this.nodes++;
    this.depth++;
    if (this.depth > this.height) this.height = this.depth;
    return this.depth <= deepest;
  }

  protected skipSpaces(): void {
    while (this.text.charCodeAt(this.at) === space) this.at++;
  }

  protected key(pattern: RegExp): ScalarNode | undefined {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return undefined;
    const start = this.at;
    this.at = pattern.lastIndex;
    this.nodes++;
    const text = this.text.slice(start, this.at);
    return { type: 'scalar', span: { start, end: this.at }, value: text, text, quoted: false };
  }

  protected value(inFlow: boolean): SyntaxNode | undefined {
    switch (this.text[this.at]) {
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
    const start = this.at;
    const builder = this.builder();
    const isRead = this.#flowItems('}', () => {
      const key = this.key(flowKey);
      if (key === undefined) return false;
      this.at++;
      this.skipSpaces();
      const value = this.value(true);
      if (value !== undefined) builder.add({ key, value });
      return value !== undefined;
    });
    return isRead ? builder.build(start, this.at, true) : undefined;
  }

  #flowSequence(): SequenceNode | undefined {
    const start = this.at;
    const items: SyntaxNode[] = [];
    const isRead = this.#flowItems(']', () => {
      const item = this.value(true);
      if (item !== undefined) items.push(item);
      return item !== undefined;
    });
    return isRead ? { type: 'sequence', span: { start, end: this.at }, items, flow: true } : undefined;
  }

  #flowItems(close: string, readItem: () => boolean): boolean {
    if (!this.enter()) return false;
    this.at++;
    this.skipSpaces();
    if (this.text[this.at] !== close) {
      for (;;) {
        if (!readItem()) return false;
        this.skipSpaces();
        if (this.text.charCodeAt(this.at) !== comma) break;
        this.at++;
        this.skipSpaces();
      }
    }
    if (this.text[this.at] !== close) return false;
    this.at++;
    this.depth--;
    return true;
  }

  #quoted(): ScalarNode | undefined {
    const start = this.at;
    const quote = this.text[start] as string;
    const close = this.text.indexOf(quote, start + 1);
    if (close < 0 || close >= this.lineEnd || this.text[close + 1] === quote) return undefined;
    const text = this.text.slice(start + 1, close);
    if (text.includes(quote === '"' ? '\\' : '\r')) return undefined;
    this.at = close + 1;
    this.nodes++;
    return { type: 'scalar', span: { start, end: this.at }, value: text, text, quoted: true };
  }

  #plain(inFlow: boolean): ScalarNode | undefined {
    plainStart.lastIndex = this.at;
    if (!plainStart.test(this.text)) return undefined;
    const start = this.at;
    const end = this.#plainEnd(inFlow);
    if (end === undefined) return undefined;
    this.at = end;
    this.nodes++;
    const text = this.text.slice(start, end);
    return { type: 'scalar', span: { start, end }, value: plainScalarValue(text), text, quoted: false };
  }

  #plainEnd(inFlow: boolean): number | undefined {
    const { text } = this;
    let end = this.at;
    for (let at = end; at < this.lineEnd; at++) {
      const code = text.charCodeAt(at);
      if (code === space) continue;
      if (code === tab || code === carriageReturn) return undefined;
      if (code === hash && text.charCodeAt(at - 1) === space) break;
      if (inFlow && isFlowIndicator(code)) break;
      if (code === colon && (at + 1 >= this.lineEnd || endsKey(text.charCodeAt(at + 1), inFlow))) return undefined;
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
