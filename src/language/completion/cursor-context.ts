import type { Span } from '../../spec/span';
import { lineAt, lineEnd } from '../lines';
import type { Path } from '../slot';
import { BlockScanner, indentOf, keyAt, withoutProperties } from './block-scanner';
import { flowEntriesAhead, mappingEntriesAhead } from './entries-ahead';
import type { FlowScanner } from './flow-scanner';

/** What can be written where the cursor is, judged from the text alone: while someone types, the document is broken. */
export interface CursorContext {
  /** A key of a mapping, a value that is still missing or partly written, or one more item of a block list. */
  readonly place: 'key' | 'node' | 'item';
  /** Of the mapping, the value or the list. */
  readonly path: Path;
  /** Inside braces or brackets. */
  readonly flow: boolean;
  /** On the line of its key, where no block can begin. */
  readonly inline: boolean;
  /** Behind the dash of a list item. */
  readonly dashed: boolean;
  /** Of the first character of the line's own text: where further keys of the same mapping have to stand. */
  readonly column: number;
  /** The text that a completion replaces. */
  readonly range: Span;
  /** What is already written of it before the cursor. */
  readonly typed: string;
  /** Text that a completion needs in front: the blank behind a colon, the dash of a list item. */
  readonly lead: string;
  readonly quoted: boolean;
  /** Whether a colon follows, so that only the key itself is replaced. */
  readonly hasColon: boolean;
  /** The other entries of the mapping: key -> value on its line. */
  readonly siblings: ReadonlyMap<string, string>;
  /** The other items of the list. */
  readonly items: readonly string[];
}

/** The things that can be written at an offset; none inside comments, quotes that are not values, and block scalars. */
export function cursorContexts(text: string, offset: number): CursorContext[] {
  const line = lineAt(text, offset);
  const scanner = new BlockScanner(text);
  for (let start = 0; start < line.start; ) {
    const newline = text.indexOf('\n', start);
    scanner.line(start, newline > start && text[newline - 1] === '\r' ? newline - 1 : newline);
    start = newline + 1;
  }
  return new Cursor(text, offset, line, scanner).contexts();
}

class Cursor {
  constructor(
    readonly text: string,
    readonly offset: number,
    readonly line: Span,
    readonly scanner: BlockScanner,
  ) {}

  contexts(): CursorContext[] {
    const { text, line, offset, scanner } = this;
    const content = text.slice(line.start, line.end);
    const before = text.slice(line.start, offset);
    // A blank line belongs to an open block scalar only where its text would stand.
    if (scanner.blockScalar !== undefined && content.trim() === '' && before.length <= scanner.blockScalar)
      scanner.blockScalar = undefined;
    if (scanner.continues(content)) return scanner.flow ? this.#inFlow(scanner.flow, line.start) : [];
    const column = indentOf(before);
    if (before.trim() === '')
      return /^\s/.test(text.slice(offset, line.end)) && content.trim() !== ''
        ? []
        : this.#newLine(before.length, offset);
    return this.#block(line.start + column, column);
  }

  #block(from: number, indent: number): CursorContext[] {
    const { text, offset, scanner } = this;
    const { at, column, dashed } = scanner.dashes(from, offset, indent);
    const typed = text.slice(at, offset);
    if (/(?:^|\s)#/.test(typed)) return [];
    const found = keyAt(typed);
    if (found) {
      scanner.enterKey(column, found.key);
      return this.#value(at + found.valueAt, column, false);
    }
    if (dashed) return this.#value(at, column, true);
    return this.#newLine(column, at);
  }

  /** A value behind a colon or a dash. */
  #value(from: number, column: number, dashed: boolean): CursorContext[] {
    const { text, offset, scanner } = this;
    const { at, value } = withoutProperties(text, from, offset);
    if (value.startsWith('{') || value.startsWith('[')) {
      return this.#inFlow(scanner.openFlow(scanner.frames.at(-1)?.indent ?? 0), at);
    }
    if (/^[|>*]/.test(value)) return [];
    const quoted = /^["']/.test(value);
    const start = at + (quoted ? 1 : 0);
    const top = scanner.frames.at(-1);
    const siblings = new Map([...(top?.entries ?? []), ...mappingEntriesAhead(text, this.line.end, column)]);
    const needsBlank = !/\s/.test(text[offset - 1] ?? ' ') && text.slice(from, offset) === '';
    return [
      this.#context({
        place: 'node',
        path: pathOf(scanner),
        inline: !dashed,
        dashed,
        column,
        range: this.#range(start, dashed),
        lead: needsBlank ? ' ' : '',
        quoted,
        siblings: dashed ? mappingEntriesAhead(text, this.line.end, column) : siblings,
        items: top?.items ?? [],
      }),
    ];
  }

  /** A line of its own, with nothing on it or a word: which mapping or list it belongs to follows from its column. */
  #newLine(column: number, start: number): CursorContext[] {
    const { text, scanner } = this;
    while ((scanner.frames.at(-1)?.indent ?? -1) > column) scanner.frames.pop();
    const contexts: CursorContext[] = [];
    const range = this.#range(start, true);
    const ahead = mappingEntriesAhead(text, this.line.end, column);
    let top = scanner.frames.at(-1);
    if (top?.type === 'seq' && top.indent === column) {
      scanner.frames.pop();
      contexts.push(
        this.#context({ place: 'item', path: pathOf(scanner), column, range, lead: '- ', items: top.items }),
      );
      top = scanner.frames.at(-1);
    }
    if (!top) {
      if (contexts.length === 0 && column === 0)
        contexts.push(this.#context({ place: 'key', path: [], column, range, siblings: ahead }));
    } else if (top.indent === column && top.type === 'map') {
      const path = pathOf(scanner).slice(0, -1);
      const siblings = new Map([...top.entries, ...ahead]);
      contexts.push(this.#context({ place: 'key', path, column, range, siblings }));
    } else if (top.indent < column && top.open && contexts.length === 0) {
      contexts.push(this.#context({ place: 'node', path: pathOf(scanner), column, range, siblings: ahead }));
    }
    return contexts;
  }

  #inFlow(flow: FlowScanner, from: number): CursorContext[] {
    flow.scan(from, this.offset);
    return flow.done || flow.inComment ? [] : this.#flowContext(flow);
  }

  #flowContext(flow: FlowScanner): CursorContext[] {
    const { text, offset, line, scanner } = this;
    const frame = flow.frames.at(-1);
    if (!frame) return [];
    const outer = flow.frames.slice(0, -1).map(({ type, key, index }) => (type === 'map' ? (key ?? '') : index));
    const path = [...pathOf(scanner), ...outer];
    const quoted = flow.quote !== undefined;
    const start = Math.max(flow.tokenStart === undefined ? offset : flow.tokenStart + (quoted ? 1 : 0), line.start);
    const afterColon = text[offset - 1] === ':' && frame.key !== undefined;
    const isKey = frame.type === 'map' && frame.key === undefined;
    const siblings = new Map([...frame.entries, ...flowEntriesAhead(text, this.#flowEnd(offset), flow.baseIndent)]);
    const segment = frame.type === 'map' ? (frame.key ?? '') : frame.index;
    return [
      this.#context({
        place: isKey ? 'key' : 'node',
        path: isKey ? path : [...path, segment],
        flow: true,
        inline: true,
        column: offset - line.start,
        range: { start, end: isKey ? this.#wordEnd() : this.#flowEnd(offset) },
        lead: afterColon ? ' ' : '',
        quoted,
        siblings,
        items: frame.items,
      }),
    ];
  }

  #context(given: Pick<CursorContext, 'place' | 'path' | 'column' | 'range'> & Partial<CursorContext>): CursorContext {
    const { range } = given;
    return {
      flow: false,
      inline: false,
      dashed: false,
      lead: '',
      quoted: false,
      siblings: new Map(),
      items: [],
      typed: this.text.slice(range.start, this.offset),
      hasColon: /^\s*:(?:\s|$)/.test(this.text.slice(range.end, lineEnd(this.text, range.end) + 1)),
      ...given,
    };
  }

  /** From `start` to the end of the word, or of the whole value where no key can stand. */
  #range(start: number, maybeKey: boolean): Span {
    const { text, offset, line } = this;
    const rest = text.slice(offset, line.end);
    if (maybeKey && /^[\w/-]*\s*:(?:\s|$)/.test(rest)) return { start, end: this.#wordEnd() };
    const value = rest
      .replace(/(?:^|\s)#.*$/, '')
      .replace(/["']\s*$/, '')
      .trimEnd();
    return { start: Math.min(start, offset), end: offset + value.length };
  }

  #wordEnd(): number {
    return this.offset + (/^[\w/-]*/.exec(this.text.slice(this.offset, this.line.end))?.[0].length ?? 0);
  }

  #flowEnd(from: number): number {
    return from + (/^[^,{}[\]"'#\n\r]*/.exec(this.text.slice(from, this.line.end))?.[0].trimEnd().length ?? 0);
  }
}

function pathOf({ frames }: BlockScanner): (string | number)[] {
  return frames.map(({ segment }) => segment);
}
