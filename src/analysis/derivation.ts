import type { Dimension } from '../quantity/quantity';

/** How far a number can be trusted: computed exactly, approximated, bounded, or measured in a simulation. */
export type Method = 'exact' | 'approximation' | 'bound' | 'simulation';

/**
 * How one number of the results came about. Built on demand from the results, so that the analysis itself stays fast;
 * hover, panel and report all render this one object.
 */
export interface Derivation {
  /** Of the number in the report, e.g. `flows.redirect.latency.p99`. */
  readonly path: string;
  readonly title: string;
  /** In the base unit of `dimension`. */
  readonly value: number;
  readonly dimension: Dimension;
  readonly method: Method;
  /** In words and symbols: `peak calls x holding time / servers`. */
  readonly formula: string;
  readonly inputs: readonly DerivationInput[];
  /** Beyond the listed defaults: what the method takes for granted. */
  readonly assumptions: readonly string[];
  /** Where the method holds and how large its error is there. */
  readonly validity?: string;
  /** Literature. */
  readonly reference?: string;
  /** Anchor in `docs/model.md` that says more. */
  readonly section?: string;
}

export interface DerivationInput {
  readonly name: string;
  readonly value: number;
  readonly dimension: Dimension;
  /**
   * Of another number of the report, which has a derivation of its own, or of a value in the document. Absent for what
   * is neither: a step in between, a default that is not worth listing.
   */
  readonly path?: string;
}
