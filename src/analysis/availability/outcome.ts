import { all, always, any, atLeast, type Formula } from './formula';

/** Whether a request is served, and whether it is served without anything missing: no optional part lost, no fallback. */
export interface Outcome {
  readonly served: Formula;
  readonly full: Formula;
}

export const done: Outcome = { served: always, full: always };

export function outcome(formula: Formula): Outcome {
  return { served: formula, full: formula };
}

export function allOf(outcomes: readonly Outcome[]): Outcome {
  return combine(outcomes, all);
}

export function anyOf(outcomes: readonly Outcome[]): Outcome {
  return combine(outcomes, any);
}

export function atLeastOf(need: number, outcomes: readonly Outcome[]): Outcome {
  return combine(outcomes, (of) => atLeast(need, of));
}

/** The same object for both where they agree, so that nothing is computed twice. */
function combine(outcomes: readonly Outcome[], join: (of: readonly Formula[]) => Formula): Outcome {
  const served = join(outcomes.map((one) => one.served));
  const same = outcomes.every((one) => one.served === one.full);
  return { served, full: same ? served : join(outcomes.map((one) => one.full)) };
}
