import type { Declaration, Namespace, Reference } from '../binding/symbols';
import type { Finding } from '../finding';
import type { Spec } from '../spec.generated';

/** What a check of a part of the document reads: one entry of a section, or all that is in none. */
export interface PartInput {
  /**
   * The part, `workload.users`, and of the components that the part refers to the `kind`: a part is not checked
   * again because of anything else. Positions are those of the part, so a finding points at nothing outside.
   */
  readonly spec: Spec;
  /** Of the whole document. */
  readonly declared: ReadonlyMap<Namespace, ReadonlySet<string>>;
  /** Of the part. */
  readonly references: readonly Reference[];
}

/** A check of what the schema cannot say: references, verbs, sums. It yields findings and changes nothing. */
export type Check = (input: PartInput) => Iterable<Finding>;

/** What a check that compares parts of the document reads. */
export interface DocumentInput {
  readonly spec: Spec;
  readonly declarations: readonly Declaration[];
}

export type DocumentCheck = (input: DocumentInput) => Iterable<Finding>;
