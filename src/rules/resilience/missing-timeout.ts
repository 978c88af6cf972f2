import { formatAsWritten } from '../../quantity/format-quantity';
import { isWritten } from '../../spec/binding/is-written';
import { allSteps } from '../../spec/checks/steps';
import { setField } from '../../spec/edit/set-field';
import type { StepSpec } from '../../spec/spec.generated';
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
  *check({ spec }) {
    for (const { step, ancestors } of allSteps(spec)) {
      const caller = ancestors.findLast(({ call }) => call)?.call?.value;
      if (!step.call || isWritten(step, 'timeout') || caller === undefined) continue;
      if (!spec.components?.entries.has(step.call.value)) continue;
      yield {
        message: `\`${caller}\` calls \`${step.call.value}\` without a timeout: when \`${step.call.value}\` hangs, so does every worker of \`${caller}\`. Add \`timeout\``,
        path: step.place.path,
        span: step.call.place.span,
      };
    }
  },
  fixes(finding, { spec, document, analysis }) {
    const step = findStep(spec, finding.path);
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

function findStep(spec: Parameters<typeof allSteps>[0], path: string): StepSpec | undefined {
  for (const { step } of allSteps(spec)) if (step.place.path === path) return step;
  return undefined;
}

/** To one of 1, 2, 5 times a power of ten. */
function roundUp(seconds: number): number {
  const magnitude = 10 ** Math.floor(Math.log10(seconds));
  const factor = [1, 2, 5, 10].find((step) => step * magnitude >= seconds * 0.999) ?? 10;
  return factor * magnitude;
}
