/** One open `{` or `[`. */
export interface FlowFrame {
  readonly type: 'map' | 'seq';
  /** The key whose value is being read; undefined while a key is read. */
  key: string | undefined;
  index: number;
  /** Texts of finished entries (by key) and items. */
  readonly entries: Map<string, string>;
  readonly items: string[];
}

/** Reads text in braces and brackets up to any point, however broken it is. */
export class FlowScanner {
  readonly frames: FlowFrame[] = [];
  /** Where the scalar that is being read begins, or undefined before one. */
  tokenStart: number | undefined;
  /** The quote that is open. */
  quote: string | undefined;
  inComment = false;
  #afterQuoted = false;

  constructor(
    readonly text: string,
    /** The column of the mapping or list around; a line that is not further in ends what was never closed. */
    readonly baseIndent: number,
  ) {}

  get done(): boolean {
    return this.frames.length === 0;
  }

  /** Reads `[from, to)`, stopping where the last bracket closes; returns where it stopped. */
  scan(from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const character = this.text[at] ?? '';
      if (this.inComment) {
        this.inComment = character !== '\n';
      } else if (this.quote !== undefined) {
        at += this.#inQuote(character, at);
      } else {
        this.#read(character, at);
        if (this.done) return at + 1;
      }
    }
    return to;
  }

  /** How many characters to skip besides this one. */
  #inQuote(character: string, at: number): number {
    if (this.quote === '"' && character === '\\') return 1;
    if (character !== this.quote) return 0;
    if (character === "'" && this.text[at + 1] === "'") return 1;
    this.quote = undefined;
    this.#afterQuoted = true;
    return 0;
  }

  #read(character: string, at: number): void {
    const next = this.text[at + 1] ?? ' ';
    switch (character) {
      case '{':
      case '[':
        this.frames.push({
          type: character === '{' ? 'map' : 'seq',
          key: undefined,
          index: 0,
          entries: new Map(),
          items: [],
        });
        this.#startAnew();
        return;
      case '}':
      case ']':
        this.#finish(at);
        this.frames.pop();
        this.tokenStart ??= at;
        return;
      case ',':
        this.#finish(at);
        this.#nextEntry();
        return;
      case ':':
        if (this.#afterQuoted || /[\s,{}[\]]/.test(next)) this.#endKey(at);
        else this.tokenStart ??= at;
        return;
      case '#':
        if (/\s/.test(this.text[at - 1] ?? ' ')) this.inComment = true;
        return;
      case '"':
      case "'":
        if (this.tokenStart === undefined) this.quote = character;
        this.tokenStart ??= at;
        return;
      default:
        if (!/\s/.test(character)) this.tokenStart ??= at;
    }
  }

  #startAnew(): void {
    this.tokenStart = undefined;
    this.#afterQuoted = false;
  }

  #endKey(at: number): void {
    const frame = this.frames.at(-1);
    if (frame?.type !== 'map' || frame.key !== undefined) return;
    frame.key = unquote(this.text.slice(this.tokenStart ?? at, at).trim());
    this.#startAnew();
  }

  #finish(at: number): void {
    const frame = this.frames.at(-1);
    const token = unquote(this.text.slice(this.tokenStart ?? at, at).trim());
    if (frame?.type === 'seq' && token !== '') frame.items.push(token);
    if (frame?.type === 'map' && (frame.key ?? token) !== '')
      frame.entries.set(frame.key ?? token, frame.key === undefined ? '' : token);
  }

  #nextEntry(): void {
    const frame = this.frames.at(-1);
    if (frame) {
      frame.key = undefined;
      frame.index++;
    }
    this.#startAnew();
  }
}

/** The text of a scalar without the quotes around it. */
export function unquote(text: string): string {
  const quote = text[0];
  if (quote !== '"' && quote !== "'") return text;
  return text.slice(1, text.length > 1 && text.endsWith(quote) ? -1 : undefined);
}
