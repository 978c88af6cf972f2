import { formatQuantity } from '../../quantity/format-quantity';
import { overloadedOrigins } from '../facts/overloaded-origins';
import type { Rule } from '../rule';
import { thresholdOf } from '../threshold';

export const hitRatioSensitivity: Rule = {
  id: 'cache/hit-ratio-sensitivity',
  title: 'A slightly worse hit ratio overloads what is behind the cache',
  severity: 'warning',
  rationale:
    'What reaches the source is the miss ratio, so at 95 % hits a drop of five points doubles its load. Hit ratios move: a deployment, a crawler, more data than memory. A source that only survives the ratio of a good day needs room, a limit in front of it, or a larger cache.',
  threshold: { value: 0.05, dimension: 'fraction', meaning: 'points by which a hit ratio may fall' },
  *check(input) {
    const { spec, model, analysis } = input;
    // Five points are what a deployment, a new kind of query or a bit more data easily cost.
    const drop = thresholdOf(hitRatioSensitivity, input);
    for (const cache of model.components) {
      const { hitRatio } = analysis.capacity.components[cache.index]!;
      if (!cache.cache || hitRatio === undefined || hitRatio < drop) continue;
      const bound = spec.components?.entries.get(cache.id);
      for (const { origin, now, then, most } of overloadedOrigins(analysis, cache, hitRatio - drop)) {
        yield {
          message: `At ${formatQuantity(hitRatio, 'fraction')} hits in \`${cache.id}\`, \`${origin.id}\` gets ${formatQuantity(now, 'rate')} at peak; ${formatQuantity(drop * 100, 'count')} points fewer make it ${formatQuantity(then, 'rate')}, above the ${formatQuantity(most, 'rate')} that it can take. Give \`${origin.id}\` room, or limit what reaches it`,
          path: cache.path,
          span: (bound?.hit_ratio ?? bound?.memory ?? bound?.kind)?.place.span ?? { start: 0, end: 0 },
        };
      }
    }
  },
  examples: {
    failing: `headroom: 1
title: Catalogue
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 6}
  cache: {kind: cache, capacity: 50k/s, hit_ratio: 96%, ttl: 10min, stampede: lock}
  db: {kind: database, capacity: 500/s, replicas: 2}
flows:
  show:
    rate: 2500/s
    steps:
      - call: api
        steps:
          - call: cache
            timeout: 20ms
            on_miss: [{call: db, timeout: 100ms}]
`,
    passing: `headroom: 1
title: Catalogue
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 6}
  cache: {kind: cache, capacity: 50k/s, hit_ratio: 96%, ttl: 10min, stampede: lock}
  db: {kind: database, capacity: 1k/s, replicas: 2}
flows:
  show:
    rate: 2500/s
    steps:
      - call: api
        steps:
          - call: cache
            timeout: 20ms
            on_miss: [{call: db, timeout: 100ms}]
`,
  },
};
