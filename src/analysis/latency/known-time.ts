import type { Flow, Step } from '../../spec/model/flow';
import type { Model } from '../../spec/model/model';

/**
 * Whether anything says how long a flow takes. Brokers take no time unless they say so; a flow that calls others and
 * knows of none of them how long it takes has no latency, where those that know of some count the rest as no time.
 */
export function isTimeKnown(model: Model, { steps }: Flow): boolean {
  const known = waitedFor(steps).map(
    ({ target, service, verb }) => verb === 'publish' || (service ?? model.components[target]?.service) !== undefined,
  );
  return known.length === 0 || known.includes(true);
}

/** What the requests of a flow wait for while nothing fails. */
function waitedFor(steps: readonly Step[]): Step[] {
  return steps.flatMap((step) => {
    const below = waitedFor([...step.steps, ...step.onMiss]);
    const waits = step.verb === 'call' || (step.verb === 'publish' && !step.via);
    return waits ? [step, ...below] : step.verb === 'parallel' ? below : [];
  });
}
