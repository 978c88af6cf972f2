import { type DecisionDiagram, FALSE, type Node, TRUE } from '../methods/reliability/decision-diagram';

/**
 * P(function is false) of every node of a diagram, in one bottom-up pass of sums of products of positive terms, so that
 * 1e-12 keeps its digits. The structure is read once for many passes: contributions need some for each component.
 */
export class UnavailabilityPass {
  readonly #variable: Int32Array;
  readonly #whenTrue: Int32Array;
  readonly #whenFalse: Int32Array;
  readonly #down: Float64Array;

  constructor(diagram: DecisionDiagram) {
    const { size } = diagram;
    this.#variable = new Int32Array(size);
    this.#whenTrue = new Int32Array(size);
    this.#whenFalse = new Int32Array(size);
    for (let node = 2; node < size; node++) {
      this.#variable[node] = diagram.variableOf(node);
      this.#whenTrue[node] = diagram.whenTrue(node);
      this.#whenFalse[node] = diagram.whenFalse(node);
    }
    this.#down = new Float64Array(size);
    this.#down[FALSE] = 1;
    this.#down[TRUE] = 0;
  }

  run(unavailability: Float64Array): this {
    const variable = this.#variable;
    const whenTrue = this.#whenTrue;
    const whenFalse = this.#whenFalse;
    const down = this.#down;
    for (let node = 2; node < down.length; node++) {
      const q = unavailability[variable[node]!]!;
      down[node] = (1 - q) * down[whenTrue[node]!]! + q * down[whenFalse[node]!]!;
    }
    return this;
  }

  of(node: Node): number {
    return this.#down[node]!;
  }
}
