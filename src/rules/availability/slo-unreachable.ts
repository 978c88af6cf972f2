import { formatQuantity } from '../../quantity/format-quantity';
import { month } from '../../spec/model/time';
import type { Rule } from '../rule';

export const sloUnreachable: Rule = {
  id: 'availability/slo-unreachable',
  title: 'Objective above what the dependencies allow',
  severity: 'error',
  rationale:
    'A flow is up only while everything that it cannot do without is up, so its availability lies below that of its weakest hard dependency, and below the product of all of them. Failures that are shared (a zone, a balancer in front of both copies) are counted once and exactly. An objective above that ceiling is spent before the first deployment goes wrong.',
  source: {
    title: 'AWS Well-Architected, Reliability Pillar: Availability',
    url: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/availability.html',
  },
  *check({ analysis, spec }) {
    for (const [id, flow] of spec.flows?.entries ?? []) {
      const result = analysis.results.flows[id];
      const objective = result?.objectives.find((candidate) => candidate.objective === 'availability');
      const target = flow.slo?.availability;
      if (!target || objective?.met !== false || objective.value === undefined) continue;
      const over = (objective.target - objective.value) * month;
      const causes = (result?.availability?.contributors ?? [])
        .slice(0, 2)
        .map(({ component, share }) => `\`${component}\` ${formatQuantity(share, 'fraction')}`);
      const because = causes.length > 0 ? `; most of its downtime comes from ${causes.join(' and ')}` : '';
      yield {
        message: `\`${id}\` reaches ${formatQuantity(objective.value, 'fraction')}, below its objective of ${formatQuantity(objective.target, 'fraction')}: ${formatQuantity(over, 'duration')} too much downtime in 30 days${because}`,
        path: target.place.path,
        span: target.place.span,
      };
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
          - {call: bank, timeout: 2s}
`,
    passing: `headroom: 1
title: Pay
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3, availability: 99.9%}
  bank: {kind: external, sla: 99.95%}
flows:
  pay:
    rate: 20/s
    slo: {availability: 99.9%}
    steps:
      - call: api
        steps:
          - {call: bank, timeout: 2s}
`,
  },
};
