import { formatAsWritten, formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import type { Rule } from '../rule';

/** Seconds that a callee keeps a connection longer than its caller: more than a packet needs to arrive. */
const margin = 5;

export const keepaliveShorterThanIdle: Rule = {
  id: 'lb/keepalive-shorter-than-idle',
  title: 'Callee closes idle connections before its caller does',
  severity: 'warning',
  rationale:
    'A caller with a pool of connections takes an idle one and sends a request. If the callee closed it a moment ago, the request fails, seemingly at random and mostly when traffic is low: the sporadic 502 of many balancers. Whoever opens connections must be the first to close them.',
  source: {
    title: 'AWS: Application Load Balancer attributes (idle timeout)',
    url: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html',
  },
  *check({ spec, steps }) {
    const seen = new Set<string>();
    for (const { step, caller } of steps) {
      if (!step.call || caller === undefined) continue;
      const keeps = spec.components?.entries.get(caller)?.idle_timeout;
      const callee = spec.components?.entries.get(step.call.value);
      const closes = callee?.idle_timeout;
      if (!keeps || !callee || !closes || closes.value > keeps.value || seen.has(closes.place.path)) continue;
      seen.add(closes.place.path);
      yield {
        message: `\`${step.call.value}\` closes idle connections after ${formatQuantity(closes.value, 'duration')}, while \`${caller}\` reuses them for up to ${formatQuantity(keeps.value, 'duration')}: expect sporadic failures on connections that just closed. Keep them longer than the caller does`,
        path: callee.place.path,
        span: closes.place.span,
        related: [{ message: `\`${caller}\` keeps them this long`, span: keeps.place.span }],
        data: { atLeast: keeps.value + margin },
      };
    }
  },
  fixes({ path, data }, { document }) {
    const longer = formatAsWritten(Number(data?.atLeast), 'duration');
    const edit = setField(document.tree, path, 'idle_timeout', longer);
    return edit ? [{ title: `Set idle_timeout to ${longer}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Site
workload: {peak_factor: 3x}
components:
  lb: {kind: load-balancer, capacity: 20k/s, replicas: 2, health_check: {interval: 5s, threshold: 2}, idle_timeout: 60s}
  web: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3, idle_timeout: 5s}
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
  lb: {kind: load-balancer, capacity: 20k/s, replicas: 2, health_check: {interval: 5s, threshold: 2}, idle_timeout: 60s}
  web: {kind: service, service_time: 2ms, concurrency: 64, replicas: 3, idle_timeout: 65s}
flows:
  page:
    rate: 100/s
    steps:
      - call: lb
        steps: [{call: web, timeout: 1s}]
`,
  },
};
