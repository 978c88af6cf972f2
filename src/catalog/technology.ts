import type { CitedSource } from './pattern';

/** A documented limit or default of a technology. The keys are those of the file. */
export interface TechnologyLimit {
  /** The field of the spec that it bounds: one of a component, or `record_size` (a dataset) or `timeout` (a step). */
  readonly field: string;
  /** As it would be written in a spec. */
  readonly value: string | number;
  /**
   * What it holds for. Only a limit of one `replica` can stand in for a field that a component leaves out. The others
   * (`partition`, `record`, `call`, `account` …) are for rules and explanations.
   */
  readonly per: string;
  readonly text: string;
  readonly source: CitedSource;
}

/** A product that components name in `technology`, with what its documentation says about limits. */
export interface Technology {
  readonly id: string;
  readonly name: string;
  /** Component kinds that it is used as, the usual one first. */
  readonly kinds: readonly string[];
  /** Other names, in lower case. */
  readonly aliases: readonly string[];
  /** Managed offers and products that stand in for it, in lower case: used alike, with limits of their own. */
  readonly relatives?: readonly string[];
  readonly limits: readonly TechnologyLimit[];
}
