import type { Symbols } from '../binding/symbols';
import type { Finding } from '../finding';
import type { Spec } from '../spec.generated';

/** What a semantic check of the language reads. */
export interface CheckInput {
  readonly spec: Spec;
  readonly symbols: Symbols;
}

/** A check of what the schema cannot say: references, verbs, sums. It yields findings and changes nothing. */
export type Check = (input: CheckInput) => Iterable<Finding>;
