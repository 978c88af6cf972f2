import { setField } from '../../spec/edit/set-field';
import type { Spec, StepSpec } from '../../spec/spec.generated';
import { attemptsOf, isWrite, type PlacedStep, targetOf, withAbove, withNested } from '../facts/placed-steps';
import { sensitiveData } from '../facts/sensitive-data';
import type { Rule } from '../rule';

export const retryNonIdempotent: Rule = {
  id: 'resilience/retry-non-idempotent',
  title: 'Retry of a write that cannot be recognised as a repeat',
  severity: 'warning',
  rationale:
    'A timeout says that no answer came, not that nothing happened. Trying again may then do the work twice: two orders, two charges, two mails. A key that stays the same over all tries lets the callee answer a repeat with the first result. Where money moves, this is an error.',
  source: {
    title: 'Stripe API: Idempotent requests',
    url: 'https://docs.stripe.com/api/idempotent_requests',
  },
  *check({ spec, steps }) {
    for (const placed of steps) {
      const { step } = placed;
      const target = targetOf(step);
      if (!step.call || !target || attemptsOf(step) <= 1 || isRecognised(placed, spec)) continue;
      const write = [...withNested(step)].find((nested) => isWrite(nested) && !hasKey(nested, spec));
      if (!write) continue;
      const money = sensitiveData([step], spec)?.classification === 'payment';
      const where = write === step ? '' : ` (it writes to \`${targetOf(write)?.value}\`)`;
      yield {
        severity: money ? 'error' : 'warning',
        message: `\`${target.value}\` changes data${where} and is tried ${attemptsOf(step)} times without an idempotency key: after a timeout the work may be done twice. Set \`idempotency_key: true\``,
        path: step.place.path,
        span: step.retries?.place.keySpan ?? target.place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'idempotency_key', 'true');
    return edit ? [{ title: 'Send an idempotency key', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  order:
    rate: 100/s
    steps:
      - call: api
        steps:
          - call: db
            operation: write
            timeout: 100ms
            retries: {attempts: 3, backoff: exponential, base: 20ms, jitter: full}
`,
    passing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  order:
    rate: 100/s
    steps:
      - call: api
        steps:
          - call: db
            operation: write
            timeout: 100ms
            idempotency_key: true
            retries: {attempts: 3, backoff: exponential, base: 20ms, jitter: full}
`,
  },
};

/** A key travels down from where it was made; work inside what is idempotent may be repeated too. */
function isRecognised(placed: PlacedStep, spec: Spec): boolean {
  return [...withAbove(placed)].some(({ step }) => hasKey(step, spec));
}

function hasKey(step: StepSpec, spec: Spec): boolean {
  const target = targetOf(step);
  const callee = target && spec.components?.entries.get(target.value);
  return step.idempotency_key?.value === true || callee?.idempotent?.value === true;
}
