import { formatQuantity } from '../../quantity/format-quantity';
import { flowsThatAlwaysNeed } from '../facts/hard-dependencies';
import type { Rule } from '../rule';

export const dependencyBelowTarget: Rule = {
  id: 'availability/dependency-below-target',
  title: 'Dependency that promises less than you do',
  severity: 'error',
  rationale:
    'A flow that needs a service for every request cannot be up more often than that service. As a rule of thumb a hard dependency offers one more nine than what is built on it, which leaves room for your own failures. Otherwise agree on less, get a better SLA, or make the dependency soft: a fallback (`on_failure`), `optional`, or a second provider.',
  source: {
    title: 'Treynor et al.: The Calculus of Service Availability (rule of the extra 9), ACM Queue 2017',
    url: 'https://queue.acm.org/detail.cfm?id=3096459',
  },
  *check({ spec, model }) {
    for (const component of model.components) {
      const place = spec.components?.entries.get(component.id)?.sla?.place;
      if (component.sla === undefined || !place || component.placements.length > 1) continue;
      for (const flow of flowsThatAlwaysNeed(component, model)) {
        const target = flow.slo.availability;
        if (target === undefined || component.sla >= target) continue;
        const promise = spec.flows?.entries.get(flow.id)?.slo?.availability?.place;
        yield {
          message: `\`${component.id}\` promises ${formatQuantity(component.sla, 'fraction')}, and \`${flow.id}\`, which needs it for every request, promises ${formatQuantity(target, 'fraction')}. Promise less, or give the step an \`on_failure\``,
          path: component.path,
          span: place.span,
          ...(promise && { related: [{ message: `what \`${flow.id}\` promises`, span: promise.span }] }),
        };
        // The other flows that need it have the same answer.
        break;
      }
    }
  },
  examples: {
    failing: `headroom: 1
title: Pay
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3, availability: 99.9%}
  bank: {kind: external, sla: 99.5%}
flows:
  pay:
    rate: 20/s
    slo: {availability: 99.9%}
    steps:
      - call: api
        steps:
          - {call: bank, timeout: 2s, circuit_breaker: {threshold: 50%, open_for: 30s}}
`,
    passing: `headroom: 1
title: Pay
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3, availability: 99.9%}
  bank: {kind: external, sla: 99.99%}
flows:
  pay:
    rate: 20/s
    slo: {availability: 99.9%}
    steps:
      - call: api
        steps:
          - {call: bank, timeout: 2s, circuit_breaker: {threshold: 50%, open_for: 30s}}
`,
  },
};
