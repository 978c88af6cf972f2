/** Where a published number was read. */
export interface CitedSource {
  readonly title: string;
  readonly url: string;
  /** When it was published or last checked, as far as known: `2013`, `2012-11`, `2026-11-20`. */
  readonly date?: string | number;
}

/** A published figure in words, with its source. */
export interface CitedNumber {
  readonly text: string;
  readonly source: CitedSource;
}

/**
 * A term of the field: what it is, when to use it, what it costs and how a spec expresses it.
 *
 * One file of `patterns/` each; the keys are those of the file. Texts are plain except for `code spans`.
 */
export interface Pattern {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  /** Words that mean this pattern in prose. Unique over the catalogue; plurals and hyphens need no entry. */
  readonly aliases: readonly string[];
  /** The aliases that are everyday words too, and mean the pattern only near another term. */
  readonly ambiguous: readonly string[];
  readonly summary: string;
  readonly when: string;
  readonly when_not: string;
  readonly trade_off: string;
  readonly numbers: readonly CitedNumber[];
  readonly failure_modes: readonly string[];
  /** Top-level keys of a spec that show the pattern; valid once `headroom` and `title` are put before them. */
  readonly in_spec: string;
  /** Ids of the rules that look at it; those that do not exist yet are not shown. */
  readonly checks: readonly string[];
  /** Ids of patterns to read next. */
  readonly related: readonly string[];
  /** What a reviewer asks about it. */
  readonly question: string;
}
