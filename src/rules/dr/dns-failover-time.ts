import { formatAsWritten, formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import type { Rule } from '../rule';

export const dnsFailoverTime: Rule = {
  id: 'dr/dns-failover-time',
  title: 'Clients follow a failover too late',
  severity: 'error',
  rationale:
    'Moving users by DNS takes until the health check has failed often enough, and then until the answers that clients and resolvers keep have run out. The sum is spent before anything else of a recovery happens, and has to fit into the recovery time.',
  *check({ spec }) {
    const rto = spec.objectives?.rto;
    if (!rto) return;
    for (const [id, component] of spec.components?.entries ?? []) {
      const { kind, ttl, health_check: check, place } = component;
      if (kind?.value !== 'dns' || !ttl) continue;
      const detection = (check?.interval?.value ?? 0) * (check?.threshold?.value ?? 1);
      if (detection + ttl.value <= rto.value * (1 + 1e-9)) continue;
      const parts =
        detection > 0
          ? ` (${formatQuantity(detection, 'duration')} until the check has failed and ${formatQuantity(ttl.value, 'duration')} of \`ttl\`)`
          : ' at the latest, when `ttl` has run out';
      yield {
        message: `Clients of \`${id}\` follow a failover after ${formatQuantity(detection + ttl.value, 'duration')}${parts}, later than the recovery time of ${formatQuantity(rto.value, 'duration')}. Shorten \`ttl\``,
        path: place.path,
        span: ttl.place.span,
        related: [{ message: 'the recovery time', span: rto.place.span }],
        // Half of what is left, since a recovery does more than this.
        data: { ttl: (rto.value - detection) / 2 },
      };
    }
  },
  fixes({ path, data }, { document }) {
    const seconds = Number(data?.ttl);
    if (!(seconds >= 1)) return [];
    const ttl = formatAsWritten(Math.floor(seconds), 'duration');
    const edit = setField(document.tree, path, 'ttl', ttl);
    return edit ? [{ title: `Set ttl to ${ttl}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Site
workload: {peak_factor: 3x}
objectives: {rto: 5min}
components:
  names: {kind: dns, ttl: 1h, health_check: {interval: 10s, threshold: 3}}
  web: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
flows:
  page: {rate: 200/s, steps: [names, web]}
`,
    passing: `headroom: 1
title: Site
workload: {peak_factor: 3x}
objectives: {rto: 5min}
components:
  names: {kind: dns, ttl: 1min, health_check: {interval: 10s, threshold: 3}}
  web: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
flows:
  page: {rate: 200/s, steps: [names, web]}
`,
  },
};
