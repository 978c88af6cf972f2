import { formatAsWritten, formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import { roundUp } from '../round-up';
import type { Rule } from '../rule';

/** AWS asks for six times the function's timeout, since a batch may be throttled and tried again. */
const functionFactor = 6;

export const visibilityTimeout: Rule = {
  id: 'msg/visibility-timeout',
  title: 'Message comes back while it is still being handled',
  severity: 'error',
  rationale:
    'A message that was taken is hidden from other consumers for its visibility timeout. If handling takes longer, a second consumer starts on it as well, so that a slow system gets more work just when it is slow. The timeout must lie above the slowest handling that is not a failure; functions fed by a queue want six times their own timeout.',
  source: {
    title: 'Amazon SQS: Visibility timeout',
    url: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-visibility-timeout.html',
  },
  *check({ spec, analysis }) {
    for (const [id, flow] of spec.flows?.entries ?? []) {
      const source = flow.from?.value;
      const queue = source === undefined ? undefined : spec.components?.entries.get(source);
      const hidden = queue?.visibility_timeout;
      if (!queue || !hidden) continue;
      const slowest = analysis.results.flows[id]?.latency?.p99;
      if (slowest !== undefined && hidden.value < slowest) {
        yield {
          message: `One in a hundred messages takes \`${id}\` ${formatQuantity(slowest, 'duration')} or more, but comes back after ${formatQuantity(hidden.value, 'duration')}, so it is handled twice at once. Set \`visibility_timeout\` well above that`,
          path: queue.place.path,
          span: hidden.place.span,
          data: { atLeast: 2 * slowest },
        };
        continue;
      }
      const [step] = flow.steps?.items ?? [];
      const isFunction = step?.call && spec.components?.entries.get(step.call.value)?.kind?.value === 'function';
      const wanted = functionFactor * (isFunction ? (step?.timeout?.value ?? 0) : 0);
      if (hidden.value >= wanted) continue;
      yield {
        severity: 'warning',
        message: `\`${step?.call?.value}\` may run for ${formatQuantity(wanted / functionFactor, 'duration')}, and its platform tries a throttled batch again, so messages hidden for ${formatQuantity(hidden.value, 'duration')} may come back too early. ${functionFactor} times the timeout is ${formatQuantity(wanted, 'duration')}`,
        path: queue.place.path,
        span: hidden.place.span,
        data: { atLeast: wanted },
      };
    }
  },
  fixes({ path, data }, { document }) {
    const timeout = formatAsWritten(roundUp(Number(data?.atLeast)), 'duration');
    const edit = setField(document.tree, path, 'visibility_timeout', timeout);
    return edit ? [{ title: `Set visibility_timeout to ${timeout}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Transcoding
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  jobs: {kind: queue, capacity: 5k/s, sla: 99.9%, visibility_timeout: 30s, attempts: 4, dead_letter: true}
  transcoder: {kind: worker, service_time: {mean: 20s, p99: 60s}, concurrency: 4, replicas: 30, idempotent: true}
flows:
  upload: {rate: 1/s, steps: [{call: api, steps: [{publish: jobs}]}]}
  transcode: {from: jobs, steps: [transcoder]}
`,
    passing: `headroom: 1
title: Transcoding
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  jobs: {kind: queue, capacity: 5k/s, sla: 99.9%, visibility_timeout: 5min, attempts: 4, dead_letter: true}
  transcoder: {kind: worker, service_time: {mean: 20s, p99: 60s}, concurrency: 4, replicas: 30, idempotent: true}
flows:
  upload: {rate: 1/s, steps: [{call: api, steps: [{publish: jobs}]}]}
  transcode: {from: jobs, steps: [transcoder]}
`,
  },
};
