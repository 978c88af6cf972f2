import { isWritten } from '../../spec/binding/is-written';
import type { StepSpec } from '../../spec/spec.generated';
import { setFields } from '../edits/set-fields';
import { attemptsOf, targetOf } from '../facts/placed-steps';
import type { Rule, RuleFinding } from '../rule';

export const sagaIncomplete: Rule = {
  id: 'consistency/saga-incomplete',
  title: 'Saga that can stop half way',
  severity: 'error',
  rationale:
    'A saga replaces one transaction over several services by steps that can each be undone. Up to the pivot, the point of no return, every step that changes something needs a `compensation`, or the word that there is nothing to undo (`none`). After it nothing is undone any more, so every step must be one that is retried until it succeeds, or a message. Without a marked pivot it is the last step.',
  source: { title: 'microservices.io: Saga', url: 'https://microservices.io/patterns/data/saga.html' },
  *check({ spec, steps }) {
    for (const flow of spec.flows?.entries.values() ?? []) yield* checkSequence(flow.steps?.items ?? []);
    for (const { step } of steps) if (step.steps) yield* checkSequence(step.steps.items);
  },
  fixes({ path, data }, { document, steps }) {
    const step = steps.find((placed) => placed.step.place.path === path)?.step;
    const target = step && targetOf(step)?.value;
    if (target === undefined) return [];
    const undo = data?.missing === 'compensation';
    const edits = setFields(
      document.tree,
      path,
      undo
        ? { compensation: `{call: ${target}, operation: write}` }
        : {
            retries: '{attempts: 5, backoff: exponential, base: 200ms, jitter: full}',
            ...(step?.idempotency_key?.value ? {} : { idempotency_key: 'true' }),
          },
    );
    return [{ title: undo ? `Undo it with a call of \`${target}\`` : 'Retry it safely', edits, preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Trips
workload: {peak_factor: 3x}
components:
  trips: {kind: service, service_time: 5ms, concurrency: 64, replicas: 3}
  hotels: {kind: service, service_time: 20ms, concurrency: 64, replicas: 3}
  flights: {kind: service, service_time: 20ms, concurrency: 64, replicas: 3}
flows:
  book:
    rate: 20/s
    steps:
      - call: trips
        steps:
          - {call: hotels, operation: write, timeout: 1s}
          - {call: flights, operation: write, timeout: 1s, pivot: true}
`,
    passing: `headroom: 1
title: Trips
workload: {peak_factor: 3x}
components:
  trips: {kind: service, service_time: 5ms, concurrency: 64, replicas: 3}
  hotels: {kind: service, service_time: 20ms, concurrency: 64, replicas: 3}
  flights: {kind: service, service_time: 20ms, concurrency: 64, replicas: 3}
flows:
  book:
    rate: 20/s
    steps:
      - call: trips
        steps:
          - {call: hotels, operation: write, timeout: 1s, compensation: {call: hotels, operation: write}}
          - {call: flights, operation: write, timeout: 1s, pivot: true}
`,
  },
};

function isMarked({ pivot, compensation }: StepSpec): boolean {
  return pivot?.value === true || compensation !== undefined;
}

/** Steps one after another are a saga when one of them says how it is undone, or that it is the pivot. */
function* checkSequence(sequence: readonly StepSpec[]): Iterable<RuleFinding> {
  if (!sequence.some((step) => (step.parallel ? step.parallel.items.some(isMarked) : isMarked(step)))) return;
  const steps = sequence.flatMap((step) => step.parallel?.items ?? [step]);
  const marked = steps.findIndex(({ pivot }) => pivot?.value);
  const pivot = marked < 0 ? steps.length - 1 : marked;
  for (const [index, step] of steps.entries()) {
    const target = targetOf(step);
    if (!target || index === pivot || step.operation?.value === 'read' || step.optional?.value) continue;
    const place = { path: step.place.path, span: target.place.span };
    if (index < pivot && !isWritten(step, 'compensation')) {
      const next = steps.slice(index + 1).map((later) => targetOf(later)?.value);
      const later = next.find((id) => id !== undefined);
      yield {
        ...place,
        message: `When ${later === undefined ? 'a later step' : `\`${later}\``} fails, nothing undoes what \`${target.value}\` did. Add \`compensation\`, or \`compensation: none\` where nothing is to be undone`,
        data: { missing: 'compensation' },
      };
    } else if (index > pivot && step.call && attemptsOf(step) <= 1) {
      yield {
        ...place,
        severity: 'warning',
        message: `\`${target.value}\` comes after the pivot, where nothing is undone any more, and is tried only once: when it fails, the saga stays half done. Add \`retries\` with an idempotency key, or publish a message instead`,
        data: { missing: 'retries' },
      };
    }
  }
}
