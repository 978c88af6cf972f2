import { formatQuantity } from '../../quantity/format-quantity';
import type { Bound, Place } from '../../spec/binding/bound';
import { setField } from '../../spec/edit/set-field';
import type { TextEdit } from '../../spec/edit/text-edit';
import type { StepSpec } from '../../spec/spec.generated';
import type { PlacedStep } from '../facts/placed-steps';
import type { Rule } from '../rule';
import { whatIf } from '../what-if';

/** The share of retries that keeps them from adding up to a storm; Google's clients use it. */
const usual = '10%';

export const metastableRetries: Rule = {
  id: 'resilience/metastable-retries',
  title: 'Retries that can keep an overload up',
  severity: 'warning',
  rationale:
    'At this load the design has two steady states: the normal one, and one in which nearly every call times out and its retries are what overloads the callee. A pause of seconds (a failover, a full garbage collection, a cold cache) leads from the first to the second, and the end of the pause does not lead back: only turning load away does. A `budget` on retries, fewer tries or more capacity leave one state only. Hedges after a fixed time do the same once all calls are slow; after a percentile they do not.',
  source: {
    title: 'Bronson et al.: Metastable Failures in Distributed Systems (HotOS 2021)',
    url: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf',
  },
  *check({ analysis, steps }) {
    const safe = analysis.results.safe_rate_multiple;
    if (safe === undefined) return;
    for (const [id, { metastable }] of Object.entries(analysis.results.components)) {
      const sent = metastable && sentAgain(id, steps);
      if (!sent) continue;
      const { path, place, isHedge } = sent;
      const what = isHedge
        ? ['Hedges', 'calls slow, nearly all of them are sent twice and ask', 'Hedge after a percentile such as `p95`']
        : ['Retries', 'calls time out, their retries ask', 'Give the retries a `budget`'];
      yield {
        message: `${what[0]} can keep \`${id}\` overloaded: it is ${formatQuantity(metastable.cold, 'fraction')} busy at peak, but once something makes ${what[1]} for ${formatQuantity(metastable.storm, 'fraction')} of what it can do, and go on after the cause is gone. Only below ${formatQuantity(safe, 'factor')} of the peak does it recover by itself. ${what[2]}`,
        path,
        span: place.keySpan ?? place.span,
        data: { component: id },
      };
    }
  },
  fixes({ data }, { document, steps }) {
    const id = typeof data?.component === 'string' ? data.component : '';
    const isCalm = (edits: readonly TextEdit[]) =>
      edits.length > 0 && whatIf(document, edits)?.results.safe_rate_multiple === undefined;
    const own = steps.filter(({ step }) => calls(step, id));
    for (const layers of [own, steps]) {
      const edits = placesOf(layers, ({ retries }) => (retries?.budget ? undefined : retries)).flatMap(
        ({ path }) => setField(document.tree, path, 'budget', usual) ?? [],
      );
      if (isCalm(edits)) return [{ title: `Allow retries of ${usual} of the calls`, edits, preferred: true }];
    }
    const edits = placesOf(steps, fixedHedge).map(({ span: { start, end } }) => ({ start, end, newText: 'p95' }));
    return isCalm(edits) ? [{ title: 'Hedge the slowest 5% of the calls', edits, preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Prices
workload: {peak_factor: 2x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 4}
  prices: {kind: service, service_time: 10ms, concurrency: 4, replicas: 4}
flows:
  quote:
    rate: 500/s
    steps:
      - call: api
        steps:
          - call: prices
            timeout: 200ms
            retries: {attempts: 4, backoff: exponential, base: 20ms, jitter: full}
`,
    passing: `headroom: 1
title: Prices
workload: {peak_factor: 2x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 4}
  prices: {kind: service, service_time: 10ms, concurrency: 4, replicas: 4}
flows:
  quote:
    rate: 500/s
    steps:
      - call: api
        steps:
          - call: prices
            timeout: 200ms
            retries: {attempts: 4, backoff: exponential, base: 20ms, jitter: full, budget: 10%}
`,
  },
};

/** The step whose calls are sent again: one that calls the component, or else one further up, where the storm comes from. */
function sentAgain(
  id: string,
  steps: readonly PlacedStep[],
): { path: string; place: Place; isHedge: boolean } | undefined {
  const own = steps.filter(({ step }) => calls(step, id));
  for (const candidates of [own, steps]) {
    for (const { step } of candidates)
      if (step.retries) return { path: step.place.path, place: step.retries.place, isHedge: false };
    for (const { step } of candidates) {
      const hedge = fixedHedge(step) && step.hedge;
      if (hedge) return { path: step.place.path, place: hedge.place, isHedge: true };
    }
  }
  return undefined;
}

function calls(step: StepSpec, id: string): boolean {
  return step.call?.value === id || step.publish?.value === id;
}

/** The time after which a call is sent again; a percentile moves with the load, and so never sends more than its share. */
function fixedHedge({ hedge }: StepSpec): Bound | undefined {
  return hedge?.after && 'dimension' in hedge.after ? hedge.after : undefined;
}

/** Each place once. */
function placesOf(steps: readonly PlacedStep[], of: (step: StepSpec) => Bound | undefined): Place[] {
  const places = steps.flatMap(({ step }) => of(step)?.place ?? []);
  return [...new Map(places.map((place) => [place.path, place])).values()];
}
