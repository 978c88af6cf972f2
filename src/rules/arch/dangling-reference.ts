import type { Rule } from '../rule';

/** Reading a text finds it, so that it is there before any rule runs; this is what there is to say about it. */
export const danglingReference: Rule = {
  id: 'arch/dangling-reference',
  title: 'Reference to an unknown id',
  severity: 'error',
  rationale:
    'A step that calls what is not declared, a dataset in a store that does not exist, a scenario that fails nothing: what the author meant is not in the model, so that every number that should depend on it is wrong without looking wrong. Where one id is nearly the same, it is offered instead.',
  check: () => [],
  examples: {
    failing: `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  orders: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  buy: {rate: 100/s, steps: [{call: api, steps: [{call: order, timeout: 500ms}]}]}
`,
    passing: `headroom: 1
title: Shop
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  orders: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  buy: {rate: 100/s, steps: [{call: api, steps: [{call: orders, timeout: 500ms}]}]}
`,
  },
};
