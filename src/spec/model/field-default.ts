import type { Bound } from '../binding/bound';

/** What holds for a field where a spec says nothing, from outside of the language. */
export interface FieldDefault<F extends string = string> {
  readonly field: F;
  /** As the spec would state it; where it stands does not matter. */
  readonly value: Bound;
  readonly because: string;
  readonly source: string;
}
