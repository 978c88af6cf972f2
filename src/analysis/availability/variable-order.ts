import type { Formula } from './formula';
import type { EventLiteral, Track } from './literal';
import type { Places } from './places';

/** The variables of a diagram: places, then everything else in the order of first use. */
export interface Variables {
  /** P(variable is false). */
  readonly unavailability: Float64Array;
  /** By what fails, in their order. */
  readonly of: ReadonlyMap<EventLiteral | Track, OwnVariables>;
}

export interface OwnVariables {
  readonly first: number;
  /** The unavailabilities that occur, ascending, without 0 and 1: one variable each. */
  readonly levels: readonly number[];
}

/** The order of first use is that of the call graph, in which the diagram stays small; nothing but these formulas decides it. */
export function orderVariables(places: Places, formulas: readonly Formula[]): Variables {
  const of = usesOf(formulas);
  let count = places.unavailability.length;
  for (const own of of.values()) {
    own.first = count;
    count += own.levels.length;
  }
  const unavailability = new Float64Array(count);
  unavailability.set(places.unavailability);
  for (const own of of.values()) setConditional(unavailability, own);
  return { unavailability, of };
}

interface Use {
  first: number;
  levels: readonly number[];
}

/** What fails, in the order of first use. */
function usesOf(formulas: readonly Formula[]): Map<EventLiteral | Track, Use> {
  const found = new Map<EventLiteral | Track, Use>();
  const add = (source: EventLiteral | Track, levels: readonly number[]) => {
    const known = found.get(source);
    if (!known) found.set(source, { first: 0, levels });
    else if (source.kind === 'track') known.levels = union(known.levels, levels);
  };
  const seen = new Set<Formula>();
  const visit = (formula: Formula) => {
    if (formula.kind === 'always' || formula.kind === 'never' || seen.has(formula)) return;
    seen.add(formula);
    if (formula.kind === 'literal') {
      const { literal } = formula;
      if (literal.kind === 'event') add(literal, [literal.unavailability]);
      else if (literal.kind === 'copies') add(literal.track, literal.shape().levels);
    } else if (formula.kind === 'by-region') {
      visit(formula.up);
      visit(formula.down);
    } else formula.of.forEach(visit);
  };
  formulas.forEach(visit);
  return found;
}

function union(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...new Set([...a, ...b])].sort((one, other) => one - other);
}

/**
 * The states of a track are nested events of falling probability; the i-th is the conjunction of the first i variables, so
 * variable i fails with (q[i] - q[i-1]) / (1 - q[i-1]).
 */
function setConditional(unavailability: Float64Array, { first, levels }: OwnVariables): void {
  let before = 0;
  levels.forEach((q, i) => {
    unavailability[first + i] = (q - before) / (1 - before);
    before = q;
  });
}
