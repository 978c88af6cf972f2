/** How much of a document is read, so that no text can take the editor down. */
export interface Limits {
  /** UTF-16 code units; a longer text is read up to the end of a line before that. */
  readonly length: number;
  /** Values, counting those that aliases repeat: a few lines of aliases can otherwise stand for billions. */
  readonly nodes: number;
  /** Levels of nesting, counting those inside aliases. */
  readonly depth: number;
}

export const defaultLimits: Limits = { length: 1_000_000, nodes: 200_000, depth: 100 };
