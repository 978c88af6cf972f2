import { isWritten } from '../../spec/binding/is-written';
import type { ComponentSpec } from '../../spec/spec.generated';
import { setFields } from '../edits/set-fields';
import { groupBy } from '../facts/group-by';
import type { Rule } from '../rule';

export const noDeadLetter: Rule = {
  id: 'msg/no-dead-letter',
  title: 'Queue without a place for messages that cannot be handled',
  severity: 'warning',
  rationale:
    'Sooner or later a message comes that no consumer can handle. Delivered again and again it uses up consumers, hides behind retries and, in an ordered queue, blocks all that follow. After a few attempts it belongs in a dead-letter queue, where someone is told about it and it can be replayed.',
  source: {
    title: 'Amazon SQS: Using dead-letter queues',
    url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  },
  *check({ spec }) {
    const consumers = groupBy(spec.flows?.entries ?? [], ([, { from }]) => from?.value);
    for (const [id, queue] of spec.components?.entries ?? []) {
      if (
        !redelivers(queue) ||
        (queue.dead_letter ? queue.dead_letter.value !== false : isWritten(queue, 'dead_letter'))
      )
        continue;
      const consumer = consumers.get(id)?.[0]?.[0];
      if (consumer === undefined) continue;
      yield {
        message: `A message that \`${consumer}\` cannot handle comes back to it from \`${id}\` for ever. Set \`dead_letter: true\` and \`attempts\`, and alert on what arrives there`,
        path: queue.place.path,
        span: (queue.dead_letter ?? queue.attempts ?? queue.kind)?.place.span ?? queue.place.span,
      };
    }
  },
  fixes({ path }, { document, spec }) {
    const queue = [...(spec.components?.entries.values() ?? [])].find(({ place }) => place.path === path);
    const fields = { ...(queue?.attempts ? {} : { attempts: '5' }), dead_letter: 'true' };
    const edits = setFields(document.tree, path, fields);
    return [{ title: 'Send messages to a dead letter after a few attempts', edits, preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Thumbnails
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  jobs: {kind: queue, capacity: 5k/s, sla: 99.9%}
  resizer: {kind: worker, service_time: 200ms, concurrency: 8, replicas: 6, idempotent: true}
flows:
  upload: {rate: 20/s, steps: [{call: api, steps: [{publish: jobs}]}]}
  resize: {from: jobs, steps: [resizer]}
`,
    passing: `headroom: 1
title: Thumbnails
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  jobs: {kind: queue, capacity: 5k/s, sla: 99.9%, attempts: 4, dead_letter: true}
  resizer: {kind: worker, service_time: 200ms, concurrency: 8, replicas: 6, idempotent: true}
flows:
  upload: {rate: 20/s, steps: [{call: api, steps: [{publish: jobs}]}]}
  resize: {from: jobs, steps: [resizer]}
`,
  },
};

/** A queue gives what was not acknowledged to a consumer again; a log does so only where it counts attempts. */
function redelivers({ kind, delivery, attempts }: ComponentSpec): boolean {
  if (delivery?.value === 'at-most-once') return false;
  return kind?.value === 'queue' || (kind?.value === 'stream' && attempts !== undefined);
}
