import type { Check } from './check';
import { allSteps } from './steps';

/**
 * A component that calls itself through others, waiting all the while: each holds a worker for the next, and under load
 * they wait for each other for ever.
 */
export const callCycles: Check = function* ({ spec }) {
  for (const { step, ancestors } of allSteps(spec)) {
    if (!step.call) continue;
    const chain = ancestors.flatMap(({ call }) => call?.value ?? []);
    const first = chain.indexOf(step.call.value);
    if (first < 0 || !holdsWorker(step.call.value, spec)) continue;
    yield {
      rule: 'arch/sync-cycle',
      severity: 'warning',
      message: `${[...chain.slice(first), step.call.value].join(' → ')} is a cycle of synchronous calls: each call holds a worker of \`${step.call.value}\` while it waits for another one, which can deadlock. Break it with a queue, or merge the two`,
      path: step.call.place.path,
      span: step.call.place.span,
    };
  }
};

function holdsWorker(id: string, spec: Parameters<Check>[0]['spec']): boolean {
  const component = spec.components?.entries.get(id);
  return component?.blocking?.value ?? ['service', 'function', 'worker'].includes(component?.kind?.value ?? '');
}
