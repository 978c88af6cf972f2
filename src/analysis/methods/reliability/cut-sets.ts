import { type DecisionDiagram, FALSE, type Node, TRUE } from './decision-diagram';

/** Minimal cut sets of a function. */
export interface CutSets {
  /** Sets of variables, each ascending, in ascending order of size; none contains another. */
  sets: number[][];
  /** More sets than asked for exist. */
  truncated: boolean;
}

/**
 * The minimal sets of at most `order` (1 to 3) variables whose being false makes `root` false, whatever the others
 * are: single points of failure, pairs, triples. For functions that never turn false when a variable turns true
 * (Rauzy 1993).
 */
export function minimalCutSets(diagram: DecisionDiagram, root: Node, order: number, limit = 10_000): CutSets {
  const search = new CutSetSearch(diagram, limit);
  const sets = search.cutsOf(root, Math.min(3, Math.floor(order))).map((cut) => [...cut]);
  sets.sort((a, b) => a.length - b.length || compare(a, b));
  return { sets, truncated: search.truncated };
}

type Cut = readonly number[];
const NONE: readonly Cut[] = [];

class CutSetSearch {
  truncated = false;
  #diagram: DecisionDiagram;
  #limit: number;
  #known = new Map<number, readonly Cut[]>();

  constructor(diagram: DecisionDiagram, limit: number) {
    this.#diagram = diagram;
    this.#limit = limit;
  }

  cutsOf(node: Node, order: number): readonly Cut[] {
    if (node === TRUE || order < 0) return NONE;
    if (node === FALSE) return [[]];
    const key = node * 4 + order;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const variable = this.#diagram.variableOf(node);
    // A cut that works although the variable is true works without naming it.
    const without = this.cutsOf(this.#diagram.whenTrue(node), order);
    const keys = new Set(without.map((cut) => this.#key(cut)));
    const cuts = [...without];
    for (const cut of this.cutsOf(this.#diagram.whenFalse(node), order - 1)) {
      if (cuts.length >= this.#limit) {
        this.truncated = true;
        break;
      }
      if (!this.#contains(keys, cut)) cuts.push([variable, ...cut]);
    }
    this.#known.set(key, cuts);
    return cuts;
  }

  /** Whether some subset of the cut (at most two variables here) is among the keys. */
  #contains(keys: ReadonlySet<number>, cut: Cut): boolean {
    if (keys.size === 0) return false;
    if (keys.has(0)) return true;
    return cut.some((variable) => keys.has(this.#key([variable]))) || keys.has(this.#key(cut));
  }

  #key(cut: Cut): number {
    let key = 0;
    for (const variable of cut) key = key * (this.#diagram.variables + 1) + variable + 1;
    return key;
  }
}

function compare(a: Cut, b: Cut): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return 0;
}
