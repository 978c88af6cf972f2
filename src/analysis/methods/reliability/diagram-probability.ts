import { type DecisionDiagram, FALSE, type Node, TRUE } from './decision-diagram';

/**
 * P(function is true) and P(function is false) of every node of a diagram. Neither is computed as 1 minus the other.
 */
export interface NodeProbabilities {
  readonly isTrue: Float64Array;
  readonly isFalse: Float64Array;
}

/**
 * Probabilities of all functions of a diagram, its variables being independent and variable i false with probability
 * `falseProbabilities[i]`: one bottom-up pass. Both sides are sums of products of positive terms, so an
 * unavailability of 1e-12 keeps its digits. `trueProbabilities` may be given where 1 - q would round.
 */
export function nodeProbabilities(
  diagram: DecisionDiagram,
  falseProbabilities: ArrayLike<number>,
  trueProbabilities?: ArrayLike<number>,
): NodeProbabilities {
  const isTrue = new Float64Array(diagram.size);
  const isFalse = new Float64Array(diagram.size);
  isTrue[TRUE] = 1;
  isFalse[FALSE] = 1;
  for (let node = 2; node < diagram.size; node++) {
    const variable = diagram.variableOf(node);
    const q = falseProbabilities[variable] ?? 0;
    const p = trueProbabilities?.[variable] ?? 1 - q;
    const high = diagram.whenTrue(node);
    const low = diagram.whenFalse(node);
    isTrue[node] = p * isTrue[high]! + q * isTrue[low]!;
    isFalse[node] = p * isFalse[high]! + q * isFalse[low]!;
  }
  return { isTrue, isFalse };
}

/**
 * Birnbaum importance of every variable for one function: P(true | variable true) - P(true | variable false), which
 * is the derivative of the probability. One top-down pass over the nodes below `root`. Birnbaum 1969.
 */
export function birnbaumImportances(
  diagram: DecisionDiagram,
  root: Node,
  falseProbabilities: ArrayLike<number>,
  { isTrue, isFalse }: NodeProbabilities,
): Float64Array {
  const importances = new Float64Array(diagram.variables);
  const reached = new Float64Array(root + 1);
  reached[root] = 1;
  for (let node = root; node >= 2; node--) {
    const chance = reached[node]!;
    if (chance === 0) continue;
    const variable = diagram.variableOf(node);
    const q = falseProbabilities[variable] ?? 0;
    const high = diagram.whenTrue(node);
    const low = diagram.whenFalse(node);
    reached[high]! += chance * (1 - q);
    reached[low]! += chance * q;
    const difference = isTrue[high]! < 0.5 ? isTrue[high]! - isTrue[low]! : isFalse[low]! - isFalse[high]!;
    importances[variable]! += chance * difference;
  }
  return importances;
}
