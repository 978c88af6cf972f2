import type { Account, Inquiry } from '../inquiry';

/** Fewer retries than this are not worth a line. */
const NOTICEABLE = 1.001;

/** How `flows.<id>.request_amplification` came about. */
export function explainAmplification(asked: Inquiry, flow: number): Account {
  const { model, capacity } = asked.analysis;
  const tries = new Map<string, { name: string; value: number }>();
  for (const { index, step, component, flow: of } of capacity.plan.graph.nodes) {
    const value = capacity.peak.by.amplification[index]!;
    const path = `${step.path}.${step.hedge === undefined ? 'retries' : 'hedge'}`;
    if (of !== flow || value < Math.max(NOTICEABLE, tries.get(path)?.value ?? 0)) continue;
    tries.set(path, { name: `tries of each call of ${model.components[component]?.id ?? 'its branches'}`, value });
  }
  return {
    title: 'Calls that retries and hedges make of one',
    dimension: 'factor',
    method: 'approximation',
    formula: tries.size > 0 ? 'the largest product of tries along a path' : '1: no call is tried more than once',
    inputs: [...tries].flatMap(([path, { name, value }]) => asked.given(name, value, 'factor', path)),
    assumptions: ['at peak: the busier, the more calls time out and are tried again'],
    validity: capacity.peak.unsettled
      ? 'the load does not come to rest: these are the numbers of the last of 40 rounds'
      : 'nested retries multiply',
    reference: 'Bronson et al., Metastable failures in distributed systems (2021)',
  };
}
