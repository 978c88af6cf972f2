import { type DecisionDiagram, FALSE, type Node, TRUE } from '../methods/reliability/decision-diagram';
import { endOf } from './copies-shape';
import type { Formula } from './formula';
import type { CopiesLiteral, Literal } from './literal';
import type { Places } from './places';
import type { Variables } from './variable-order';

/** Builds formulas in a diagram; what they have in common is built once. */
export class FormulaDiagram {
  readonly #diagram: DecisionDiagram;
  readonly #places: Places;
  readonly #variables: Variables;
  readonly #known = new Map<Formula, Node>();

  constructor(diagram: DecisionDiagram, places: Places, variables: Variables) {
    this.#diagram = diagram;
    this.#places = places;
    this.#variables = variables;
  }

  build(formula: Formula): Node {
    if (formula.kind === 'always') return TRUE;
    if (formula.kind === 'never') return FALSE;
    let node = this.#known.get(formula);
    if (node === undefined) {
      node = this.#build(formula);
      this.#known.set(formula, node);
    }
    return node;
  }

  #build(formula: Exclude<Formula, { kind: 'always' | 'never' }>): Node {
    switch (formula.kind) {
      case 'literal':
        return this.#literal(formula.literal);
      case 'all':
        return this.#diagram.all(formula.of.map((part) => this.build(part)));
      case 'any':
        return this.#diagram.any(formula.of.map((part) => this.build(part)));
      case 'at-least':
        return this.#diagram.atLeast(
          formula.need,
          formula.of.map((part) => this.build(part)),
        );
      case 'by-region': {
        const region = this.#literal(formula.region);
        return this.#diagram.ifThenElse(region, this.build(formula.up), this.build(formula.down));
      }
    }
  }

  #literal(literal: Literal): Node {
    switch (literal.kind) {
      case 'region':
        return this.#diagram.variable(literal.region);
      case 'zone':
        return this.#diagram.variable(this.#places.zone(literal.region, literal.zone));
      case 'event':
        return this.#diagram.variable(this.#variables.of.get(literal)?.first ?? 0);
      case 'copies':
        return this.#copies(literal);
    }
  }

  /** Below the tests of places stand the levels of the track. */
  #copies({ track, shape }: CopiesLiteral): Node {
    const { tests, ends, root } = shape();
    const { first, levels } = this.#variables.of.get(track)!;
    const endNodes = ends.map((q) => {
      if (!(q > 0)) return TRUE;
      if (q >= 1) return FALSE;
      let node = TRUE;
      for (let i = levels.indexOf(q); i >= 0; i--) node = this.#diagram.test(first + i, node, FALSE);
      return node;
    });
    const testNodes: Node[] = [];
    const nodeOf = (next: number) => (next < 0 ? endNodes[endOf(next)]! : testNodes[next]!);
    for (const { variable, up, down } of tests) testNodes.push(this.#diagram.test(variable, nodeOf(up), nodeOf(down)));
    return nodeOf(root);
  }
}
