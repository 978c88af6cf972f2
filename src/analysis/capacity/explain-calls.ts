import type { Derivation, DerivationInput } from '../derivation';
import type { CapacityAnalysis } from './capacity-analysis';

/** How the calls of a component add up, by flow and step, at the mean or at the peak. */
export function explainCalls(analysis: CapacityAnalysis, component: number, which: 'mean' | 'peak'): Derivation {
  const { model, plan } = analysis;
  const { nodes, roots } = analysis[which].calls;
  const { amplification } = analysis[which].by;
  const byStep = new Map<string, { rate: number; flow: number; amplified: boolean }>();
  for (const node of plan.graph.nodes) {
    if (node.component !== component || node.down) continue;
    const sum = byStep.get(node.step.path);
    const rate = nodes[node.index]!;
    const amplified = amplification[node.index]! > 1.001;
    if (sum === undefined) byStep.set(node.step.path, { rate, flow: node.flow, amplified });
    else sum.rate += rate;
  }
  const executions = new Map<number, number>();
  plan.graph.roots.forEach(({ flow }, root) => {
    executions.set(flow, (executions.get(flow) ?? 0) + roots[root]!);
  });
  const inputs: DerivationInput[] = [];
  for (const [path, { rate, flow, amplified }] of byStep) {
    const { id } = model.flows[flow]!;
    const times = rate / Math.max(1e-12, executions.get(flow) ?? 0);
    const how = `${Number(times.toPrecision(3))} a request${amplified ? ', retries included' : ''}`;
    inputs.push({ name: `${id}: ${how}`, value: rate, dimension: 'rate', path });
  }
  inputs.sort((a, b) => b.value - a.value);
  return {
    path: `${model.components[component]!.path}.calls.${which}`,
    title: which === 'peak' ? 'Calls at peak' : 'Calls on average',
    value: analysis.components[component]!.calls[which],
    dimension: 'rate',
    method: 'exact',
    formula: 'sum over flows and steps of rate x times x probability x copies x misses above x retries',
    inputs,
    assumptions: which === 'peak' ? ['all flows peak together'] : [],
  };
}
