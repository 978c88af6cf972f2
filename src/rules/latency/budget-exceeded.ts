import type { LatencyReport } from '../../analysis/results';
import { formatQuantity } from '../../quantity/format-quantity';
import type { Percentile } from '../../spec/model/flow';
import type { Rule } from '../rule';

export const budgetExceeded: Rule = {
  id: 'latency/budget-exceeded',
  title: 'Latency objective missed',
  severity: 'error',
  rationale:
    'The latency of a flow is computed from the distributions of its steps: waiting and work at every station, branches such as cache misses, retries and round trips. Percentiles are never added up, which would overstate a chain by half or more. When the computed percentile is above the objective at peak load, users will see it there first.',
  *check({ analysis, spec }) {
    for (const [id, flow] of spec.flows?.entries ?? []) {
      const latency = analysis.results.flows[id]?.latency;
      for (const objective of analysis.results.flows[id]?.objectives ?? []) {
        if (objective.met !== false || !objective.objective.startsWith('latency.')) continue;
        const percentile = objective.objective.slice('latency.'.length) as Percentile;
        const target = flow.slo?.latency?.[percentile];
        if (!target || objective.value === undefined) continue;
        yield {
          message: `The ${percentile} of \`${id}\` is ${formatQuantity(objective.value, 'duration')} at peak, above the objective of ${formatQuantity(objective.target, 'duration')}${largestShare(latency)}`,
          path: target.place.path,
          span: target.place.span,
        };
      }
    }
  },
  examples: {
    failing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 8ms, concurrency: 8, replicas: 3}
  index: {kind: search, service_time: {mean: 20ms, p99: 120ms}, concurrency: 16, replicas: 3, replication: {read_from: any}}
flows:
  search:
    rate: 100/s
    slo: {latency: {p99: 50ms}}
    steps:
      - call: api
        steps:
          - {call: index, timeout: 1s}
`,
    passing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 8ms, concurrency: 8, replicas: 3}
  index: {kind: search, service_time: {mean: 5ms, p99: 20ms}, concurrency: 16, replicas: 3, replication: {read_from: any}}
flows:
  search:
    rate: 100/s
    slo: {latency: {p99: 100ms}}
    steps:
      - call: api
        steps:
          - {call: index, timeout: 1s}
`,
  },
};

/** Where the slow requests spend their time. */
function largestShare(latency: LatencyReport | undefined): string {
  const shares = [...(latency?.tail_share ?? [])].sort((a, b) => b.seconds - a.seconds);
  const [largest] = shares;
  const total = shares.reduce((sum, { seconds }) => sum + seconds, 0);
  if (!largest || total <= 0) return '';
  const share = formatQuantity(largest.seconds / total, 'fraction');
  return `; ${share} of the slowest requests' time is \`${largest.component}\``;
}
