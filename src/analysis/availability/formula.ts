import type { Literal } from './literal';

/** When a request is served, over literals such as "two copies of the database are up". */
export type Formula =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'literal'; readonly literal: Literal }
  | { readonly kind: 'all'; readonly of: readonly Formula[] }
  | { readonly kind: 'any'; readonly of: readonly Formula[] }
  | { readonly kind: 'at-least'; readonly need: number; readonly of: readonly Formula[] }
  /** Requests go one way while a region is up and another way while it is down. */
  | { readonly kind: 'by-region'; readonly region: Literal; readonly up: Formula; readonly down: Formula };

export const always: Formula = { kind: 'always' };
export const never: Formula = { kind: 'never' };

/** The conjunction, flattened and without repetitions; what alone is left stays the same object. */
export function all(of: readonly Formula[]): Formula {
  const open = of.filter(({ kind }) => kind !== 'always');
  if (open.length <= 1) return open[0] ?? always;
  const flat: Formula[] = [];
  for (const formula of open) {
    if (formula.kind === 'never') return never;
    if (formula.kind === 'all') flat.push(...formula.of);
    else flat.push(formula);
  }
  const unique = withoutRepetitions(flat);
  return unique.length > 1 ? { kind: 'all', of: unique } : (unique[0] ?? always);
}

/** A set costs more than it saves on the few parts that most conjunctions have. */
function withoutRepetitions(formulas: readonly Formula[]): readonly Formula[] {
  if (formulas.length > 12) return [...new Set(formulas)];
  return formulas.filter((formula, index) => formulas.indexOf(formula) === index);
}

/** The disjunction, flattened. */
export function any(of: readonly Formula[]): Formula {
  const flat: Formula[] = [];
  for (const formula of of) {
    if (formula.kind === 'always') return always;
    if (formula.kind === 'any') flat.push(...formula.of);
    else if (formula.kind !== 'never') flat.push(formula);
  }
  return flat.length > 1 ? { kind: 'any', of: flat } : (flat[0] ?? never);
}

/** At least `need` of these. */
export function atLeast(need: number, of: readonly Formula[]): Formula {
  const open = of.filter(({ kind }) => kind !== 'always' && kind !== 'never');
  const missing = need - of.filter(({ kind }) => kind === 'always').length;
  if (missing <= 0) return always;
  if (missing > open.length) return never;
  if (missing === open.length) return all(open);
  return missing === 1 ? any(open) : { kind: 'at-least', need: missing, of: open };
}

/** One formula while the region is up, the other while it is down. */
export function byRegion(region: Formula, up: Formula, down: () => Formula): Formula {
  if (region.kind === 'never') return down();
  return region.kind === 'literal' ? { kind: 'by-region', region: region.literal, up, down: down() } : up;
}
