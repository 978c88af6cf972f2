/** Replaces `[start, end)` of a text. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** An edit as it appears in the text that came out of it. */
interface Applied extends Edit {
  /** Where its replacement begins. */
  readonly from: number;
  /** How far what follows it has moved. */
  readonly shift: number;
}

/** A text with edits applied that still knows where each offset was before them. */
export class EditedText {
  private constructor(
    readonly text: string,
    private readonly before: EditedText | undefined,
    private readonly applied: readonly Applied[],
  ) {}

  static of(text: string): EditedText {
    return new EditedText(text, undefined, []);
  }

  /** @param edits of this text; they must not overlap */
  edit(edits: readonly Edit[]): EditedText {
    const parts: string[] = [];
    const applied: Applied[] = [];
    let end = 0;
    let shift = 0;
    for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
      parts.push(this.text.slice(end, edit.start), edit.text);
      const from = edit.start + shift;
      shift += edit.text.length - (edit.end - edit.start);
      applied.push({ ...edit, from, shift });
      end = edit.end;
    }
    return new EditedText(parts.join('') + this.text.slice(end), this, applied);
  }

  /** Where an offset of this text was in the first one; for what an edit inserted, where it was inserted. */
  originalOffset(offset: number): number {
    if (this.before === undefined) return offset;
    const edit = this.lastEditUpTo(offset);
    if (edit === undefined) return this.before.originalOffset(offset);
    const inside = offset < edit.from + edit.text.length;
    return this.before.originalOffset(
      inside ? Math.min(edit.end, edit.start + offset - edit.from) : offset - edit.shift,
    );
  }

  private lastEditUpTo(offset: number): Applied | undefined {
    let low = 0;
    let high = this.applied.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.applied[middle]?.from ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return this.applied[low - 1];
  }
}
