/** Replaces `[start, end)` of a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with edits applied that still knows where each offset was before them. */
export class EditedText {
  private constructor(
    readonly text: string,
    private readonly before: EditedText | undefined,
    private readonly edits: readonly Edit[],
  ) {}

  static of(text: string): EditedText {
    return new EditedText(text, undefined, []);
  }

  /** @param edits of this text; they must not overlap */
  edit(edits: readonly Edit[]): EditedText {
    const sorted = [...edits].sort((a, b) => a.start - b.start);
    let text = '';
    let from = 0;
    for (const edit of sorted) {
      text += this.text.slice(from, edit.start) + edit.text;
      from = edit.end;
    }
    return new EditedText(text + this.text.slice(from), this, sorted);
  }

  /** Where an offset of this text was in the first one; for what an edit inserted, where it was inserted. */
  originalOffset(offset: number): number {
    if (this.before === undefined) return offset;
    let shift = 0;
    for (const { start, end, text } of this.edits) {
      const from = start + shift;
      if (offset < from) break;
      if (offset < from + text.length) return this.before.originalOffset(Math.min(end, start + offset - from));
      shift += text.length - (end - start);
    }
    return this.before.originalOffset(offset - shift);
  }
}
