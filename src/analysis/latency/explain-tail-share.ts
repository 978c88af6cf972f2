import type { Account, Inquiry } from '../inquiry';
import { largest } from '../step-inputs';

/** How `flows.<id>.latency.tail_share.<component>` came about. */
export function explainTailShare(asked: Inquiry, flow: string, component: string): Account {
  const { model } = asked.analysis;
  const others = model.components.flatMap(({ id }) =>
    id === component ? [] : asked.reported(`meanwhile in ${id}`, `flows.${flow}.latency.tail_share.${id}`, 'duration'),
  );
  return {
    title: `Time in ${component} of the slowest requests of ${flow}`,
    dimension: 'duration',
    method: 'approximation',
    formula: 'E[time in it, given that the whole takes the p99 or longer]; adds up, over all components, to their mean',
    inputs: [
      ...asked.reported('p99 of the flow', `flows.${flow}.latency.p99`),
      ...asked.reported(`mean response time of ${component}`, `components.${component}.response_time.mean`),
      ...asked.reported(`p99 response time of ${component}`, `components.${component}.response_time.p99`),
      ...largest(others, 'components'),
    ],
    assumptions: ['what runs at once counts for the branch that is likely the slowest'],
    validity: 'exact for calls one after another, but for the error of their distributions',
  };
}
