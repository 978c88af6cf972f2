import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import type { Rule } from '../rule';

/** Kinds that say whether they are idempotent. */
const kinds = ['worker', 'function', 'service', 'external'];
const brokers = ['queue', 'stream'];

export const nonIdempotentConsumer: Rule = {
  id: 'msg/non-idempotent-consumer',
  title: 'Consumer that does duplicates twice',
  severity: 'warning',
  rationale:
    'At-least-once delivery means that a message comes again whenever its acknowledgement got lost, a consumer was restarted or a visibility timeout ran out. A consumer that does not recognise it does its work twice: two mails, two charges, counts that drift. Make the effect the same however often it is done, or remember the ids that were handled. Where the spec itself says `at-least-once`, it is an error.',
  source: {
    title: 'Amazon SQS: At-least-once delivery',
    url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html',
  },
  *check({ spec }) {
    for (const [id, flow] of spec.flows?.entries ?? []) {
      const source = flow.from?.value;
      const queue = source === undefined ? undefined : spec.components?.entries.get(source);
      const delivery = queue?.delivery?.value ?? 'at-least-once';
      if (!queue || !brokers.includes(queue.kind?.value ?? '') || delivery !== 'at-least-once') continue;
      for (const step of flow.steps?.items ?? []) {
        const consumer = step.call && spec.components?.entries.get(step.call.value);
        if (!consumer || !kinds.includes(consumer.kind?.value ?? '') || step.idempotency_key?.value) continue;
        if (consumer.idempotent ? consumer.idempotent.value : isWritten(consumer, 'idempotent')) continue;
        const promise = queue.delivery ? 'delivers at least once' : 'delivers at least once unless it says otherwise';
        yield {
          severity: queue.delivery ? 'error' : 'warning',
          message: `\`${source}\` ${promise}, so \`${step.call?.value}\` does some of the work of \`${id}\` twice. Make it idempotent and say \`idempotent: true\``,
          path: consumer.place.path,
          span: (consumer.idempotent ?? consumer.kind)?.place.span ?? consumer.place.span,
        };
      }
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'idempotent', 'true');
    return edit ? [{ title: 'Make it idempotent', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Receipts
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  orders: {kind: stream, partitions: 12, sla: 99.9%, delivery: at-least-once}
  mailer: {kind: worker, service_time: 20ms, concurrency: 4, replicas: 3}
flows:
  order: {rate: 20/s, steps: [{call: api, steps: [{publish: orders}]}]}
  send-receipt: {from: orders, steps: [mailer]}
`,
    passing: `headroom: 1
title: Receipts
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  orders: {kind: stream, partitions: 12, sla: 99.9%, delivery: at-least-once}
  mailer: {kind: worker, service_time: 20ms, concurrency: 4, replicas: 3, idempotent: true}
flows:
  order: {rate: 20/s, steps: [{call: api, steps: [{publish: orders}]}]}
  send-receipt: {from: orders, steps: [mailer]}
`,
  },
};
