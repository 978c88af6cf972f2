import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import { callsMadeBy } from '../facts/placed-steps';
import type { Rule } from '../rule';

export const noHealthCheck: Rule = {
  id: 'lb/no-health-check',
  title: 'Load balancer that does not check its targets',
  severity: 'warning',
  rationale:
    'Redundancy only helps when someone notices that a replica is dead. Without health checks a balancer keeps sending it its share, and with three replicas every third request fails until a person reacts. The check interval times the threshold is how long that share is lost.',
  source: {
    title: 'AWS: Health checks for Application Load Balancer target groups (every 30 s by default)',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html',
  },
  *check({ spec, steps }) {
    for (const [id, component] of spec.components?.entries ?? []) {
      if (component.kind?.value !== 'load-balancer' || isWritten(component, 'health_check')) continue;
      const target = callsMadeBy(steps).get(id)?.[0]?.step.call?.value;
      if (target === undefined) continue;
      yield {
        message: `\`${id}\` has no health check, so a dead replica of \`${target}\` keeps getting its share of the calls. Add \`health_check: {interval, threshold}\``,
        path: component.place.path,
        span: component.kind.place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'health_check', '{interval: 10s, threshold: 3}');
    return edit
      ? [{ title: 'Check targets every 10 s (a dead one is out after 30 s)', edits: [edit], preferred: true }]
      : [];
  },
  examples: {
    failing: `headroom: 1
title: Site
workload: {peak_factor: 3x}
components:
  lb: {kind: load-balancer, capacity: 20k/s, replicas: 2}
  web: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
flows:
  page:
    rate: 100/s
    steps:
      - call: lb
        steps: [{call: web, timeout: 1s}]
`,
    passing: `headroom: 1
title: Site
workload: {peak_factor: 3x}
components:
  lb: {kind: load-balancer, capacity: 20k/s, replicas: 2, health_check: {interval: 5s, threshold: 2}}
  web: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3}
flows:
  page:
    rate: 100/s
    steps:
      - call: lb
        steps: [{call: web, timeout: 1s}]
`,
  },
};
