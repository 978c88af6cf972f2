/** A Boolean function in a `DecisionDiagram`: an index into its nodes. */
export type Node = number;

export const FALSE: Node = 0;
export const TRUE: Node = 1;

const DEFAULT_BUDGET = 300_000;

/** Nodes that there is room for at first: most diagrams stay below. */
const SMALLEST = 128;

/** Room beyond this is given back at the next start: to clear it would cost more than small diagrams do. */
const SPARED = 4096;

/**
 * Reduced ordered binary decision diagrams (Bryant 1986) over variables 0..n-1, tested in that order. Equal functions
 * are equal nodes. Put what is shared by many parts (regions, zones) first, then components in the order of the call
 * graph.
 *
 * Children always have smaller indices than their parents, so that bottom-up passes are plain loops. When the node
 * budget is used up, `exceeded` becomes true and every later result is FALSE: check it before using a result, and
 * fall back to cut-set bounds or simulation.
 */
export class DecisionDiagram {
  variables = 0;
  exceeded = false;
  #budget = 0;
  #count = 2;
  #level = new Int32Array(SMALLEST);
  #low = new Int32Array(SMALLEST);
  #high = new Int32Array(SMALLEST);
  #unique = new Int32Array(4 * SMALLEST);

  constructor(variables: number, budget = DEFAULT_BUDGET) {
    this.restart(variables, budget);
  }

  /** Forgets all functions, and begins anew in the memory that is there: many diagrams one after another cost less so. */
  restart(variables: number, budget = DEFAULT_BUDGET): void {
    cache.forget(this);
    if (this.#level.length > SPARED) {
      this.#level = new Int32Array(SMALLEST);
      this.#low = new Int32Array(SMALLEST);
      this.#high = new Int32Array(SMALLEST);
      this.#unique = new Int32Array(4 * SMALLEST);
    } else this.#unique.fill(0);
    this.#count = 2;
    this.exceeded = false;
    this.variables = variables;
    this.#budget = Math.max(16, budget);
    this.#level[FALSE] = variables;
    this.#level[TRUE] = variables;
    this.#high[TRUE] = TRUE;
    this.#low[TRUE] = TRUE;
  }

  /** Nodes made so far, the two constants included. */
  get size(): number {
    return this.#count;
  }

  /** The variable that a node tests; `variables` for the constants. */
  variableOf(node: Node): number {
    return this.#level[node]!;
  }

  /** The function that is left when the variable of `node` is true. */
  whenTrue(node: Node): Node {
    return this.#high[node]!;
  }

  /** The function that is left when the variable of `node` is false. */
  whenFalse(node: Node): Node {
    return this.#low[node]!;
  }

  variable(index: number): Node {
    return this.#make(index, FALSE, TRUE);
  }

  /** The one function where a variable is true, the other where it is false; both must depend on later variables only. */
  test(variable: number, whenTrue: Node, whenFalse: Node): Node {
    return this.#make(variable, whenFalse, whenTrue);
  }

  not(f: Node): Node {
    return this.ifThenElse(f, FALSE, TRUE);
  }

  and(f: Node, g: Node): Node {
    return f < g ? this.ifThenElse(f, g, FALSE) : this.ifThenElse(g, f, FALSE);
  }

  or(f: Node, g: Node): Node {
    return f < g ? this.ifThenElse(f, TRUE, g) : this.ifThenElse(g, TRUE, f);
  }

  /** True when all are; TRUE for none. */
  all(functions: readonly Node[]): Node {
    return this.#fold(functions, TRUE, (f, g) => this.and(f, g));
  }

  /** True when one is; FALSE for none. */
  any(functions: readonly Node[]): Node {
    return this.#fold(functions, FALSE, (f, g) => this.or(f, g));
  }

  /** True when at least `k` of the functions are. Cheapest when they are variables in ascending order. */
  atLeast(k: number, functions: readonly Node[]): Node {
    const needed = Math.ceil(k);
    if (needed <= 0) return TRUE;
    if (needed > functions.length) return FALSE;
    const ordered = [...functions].sort((f, g) => this.#level[f]! - this.#level[g]!);
    // met[j]: at least j of the functions seen so far, from the last one backwards.
    const met = new Array<Node>(needed + 1).fill(FALSE);
    met[0] = TRUE;
    for (const f of ordered.reverse()) {
      for (let j = needed; j > 0; j--) met[j] = this.ifThenElse(f, met[j - 1]!, met[j]!);
    }
    return met[needed]!;
  }

  /** P(function is false) of all nodes, given P(variable is false): sums of products of positive terms keep the digits of 1e-12. */
  unavailability(q: Float64Array): Float64Array {
    const down = new Float64Array(this.#count);
    down[FALSE] = 1;
    for (let node = 2; node < down.length; node++) {
      const fails = q[this.#level[node]!]!;
      down[node] = (1 - fails) * down[this.#high[node]!]! + fails * down[this.#low[node]!]!;
    }
    return down;
  }

  /** f ? g : h. */
  ifThenElse(f: Node, g: Node, h: Node): Node {
    if (f === TRUE || g === h) return g;
    if (f === FALSE) return h;
    if (g === TRUE && h === FALSE) return f;
    if (this.exceeded) return FALSE;
    const known = cache.recall(this, f, g, h);
    if (known >= 0) return known;
    const level = Math.min(this.#level[f]!, this.#level[g]!, this.#level[h]!);
    const low = this.ifThenElse(
      this.#cofactor(f, level, false),
      this.#cofactor(g, level, false),
      this.#cofactor(h, level, false),
    );
    const high = this.ifThenElse(
      this.#cofactor(f, level, true),
      this.#cofactor(g, level, true),
      this.#cofactor(h, level, true),
    );
    const result = this.#make(level, low, high);
    cache.remember(this, f, g, h, result);
    return result;
  }

  #cofactor(f: Node, level: number, value: boolean): Node {
    if (this.#level[f] !== level) return f;
    return value ? this.#high[f]! : this.#low[f]!;
  }

  /** Balanced, so that intermediate functions stay small. */
  #fold(functions: readonly Node[], neutral: Node, combine: (f: Node, g: Node) => Node): Node {
    if (functions.length <= 2)
      return functions.length === 2 ? combine(functions[0]!, functions[1]!) : (functions[0] ?? neutral);
    let round = [...functions].sort((f, g) => this.#level[g]! - this.#level[f]!);
    while (round.length > 1) {
      const next: Node[] = [];
      for (let i = 0; i < round.length; i += 2)
        next.push(i + 1 < round.length ? combine(round[i]!, round[i + 1]!) : round[i]!);
      round = next;
    }
    return round[0]!;
  }

  #make(level: number, low: Node, high: Node): Node {
    if (low === high) return low;
    if (this.exceeded) return FALSE;
    let slot = this.#slotOf(level, low, high);
    for (let node = this.#unique[slot]!; node !== 0; node = this.#unique[slot]!) {
      if (this.#level[node] === level && this.#low[node] === low && this.#high[node] === high) return node;
      slot = (slot + 1) & (this.#unique.length - 1);
    }
    if (this.#count >= this.#budget) {
      this.exceeded = true;
      return FALSE;
    }
    const node = this.#count++;
    if (node >= this.#level.length) this.#grow();
    this.#level[node] = level;
    this.#low[node] = low;
    this.#high[node] = high;
    this.#insert(node);
    return node;
  }

  #slotOf(level: number, low: Node, high: Node): number {
    const mixed = Math.imul(level, 12582917) ^ Math.imul(low, 4256249) ^ Math.imul(high, 741457);
    return (mixed ^ (mixed >>> 15)) & (this.#unique.length - 1);
  }

  #insert(node: Node): void {
    let slot = this.#slotOf(this.#level[node]!, this.#low[node]!, this.#high[node]!);
    while (this.#unique[slot] !== 0) slot = (slot + 1) & (this.#unique.length - 1);
    this.#unique[slot] = node;
  }

  #grow(): void {
    const size = this.#level.length * 2;
    this.#level = enlarged(this.#level, size);
    this.#low = enlarged(this.#low, size);
    this.#high = enlarged(this.#high, size);
    this.#unique = new Int32Array(size * 4);
    for (let node = 2; node < this.#count - 1; node++) this.#insert(node);
    cache.grow(this, size * 2);
  }
}

/**
 * Results of operations on the diagram that was worked on last, by operands; lossy. All diagrams share it: they are built
 * one after another, and tables of their own would cost more than a typical diagram.
 */
class OperationCache {
  #owner: DecisionDiagram | undefined;
  #keys = new Int32Array(12 * SMALLEST);
  #values = new Int32Array(4 * SMALLEST);
  /** Of the tables as much as is in use, less one; all ones in binary. */
  #mask = 0;

  /** -1 when it is not known. */
  recall(diagram: DecisionDiagram, f: Node, g: Node, h: Node): Node {
    if (this.#owner !== diagram) this.#start(diagram, 4 * SMALLEST);
    const slot = this.#slotOf(f, g, h);
    const keys = this.#keys;
    const isKnown = keys[3 * slot] === f && keys[3 * slot + 1] === g && keys[3 * slot + 2] === h;
    return isKnown ? this.#values[slot]! : -1;
  }

  remember(diagram: DecisionDiagram, f: Node, g: Node, h: Node, result: Node): void {
    if (this.#owner !== diagram) return;
    const slot = this.#slotOf(f, g, h);
    this.#keys[3 * slot] = f;
    this.#keys[3 * slot + 1] = g;
    this.#keys[3 * slot + 2] = h;
    this.#values[slot] = result;
  }

  forget(diagram: DecisionDiagram): void {
    if (this.#owner === diagram) this.#owner = undefined;
  }

  /** Growing it with the diagram keeps its hit rate. */
  grow(diagram: DecisionDiagram, size: number): void {
    if (this.#owner === diagram && size > this.#mask) this.#start(diagram, size);
  }

  #start(diagram: DecisionDiagram, size: number): void {
    this.#owner = diagram;
    this.#mask = size - 1;
    if (size > this.#values.length || this.#values.length > 4 * SPARED) {
      this.#keys = new Int32Array(3 * size);
      this.#values = new Int32Array(size);
    }
    this.#keys.fill(-1, 0, 3 * size);
  }

  #slotOf(f: Node, g: Node, h: Node): number {
    return (Math.imul(f, 12582917) ^ Math.imul(g, 4256249) ^ Math.imul(h, 741457)) & this.#mask;
  }
}

const cache = new OperationCache();

function enlarged(old: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(old);
  return larger;
}
