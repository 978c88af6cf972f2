/** A place for people: both numbers count from 1, columns in UTF-16 code units. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** Converts between offsets of a text and lines and columns; LF and CRLF end a line. The text is searched when first asked. */
export class LineIndex {
  #starts: readonly number[] | undefined;

  constructor(private readonly text: string) {}

  at(offset: number): LineColumn {
    const starts = this.#lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(0, offset - (starts[low] ?? 0)) + 1 };
  }

  /** The offset of a place; beyond the end of a line it is that end, beyond the last line the end of the text. */
  offsetAt({ line, column }: LineColumn): number {
    const starts = this.#lineStarts();
    const index = Math.max(0, line - 1);
    const start = starts[index];
    if (start === undefined) return this.text.length;
    const next = starts[index + 1];
    const end = next === undefined ? this.text.length : next - (this.text[next - 2] === '\r' ? 2 : 1);
    return Math.min(end, start + Math.max(0, column - 1));
  }

  #lineStarts(): readonly number[] {
    if (this.#starts === undefined) {
      const starts = [0];
      for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) starts.push(at + 1);
      this.#starts = starts;
    }
    return this.#starts;
  }
}
