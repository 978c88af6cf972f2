import { formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
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
    'At this load the design has two steady states: the normal one, and one in which nearly every call times out and its retries are what overloads the callee. A pause of seconds (a failover, a full garbage collection, a cold cache) leads from the first to the second, and the end of the pause does not lead back: only turning load away does. A `budget` on retries, fewer tries or more capacity leave one state only.',
  source: {
    title: 'Bronson et al.: Metastable Failures in Distributed Systems (HotOS 2021)',
    url: 'https://sigops.org/s/conferences/hotos/2021/papers/hotos21-s11-bronson.pdf',
  },
  *check({ analysis, steps }) {
    const safe = analysis.results.safe_rate_multiple;
    if (safe === undefined) return;
    for (const [id, { metastable }] of Object.entries(analysis.results.components)) {
      const [placed] = retriesOf(id, steps);
      const place = placed?.step.retries?.place;
      if (!metastable || !placed || !place) continue;
      yield {
        message: `Retries can keep \`${id}\` overloaded: it is ${formatQuantity(metastable.cold, 'fraction')} busy at peak, but once something makes calls time out, their retries ask for ${formatQuantity(metastable.storm, 'fraction')} of what it can do, and go on after the cause is gone. Only below ${formatQuantity(safe, 'factor')} of the peak does it recover by itself. Give the retries a \`budget\``,
        path: placed.step.place.path,
        span: place.keySpan ?? place.span,
        data: { component: id },
      };
    }
  },
  fixes({ data }, { document, steps }) {
    const all = steps.filter(({ step }) => step.retries && !step.retries.budget);
    const own = typeof data?.component === 'string' ? retriesOf(data.component, all) : [];
    for (const layers of [own, all]) {
      const edits = [...new Set(layers.map(({ step }) => step.retries?.place.path ?? ''))].flatMap(
        (path) => setField(document.tree, path, 'budget', usual) ?? [],
      );
      const isCalm = edits.length > 0 && whatIf(document, edits)?.results.safe_rate_multiple === undefined;
      if (isCalm) return [{ title: `Allow retries of ${usual} of the calls`, edits, preferred: true }];
    }
    return [];
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

/** The steps that call a component and try again; all that try again, where the storm comes from further up. */
function retriesOf(id: string, steps: readonly PlacedStep[]): PlacedStep[] {
  const retried = steps.filter(({ step }) => step.retries);
  const own = retried.filter(({ step }) => step.call?.value === id || step.publish?.value === id);
  return own.length > 0 ? own : retried;
}
