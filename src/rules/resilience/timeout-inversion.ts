import { formatAsWritten, formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import type { StepSpec } from '../../spec/spec.generated';
import { attemptsOf, type PlacedStep, targetOf } from '../facts/placed-steps';
import type { Rule } from '../rule';

export const timeoutInversion: Rule = {
  id: 'resilience/timeout-inversion',
  title: 'Caller gives up before its callee does',
  severity: 'warning',
  rationale:
    'When the time that a callee may spend on its own calls, all tries and pauses included, is longer than its caller waits, the last of that work is done for nobody, and the caller reports a failure that the callee could still have avoided. Time limits shrink on the way down: what is left of the caller’s deadline is the most that any callee may use.',
  source: {
    title: 'Google SRE Book: Addressing Cascading Failures (latency and deadlines)',
    url: 'https://sre.google/sre-book/addressing-cascading-failures/',
  },
  *check({ steps }) {
    for (const placed of steps) {
      const { step } = placed;
      const limit = enclosingTimeout(placed);
      const target = targetOf(step);
      if (!step.timeout || !limit?.timeout || !target) continue;
      const longest = longestWait(step);
      if (longest <= limit.timeout.value * (1 + 1e-9)) continue;
      const tries = attemptsOf(step);
      const spent = formatQuantity(longest, 'duration');
      const how =
        tries > 1 ? ` (${tries} tries of ${formatQuantity(step.timeout.value, 'duration')} and the pauses)` : '';
      yield {
        message: `\`${placed.caller}\` may wait ${spent} for \`${target.value}\`${how}, but its own caller gives up after ${formatQuantity(limit.timeout.value, 'duration')}: the rest is work for nobody. Shorten this timeout, or lengthen the outer one`,
        path: step.place.path,
        span: step.timeout.place.span,
        related: [{ message: 'the caller gives up here', span: limit.timeout.place.span }],
      };
    }
  },
  fixes({ path }, { document, steps }) {
    const placed = steps.find(({ step }) => step.place.path === path);
    const limit = placed && enclosingTimeout(placed);
    if (!placed || !limit?.timeout) return [];
    const left = (limit.timeout.value - pauses(placed.step)) / attemptsOf(placed.step);
    if (left <= 0) return [];
    const timeout = formatAsWritten(roundDown(left), 'duration');
    const edit = setField(document.tree, path, 'timeout', timeout);
    return edit ? [{ title: `Set timeout to ${timeout}, so that all tries fit`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Profile
workload: {peak_factor: 3x}
components:
  web: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  users: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  show:
    rate: 100/s
    steps:
      - call: web
        steps:
          - call: users
            timeout: 500ms
            steps:
              - call: db
                timeout: 300ms
                retries: {attempts: 3, backoff: exponential, base: 20ms, jitter: full}
`,
    passing: `headroom: 1
title: Profile
workload: {peak_factor: 3x}
components:
  web: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  users: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  show:
    rate: 100/s
    steps:
      - call: web
        steps:
          - call: users
            timeout: 500ms
            steps:
              - call: db
                timeout: 100ms
                retries: {attempts: 3, backoff: exponential, base: 20ms, jitter: full}
`,
  },
};

/** The call inside which this one is made, if it has a timeout. What follows a miss or a failure belongs to the caller. */
function enclosingTimeout(placed: PlacedStep): StepSpec | undefined {
  let { parent, relation } = placed;
  while (parent) {
    const enclosing: boolean = relation === 'step' && parent.step.call !== undefined;
    if (enclosing) return parent.step;
    ({ parent, relation } = parent);
  }
  return undefined;
}

/** Seconds until a caller has given up all its tries. */
function longestWait(step: StepSpec): number {
  return (step.timeout?.value ?? 0) * attemptsOf(step) + pauses(step);
}

/** Seconds between the tries, without jitter, which only shortens them. */
function pauses(step: StepSpec): number {
  const { retries } = step;
  const base = retries?.base?.value ?? 0;
  let sum = 0;
  for (let retry = 0; retry < Math.min(attemptsOf(step) - 1, 100); retry++) {
    const factor =
      retries?.backoff?.value === 'exponential' ? 2 ** retry : retries?.backoff?.value === 'linear' ? retry + 1 : 1;
    sum += Math.min(base * factor, retries?.max?.value ?? Number.MAX_VALUE);
  }
  return sum;
}

/** To two significant digits. */
function roundDown(seconds: number): number {
  const unit = 10 ** (Math.floor(Math.log10(seconds)) - 1);
  return Math.floor(seconds / unit + 1e-9) * unit;
}
