import type { DerivationInput } from '../derivation';
import type { Account, Inquiry } from '../inquiry';

/** How `flows.<id>.freshness.drain` came about. */
export function explainDrain(asked: Inquiry, flow: number): Account | undefined {
  const { model, capacity } = asked.analysis;
  const { id, path, from } = model.flows[flow]!;
  const { drain } = capacity.flows[flow]!.freshness ?? {};
  if (!from || !drain) return undefined;
  const bulks = new Map<string, DerivationInput>();
  for (const { component, step, flow: publisher, index } of capacity.plan.graph.nodes) {
    const isPublished = component === from.component && (step.verb === 'publish' || step.verb === 'send');
    if (!isPublished || !(capacity.peak.calls.nodes[index]! > 0)) continue;
    const value = step.times * from.share;
    const name = `messages at once of ${model.flows[publisher]!.id}`;
    bulks.set(step.path, { name, value, dimension: 'count', path: step.path });
  }
  const largest = Math.max(...[...bulks.values()].map(({ value }) => value));
  return {
    title: `Time in which ${id} works off the largest bulk`,
    dimension: 'duration',
    method: 'approximation',
    formula: 'messages at once / messages that it works off',
    inputs: [
      ...bulks.values(),
      { name: 'messages that it works off', value: largest / drain, dimension: 'rate' },
      ...asked.reported('peak rate', `${path}.rate.peak`),
    ],
    assumptions: ['with all its servers, and within the rate limits on its way', 'nothing has piled up before'],
  };
}
