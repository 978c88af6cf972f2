import type { Dimension } from '../quantity/quantity';
import type { CallNode } from './capacity/call-graph';
import type { DerivationInput } from './derivation';
import type { Inquiry } from './inquiry';

/** What a reader can take in; the rest is summed. */
const mostInputs = 8;

/** What each step of the design adds to a number, the largest first; `of` is asked once for each place the step is taken. */
export function stepInputs(
  asked: Inquiry,
  dimension: Dimension,
  of: (node: CallNode) => number,
  nameOf: (node: CallNode) => string = ({ flow, component }) => called(asked, flow, component),
): DerivationInput[] {
  const sums = new Map<string, { name: string; value: number }>();
  for (const node of asked.analysis.capacity.plan.graph.nodes) {
    const value = of(node);
    if (!(value > 0)) continue;
    const sum = sums.get(node.step.path);
    if (sum) sum.value += value;
    else sums.set(node.step.path, { name: nameOf(node), value });
  }
  const inputs = [...sums].map(([path, { name, value }]) => ({ name, value, dimension, path }));
  return largest(inputs, 'steps');
}

/** The largest inputs, and the sum of the others. */
export function largest(inputs: readonly DerivationInput[], noun: string): DerivationInput[] {
  const sorted = inputs.toSorted((a, b) => b.value - a.value);
  const others = sorted.slice(mostInputs);
  const [other] = others;
  if (other === undefined) return sorted;
  const value = others.reduce((sum, input) => sum + input.value, 0);
  return [
    ...sorted.slice(0, mostInputs),
    { name: `${others.length} other ${noun}`, value, dimension: other.dimension },
  ];
}

function called({ analysis: { model } }: Inquiry, flow: number, component: number): string {
  const target = model.components[component];
  return [model.flows[flow]!.id, target?.id].filter(Boolean).join(': ');
}
