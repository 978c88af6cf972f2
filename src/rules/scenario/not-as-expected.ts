import { statedScenarios } from '../../analysis/complete-results';
import type { Rule } from '../rule';

export const notAsExpected: Rule = {
  id: 'scenario/not-as-expected',
  title: 'A scenario ends worse than the author expects',
  severity: 'error',
  rationale:
    'A scenario is a promise about a bad day: five times the traffic, a lost zone, a cold cache. The whole analysis runs again with it. `expect` says how it should end: `meets` (every objective holds, the default), `degrades` (objectives may be missed, but critical flows still answer) or `any`.',
  *check({ spec, analysis }) {
    if (!spec.scenarios) return;
    const scenarios = statedScenarios(analysis);
    for (const [id, scenario] of spec.scenarios.entries) {
      const result = scenarios[id];
      if (!result || result.as_expected) continue;
      const because = result.first_failure ? `: ${result.first_failure}` : '';
      const outcome = result.verdict === 'fails' ? 'critical flows stop answering' : 'objectives are missed';
      yield {
        message: `\`${id}\` is expected to ${result.expected === 'meets' ? 'meet every objective' : 'degrade at most'}, but ${outcome}${because}. Size for it, or expect less`,
        path: scenario.place.path,
        span: scenario.place.keySpan ?? scenario.place.span,
        data: { scenario: id },
      };
    }
  },
  examples: {
    failing: `headroom: 1
title: Search
workload: {peak_factor: 2x}
components:
  api: {kind: service, service_time: 20ms, concurrency: 8, replicas: 3}
flows:
  search:
    rate: 200/s
    slo: {latency: {p99: 300ms}}
    steps: [api]
scenarios:
  campaign: {traffic: 4x}
`,
    passing: `headroom: 1
title: Search
workload: {peak_factor: 2x}
components:
  api: {kind: service, service_time: 20ms, concurrency: 8, replicas: 6}
flows:
  search:
    rate: 200/s
    slo: {latency: {p99: 300ms}}
    steps: [api]
scenarios:
  campaign: {traffic: 2x}
`,
  },
};
