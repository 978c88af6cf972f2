import { formatQuantity } from '../../quantity/format-quantity';
import type { Rule } from '../rule';

export const freshnessMissed: Rule = {
  id: 'msg/freshness-missed',
  title: 'Results later than promised',
  severity: 'error',
  rationale:
    'The age of a message when its last step is done is made of waiting in the queue, being handled, and every stage before it if the promise counts from there; a burst published at once has to be worked off as well. At peak one message in a hundred is older than the computed p99. More consumers, larger batches or fewer stages make it fresher; consumers that are overloaded never catch up.',
  *check({ spec, model, analysis }) {
    for (const { id, index } of model.flows) {
      const within = spec.flows?.entries.get(id)?.freshness?.within;
      const objective = analysis.objectives[index]!.find((candidate) => candidate.objective === 'freshness');
      if (!within || objective?.met !== false) continue;
      const drain = analysis.capacity.flows[index]!.freshness?.drain;
      const burst = drain
        ? `; working off what is published at once takes ${formatQuantity(drain, 'duration')} of it`
        : '';
      const age =
        objective.value === undefined
          ? 'gets older without end at peak, as its consumers cannot keep up'
          : `is up to ${formatQuantity(objective.value, 'duration')} old at peak (p99)`;
      yield {
        message: `What \`${id}\` does ${age}, above the promise of ${formatQuantity(objective.target, 'duration')}${burst}. Add consumers or partitions, or promise less`,
        path: within.place.path,
        span: within.place.span,
      };
    }
  },
  examples: {
    failing: `headroom: 1
title: Receipts
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  orders: {kind: stream, partitions: 48, sla: 99.9%, delivery: at-least-once}
  mailer: {kind: worker, service_time: {mean: 800ms, p99: 4s}, concurrency: 2, replicas: 12, idempotent: true}
flows:
  order: {rate: 4/s, steps: [{call: api, steps: [{publish: orders}]}]}
  send-receipt: {from: orders, freshness: 3s, steps: [mailer]}
`,
    passing: `headroom: 1
title: Receipts
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  orders: {kind: stream, partitions: 48, sla: 99.9%, delivery: at-least-once}
  mailer: {kind: worker, service_time: {mean: 800ms, p99: 4s}, concurrency: 2, replicas: 12, idempotent: true}
flows:
  order: {rate: 4/s, steps: [{call: api, steps: [{publish: orders}]}]}
  send-receipt: {from: orders, freshness: 20s, steps: [mailer]}
`,
  },
};
