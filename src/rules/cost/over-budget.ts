import { formatQuantity } from '../../quantity/format-quantity';
import type { Rule } from '../rule';

export const overBudget: Rule = {
  id: 'cost/over-budget',
  title: 'Design that costs more than its budget',
  severity: 'error',
  rationale:
    'The monthly cost is added up from the prices in the spec: replicas (autoscaled ones at the number that the mean load asks for), bytes as they are stored today, calls and traffic at the mean, and fixed parts. What no price is given for costs nothing here, so the real bill is not below this.',
  *check({ spec, analysis, model }) {
    const budget = spec.objectives?.cost;
    const cost = budget && analysis.results.cost;
    if (!cost || cost.monthly <= budget.value * (1 + 1e-9)) return;
    const price = (amount: number) => formatQuantity(amount, 'money-per-time', { currency: model.currency });
    const largest = Object.entries(cost.by_component)
      .sort(([, a], [, b]) => b - a)
      .slice(0, 2)
      .map(([id, amount]) => `\`${id}\` ${price(amount)}`);
    const where = largest.length > 0 ? `. The largest parts are ${largest.join(' and ')}` : '';
    yield {
      message: `The design costs ${price(cost.monthly)}, ${price(cost.monthly - budget.value)} more than the budget of ${price(budget.value)}${where}`,
      path: budget.place.path,
      span: budget.place.span,
    };
  },
  examples: {
    failing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
objectives: {cost: $200/month}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 4, cost: {replica: $0.10/h}}
flows:
  login: {rate: 20/s, steps: [auth]}
`,
    passing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
objectives: {cost: $300/month}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 4, cost: {replica: $0.10/h}}
flows:
  login: {rate: 20/s, steps: [auth]}
`,
  },
};
