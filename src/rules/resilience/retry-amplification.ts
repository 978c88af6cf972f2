import { setField } from '../../spec/edit/set-field';
import { type PlacedStep, withAbove } from '../facts/placed-steps';
import type { Rule } from '../rule';
import { thresholdOf } from '../threshold';

/** From four calls to ten: beyond that a failure becomes an outage of everything below. */
const farTooMany = 2.5;

export const retryAmplification: Rule = {
  id: 'resilience/retry-amplification',
  title: 'Retries at several layers multiply',
  severity: 'warning',
  rationale:
    'When the deepest component of a chain fails, every layer above that retries multiplies its calls: three layers of three tries make 27, at the moment when it can take least. Retry at one layer only, the one that is closest to the failure, or give each layer a `budget`, which caps its retries as a share of its calls. More than four calls for one are a warning, and more than ten an error.',
  source: {
    title: 'Google SRE Book: Handling Overload (three tries a request, retries below 10 % of the calls)',
    url: 'https://sre.google/sre-book/handling-overload/',
  },
  threshold: { value: 4, dimension: 'count', meaning: 'calls that one request may become' },
  *check(input) {
    const { steps } = input;
    const most = thresholdOf(retryAmplification, input);
    for (const placed of steps) {
      if (triesOf(placed) <= 1) continue;
      const layers = [...withAbove(placed)].filter((other) => triesOf(other) > 1);
      const product = layers.reduce((total, layer) => total * triesOf(layer), 1);
      const target = placed.step.call?.value ?? placed.step.publish?.value;
      if (layers.length < 2 || product <= most || target === undefined) continue;
      const place = placed.step.retries?.attempts?.place ?? placed.step.retries?.place;
      if (!place) continue;
      const factors = layers.map((layer) => round(triesOf(layer))).join(' x ');
      yield {
        severity: product > farTooMany * most ? 'error' : 'warning',
        message: `While \`${target}\` fails, one request becomes up to ${round(product)} calls of it (${factors} tries, as ${layers.length} layers retry). Keep the retries of one layer, or give each a \`budget\``,
        path: placed.step.place.path,
        span: place.keySpan && !placed.step.retries?.attempts ? place.keySpan : place.span,
      };
    }
  },
  fixes({ path }, { document, steps }) {
    const placed = steps.find(({ step }) => step.place.path === path);
    if (!placed) return [];
    const outer = [...withAbove(placed)].slice(1).filter((other) => triesOf(other) > 1);
    const edits = outer.flatMap(
      ({ step }) => setField(document.tree, step.retries?.place.path ?? '', 'attempts', '1') ?? [],
    );
    return edits.length === outer.length ? [{ title: 'Retry at this layer only', edits, preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Cart
workload: {peak_factor: 3x}
components:
  web: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  cart: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  show:
    rate: 100/s
    steps:
      - call: web
        steps:
          - call: cart
            timeout: 2s
            retries: {attempts: 3, backoff: exponential, base: 20ms, jitter: full}
            steps:
              - call: db
                timeout: 300ms
                retries: {attempts: 3, backoff: exponential, base: 20ms, jitter: full}
`,
    passing: `headroom: 1
title: Cart
workload: {peak_factor: 3x}
components:
  web: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  cart: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  show:
    rate: 100/s
    steps:
      - call: web
        steps:
          - call: cart
            timeout: 2s
            steps:
              - call: db
                timeout: 300ms
                retries: {attempts: 3, backoff: exponential, base: 20ms, jitter: full}
`,
  },
};

/** Calls that a failing callee gets for each one wanted. */
function triesOf({ step }: PlacedStep): number {
  const { retries } = step;
  if (!retries) return 1;
  const tries = Math.max(1, retries.attempts?.value ?? 3);
  return retries.budget ? Math.min(tries, 1 + retries.budget.value) : tries;
}

function round(tries: number): string {
  return String(Math.round(tries * 10) / 10);
}
