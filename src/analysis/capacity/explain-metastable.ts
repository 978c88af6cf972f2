import type { Account, Inquiry } from '../inquiry';
import type { LoadComponent } from './load-model';

const reference = 'Bronson et al., Metastable failures in distributed systems (HotOS 2021)';
const formula = 'L = rate x (1 + f(L) + f(L)^2 + ...), f(L) being the share of the tries that fail at the load L';

/** How `components.<id>.metastable.cold` and `.storm` came about. */
export function explainMetastable(asked: Inquiry, { path }: LoadComponent): Account {
  const isStorm = asked.field.endsWith('storm');
  return {
    title: isStorm ? 'Utilization in a storm of retries that keeps itself up' : 'Utilization in normal operation',
    dimension: 'fraction',
    method: 'approximation',
    formula: `${formula}, solved ${isStorm ? 'from everybody retrying' : 'from nobody retrying'}`,
    inputs: [
      ...asked.reported('calls at peak', `${path}.calls.peak`),
      ...asked.reported(
        isStorm ? 'in normal operation' : 'in a storm',
        `${path}.metastable.${isStorm ? 'cold' : 'storm'}`,
      ),
    ],
    assumptions: ['tries that time out are worked on all the same'],
    validity: 'that there are two states is certain; a disturbance has to be long enough to lead from one to the other',
    reference,
  };
}

/** How `safe_rate_multiple` came about. */
export function explainSafeLoad(asked: Inquiry): Account {
  return {
    title: 'Load below which every storm of retries dies out, as a multiple of the peak',
    dimension: 'factor',
    method: 'approximation',
    formula: `the largest multiple of all rates at which there is one solution of ${formula}`,
    inputs: asked.reported('largest load that it carries at all', 'max_rate_multiple'),
    assumptions: ['the mix of the flows stays'],
    validity: 'searched to 0.5 % of the peak',
    reference,
  };
}
