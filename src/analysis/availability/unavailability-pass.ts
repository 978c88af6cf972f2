import { type DecisionDiagram, FALSE, type Node, TRUE } from '../methods/reliability/decision-diagram';

/**
 * P(function is false) of some nodes of a diagram, in one bottom-up pass of sums of products of positive terms, so that
 * 1e-12 keeps its digits. The structure is read once for many passes (contributions need some for each component), and
 * only as far as these nodes depend on it: a diagram also holds what was needed only on the way.
 */
export class UnavailabilityPass {
  readonly #variable: Int32Array;
  readonly #whenTrue: Int32Array;
  readonly #whenFalse: Int32Array;
  readonly #down: Float64Array;
  /** Places in the arrays above, by node. */
  readonly #place: Int32Array;
  /** By variable. */
  readonly #read: Uint8Array;

  constructor(diagram: DecisionDiagram, roots: readonly Node[]) {
    const nodes = nodesBelow(diagram, roots);
    this.#read = new Uint8Array(diagram.variables + 1);
    this.#place = new Int32Array(diagram.size);
    this.#variable = new Int32Array(nodes.length);
    this.#whenTrue = new Int32Array(nodes.length);
    this.#whenFalse = new Int32Array(nodes.length);
    this.#down = new Float64Array(nodes.length);
    for (let place = 0; place < nodes.length; place++) {
      const node = nodes[place]!;
      this.#place[node] = place;
      if (node === FALSE || node === TRUE) continue;
      const variable = diagram.variableOf(node);
      this.#variable[place] = variable;
      this.#read[variable] = 1;
      this.#whenTrue[place] = this.#place[diagram.whenTrue(node)]!;
      this.#whenFalse[place] = this.#place[diagram.whenFalse(node)]!;
    }
    this.#down[FALSE] = 1;
    this.#down[TRUE] = 0;
  }

  run(unavailability: Float64Array): this {
    const variable = this.#variable;
    const whenTrue = this.#whenTrue;
    const whenFalse = this.#whenFalse;
    const down = this.#down;
    for (let place = 2; place < down.length; place++) {
      const q = unavailability[variable[place]!]!;
      down[place] = (1 - q) * down[whenTrue[place]!]! + q * down[whenFalse[place]!]!;
    }
    return this;
  }

  /** Of one of the roots, or of what they depend on. */
  of(node: Node): number {
    return this.#down[this.#place[node]!]!;
  }

  /** Whether a variable makes a difference to any of the roots. */
  reads(variable: number): boolean {
    return this.#read[variable] === 1;
  }
}

/** All that the roots depend on, children first as in the diagram; FALSE and TRUE in any case. */
function nodesBelow(diagram: DecisionDiagram, roots: readonly Node[]): Int32Array {
  const isBelow = new Uint8Array(diagram.size);
  isBelow[FALSE] = 1;
  isBelow[TRUE] = 1;
  for (const root of roots) isBelow[root] = 1;
  let count = 2;
  for (let node = diagram.size - 1; node > TRUE; node--) {
    if (!isBelow[node]) continue;
    isBelow[diagram.whenTrue(node)] = 1;
    isBelow[diagram.whenFalse(node)] = 1;
    count++;
  }
  const nodes = new Int32Array(count);
  for (let node = 0, place = 0; place < count; node++) if (isBelow[node]) nodes[place++] = node;
  return nodes;
}
