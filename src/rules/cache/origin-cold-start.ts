import { formatQuantity } from '../../quantity/format-quantity';
import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { overloadedOrigins } from '../facts/overloaded-origins';
import type { Rule } from '../rule';

export const originColdStart: Rule = {
  id: 'cache/origin-cold-start',
  title: 'What is behind the cache does not survive an empty one',
  severity: 'warning',
  rationale:
    'After a restart, a flush or a new deployment a cache is empty, and all its reads reach the source. If that is more than the source can take, it fails before the cache is warm, and the cache never gets warm: an outage that does not end by itself. Fill the cache before it takes traffic (`warm_up`), let one caller fetch for all (`stampede: lock`), or limit what reaches the source (`queue_limit`, `rate_limit`). A scenario that empties the cache takes the matter over.',
  source: {
    title: 'Netflix: Cache warming',
    url: 'https://netflixtechblog.medium.com/cache-warming-leveraging-ebs-for-moving-petabytes-of-data-adcf7a4a78c3',
  },
  *check({ spec, model, analysis }) {
    for (const cache of model.components) {
      const bound = spec.components?.entries.get(cache.id);
      const { hitRatio } = analysis.capacity.components[cache.index]!;
      // The many places of a CDN do not forget together.
      if (cache.kind !== 'cache' || !bound || hitRatio === undefined || isWritten(bound, 'warm_up')) continue;
      if (cache.cache?.stampede === 'lock' || isTried(cache, model)) continue;
      for (const { origin, now, then, most } of overloadedOrigins(analysis, cache, 0)) {
        if (origin.queueLimit !== undefined || origin.rateLimit) continue;
        yield {
          message: `With \`${cache.id}\` empty, ${formatQuantity(then, 'rate')} reach \`${origin.id}\` at peak, which can take ${formatQuantity(most, 'rate')} (and gets ${formatQuantity(now, 'rate')} at ${formatQuantity(hitRatio, 'fraction')} hits): it fails before the cache is warm. Add \`warm_up\`, \`stampede: lock\` or a limit on \`${origin.id}\``,
          path: cache.path,
          span: (bound.hit_ratio ?? bound.kind)?.place.span ?? bound.place.span,
        };
      }
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'warm_up', '10min');
    return edit ? [{ title: 'Fill it for 10 min before it takes traffic', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Catalogue
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 2ms, concurrency: 64, replicas: 6}
  cache: {kind: cache, capacity: 50k/s, hit_ratio: 90%, ttl: 10min}
  db: {kind: database, capacity: 2k/s, replicas: 2}
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
  cache: {kind: cache, capacity: 50k/s, hit_ratio: 90%, ttl: 10min, warm_up: 5min}
  db: {kind: database, capacity: 2k/s, replicas: 2}
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

/** Whether the author looks at the empty cache already. */
function isTried(cache: Component, { scenarios }: Model): boolean {
  return scenarios.some(({ hitRatio }) => hitRatio.has(cache.index));
}
