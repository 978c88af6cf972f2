import { once } from '../../spec/once';
import { DecisionDiagram, type Node } from '../methods/reliability/decision-diagram';
import type { Formula } from './formula';
import { FormulaDiagram } from './formula-diagram';
import type { Places } from './places';
import { UnavailabilityPass } from './unavailability-pass';
import { orderVariables, type Variables } from './variable-order';

/** A share of the requests, and when they are served. */
export interface CompiledEntry {
  readonly share: number;
  readonly served: Formula;
  /** Without anything missing. */
  readonly full: Formula;
}

/** Far beyond what designs need (a flow of two hundred components takes ten thousand), and reached within a tenth of a second. */
export const mostNodes = 100_000;

/** For answers of which only the number is kept: as many as a design has flows are made one after another. */
const scratch = new DecisionDiagram(0);

/** When the requests of a flow are served, or the calls of a component answered, with variables that these alone order. */
export class CompiledAvailability {
  readonly places: Places;
  readonly entries: readonly CompiledEntry[];
  readonly variables: Variables;
  /** Computes the share of requests that are not served with other unavailabilities of the variables, many times over. */
  readonly whatIf = once(() => this.#whatIf());

  constructor(places: Places, entries: readonly CompiledEntry[]) {
    this.places = places;
    this.entries = entries;
    this.variables = orderVariables(places, [
      ...entries.map(({ served }) => served),
      ...entries.map(({ full }) => full),
    ]);
  }

  /** Whether some requests can be served with something missing. */
  get degrades(): boolean {
    return this.entries.some(({ served, full }) => served !== full);
  }

  /** Share of the requests that are not served, or not in full; undefined when it takes more nodes than there may be. */
  unavailability(of: 'served' | 'full', budget = mostNodes): { readonly share: number | undefined; nodes: number } {
    scratch.restart(this.variables.unavailability.length, budget);
    const roots = this.#roots(of, scratch);
    const { exceeded, size: nodes } = scratch;
    if (exceeded) return { share: undefined, nodes };
    const down = scratch.unavailability(this.variables.unavailability);
    return { share: this.#mean(roots, (node) => down[node]!), nodes };
  }

  #whatIf(): WhatIf {
    const diagram = new DecisionDiagram(this.variables.unavailability.length, mostNodes);
    const roots = this.#roots('served', diagram);
    const pass = new UnavailabilityPass(diagram, roots);
    return {
      reads: (variable) => pass.reads(variable),
      unavailability: (changed) => {
        pass.run(changed);
        return this.#mean(roots, (node) => pass.of(node));
      },
    };
  }

  #roots(of: 'served' | 'full', diagram: DecisionDiagram): Node[] {
    const builder = new FormulaDiagram(diagram, this.places, this.variables);
    return this.entries.map((entry) => builder.build(entry[of]));
  }

  /** Over the regions in which requests enter. */
  #mean(roots: readonly Node[], of: (node: Node) => number): number {
    return this.entries.reduce((sum, { share }, index) => sum + share * of(roots[index]!), 0);
  }
}

export interface WhatIf {
  /** Whether a variable makes a difference. */
  readonly reads: (variable: number) => boolean;
  readonly unavailability: (changed: Float64Array) => number;
}
