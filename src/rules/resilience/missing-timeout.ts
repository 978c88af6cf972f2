import { formatAsWritten } from '../../quantity/format-quantity';
import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import { roundUp } from '../round-up';
import type { Rule } from '../rule';

/** Seconds; below this a timeout mostly measures garbage collection. */
const shortest = 0.01;

export const missingTimeout: Rule = {
  id: 'resilience/missing-timeout',
  title: 'Remote call without a timeout',
  severity: 'warning',
  rationale:
    'A call without a timeout waits for as long as its callee is stuck, and holds a worker, a connection and its own callers meanwhile: one slow dependency takes everything above it down. Choose the timeout from the callee’s latency: a percentile whose false timeouts you accept, such as the p99.9. The first call of a flow is made by the client, whose timeouts are not ours to set.',
  source: {
    title: 'Amazon Builders’ Library: Timeouts, retries, and backoff with jitter',
    url: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
  },
  *check({ spec, steps, components }) {
    for (const { step, caller } of steps) {
      if (!step.call || isWritten(step, 'timeout') || caller === undefined) continue;
      const from = components.get(caller);
      if (!spec.components?.entries.has(step.call.value) || from?.kind === 'client') continue;
      const stuck =
        from?.blocking === false ? `requests pile up in \`${caller}\`` : `so does every worker of \`${caller}\``;
      yield {
        message: `\`${caller}\` calls \`${step.call.value}\` without a timeout: when \`${step.call.value}\` hangs, ${stuck}. Add \`timeout\``,
        path: step.place.path,
        span: step.call.place.span,
      };
    }
  },
  fixes(finding, { steps, document, analysis }) {
    const step = steps.find((placed) => placed.step.place.path === finding.path)?.step;
    const p99 = step?.call && analysis.results.components[step.call.value]?.response_time?.p99;
    // Twice the p99 where it is known; rounded up to a figure that a person would write.
    const timeout = formatAsWritten(p99 ? roundUp(Math.max(shortest, 2 * p99)) : 1, 'duration');
    const edit = setField(document.tree, finding.path, 'timeout', timeout);
    const because = p99 ? ', twice its p99' : '';
    return edit ? [{ title: `Set timeout to ${timeout}${because}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Checkout
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 16, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  buy:
    rate: 200/s
    steps:
      - call: api
        steps:
          - call: db
`,
    passing: `headroom: 1
title: Checkout
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 16, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  buy:
    rate: 200/s
    steps:
      - call: api
        steps:
          - {call: db, timeout: 100ms}
`,
  },
};
