import type { Span } from '../../spec/span';

export type CompletionKind = 'key' | 'word' | 'id' | 'unit' | 'value' | 'scaffold';

/** Something that can be written at the cursor. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** A few words behind the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** Replaces the text of `range`; further lines are indented as they have to stand. */
  readonly insertText: string;
  /** Whether `insertText` has tab stops (TextMate syntax) or is taken as it is. */
  readonly snippet: boolean;
  readonly range: Span;
  readonly sortText: string;
  readonly filterText: string;
  /** Whether the editor should ask for completions again at the first tab stop. */
  readonly retrigger: boolean;
  /** Whether the schema itself has it, so that whoever reads the schema offers it too. */
  readonly inSchema: boolean;
}

/** What a source of completions says; where and in which order it stands follows from the cursor. */
export interface Suggestion {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly insertText: string;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
  readonly snippet?: boolean;
  readonly retrigger?: boolean;
  /** What the typed text is compared with, where that is not the label. */
  readonly filterText?: string;
  readonly inSchema?: boolean;
}
