import type { Account, Inquiry } from '../inquiry';

/** How `flows.<id>.backlog.peak` and `flows.<id>.backlog.catch_up` came about. */
export function explainBacklog(asked: Inquiry, flow: number): Account | undefined {
  const { model, backlogs } = asked.analysis;
  const backlog = backlogs[flow];
  if (!backlog) return undefined;
  const { id, path } = model.flows[flow]!;
  const { scenario, during, arrivals, capacity } = backlog;
  if (asked.field === 'backlog.peak') {
    return {
      title: `Messages that wait for ${id} after a stop`,
      dimension: 'count',
      method: 'exact',
      formula: 'peak rate x time that it stands still',
      inputs: [
        { name: 'messages at peak', value: arrivals, dimension: 'rate' },
        ...asked.given('time that it stands still', during, 'duration', `${scenario.path}.during`),
      ],
      assumptions: [`its consumer is stopped as in the scenario ${scenario.id}`],
    };
  }
  if (asked.field !== 'backlog.catch_up' || capacity === undefined) return undefined;
  return {
    title: `Time in which ${id} works off what has piled up`,
    dimension: 'duration',
    method: 'approximation',
    formula: 'messages that wait / (messages that it works off - messages at peak)',
    inputs: [
      ...asked.reported('messages that wait', `${path}.backlog.peak`),
      { name: 'messages that it works off', value: capacity, dimension: 'rate' },
      { name: 'messages at peak', value: arrivals, dimension: 'rate' },
    ],
    assumptions: ['with all its servers, and within the rate limits on its way', 'meanwhile messages come as at peak'],
  };
}
