import { formatQuantity } from '../../quantity/format-quantity';
import { setFields } from '../edits/set-fields';
import { attemptsOf } from '../facts/placed-steps';
import type { Rule } from '../rule';

export const retryNoBackoff: Rule = {
  id: 'resilience/retry-no-backoff',
  title: 'Retries without backoff and jitter',
  severity: 'warning',
  rationale:
    'Callers that failed together come back together. Without a growing wait they do so before anything had time to recover, and without randomness they stay in step: the second spike is as high as the first. Exponential backoff spreads them over time, jitter over each other.',
  source: {
    title: 'Amazon Builders’ Library: Timeouts, retries, and backoff with jitter',
    url: 'https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/',
  },
  *check({ steps }) {
    for (const { step } of steps) {
      const { retries } = step;
      if (!retries || attemptsOf(step) <= 1) continue;
      const constant = retries.backoff?.value !== 'exponential';
      const together = (retries.jitter?.value ?? 'none') === 'none';
      if (!constant && !together) continue;
      const missing = constant ? (together ? 'exponential backoff and jitter' : 'exponential backoff') : 'jitter';
      const wrong = constant ? retries.backoff : retries.jitter;
      yield {
        message: `${formatQuantity(attemptsOf(step), 'count')} tries without ${missing}: callers that failed together come back together. Set \`backoff: exponential\` and \`jitter: full\``,
        path: retries.place.path,
        span: wrong?.place.span ?? retries.place.keySpan ?? retries.place.span,
      };
    }
  },
  fixes({ path }, { document, steps }) {
    const retries = steps.find(({ step }) => step.retries?.place.path === path)?.step.retries;
    if (!retries) return [];
    const edits = setFields(document.tree, path, {
      ...(retries.backoff?.value === 'exponential' ? {} : { backoff: 'exponential' }),
      ...(retries.base ? {} : { base: '50ms' }),
      ...(retries.jitter && retries.jitter.value !== 'none' ? {} : { jitter: 'full' }),
    });
    return [{ title: 'Back off exponentially, with full jitter', edits, preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Prices
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  price:
    rate: 100/s
    steps:
      - call: api
        steps:
          - {call: db, timeout: 100ms, retries: {attempts: 3}}
`,
    passing: `headroom: 1
title: Prices
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  price:
    rate: 100/s
    steps:
      - call: api
        steps:
          - {call: db, timeout: 100ms, retries: {attempts: 3, backoff: exponential, base: 20ms, jitter: full}}
`,
  },
};
