import { formatAsWritten } from '../../quantity/format-quantity';
import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import { datasetsIn } from '../facts/datasets';
import type { Rule, RuleInput } from '../rule';

export const noExpiry: Rule = {
  id: 'cache/no-expiry',
  title: 'Cache that never forgets',
  severity: 'warning',
  rationale:
    'With neither a time to live nor an invalidation, an entry that was once wrong or out of date is served until memory runs out. A time to live bounds how old an answer can be; invalidation on write or by events makes it fresher, and still wants a time to live for the change that got lost.',
  *check({ spec, model }) {
    for (const component of model.components) {
      const bound = spec.components?.entries.get(component.id);
      if (!component.cache || !bound || isWritten(bound, 'ttl')) continue;
      if (bound.invalidation ? bound.invalidation.value !== 'none' : isWritten(bound, 'invalidation')) continue;
      // A cache that is the store of a dataset holds the truth, which does not get old.
      if (datasetsIn(component.index, model).length > 0) continue;
      yield {
        message: `\`${component.id}\` has neither \`ttl\` nor \`invalidation\`: what changes at the source stays old here for ever. Set \`ttl\`, or say how entries are invalidated`,
        path: component.path,
        span: (bound.invalidation ?? bound.kind)?.place.span ?? bound.place.span,
      };
    }
  },
  fixes({ path }, input) {
    const ttl = formatAsWritten(allowedStaleness(path, input) ?? 300, 'duration');
    const edit = setField(input.document.tree, path, 'ttl', ttl);
    return edit ? [{ title: `Set ttl to ${ttl}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Catalogue
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  cache: {kind: cache, capacity: 50k/s, hit_ratio: 60%}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  show:
    rate: 200/s
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
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  cache: {kind: cache, capacity: 50k/s, hit_ratio: 60%, ttl: 10min}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  show:
    rate: 200/s
    steps:
      - call: api
        steps:
          - call: cache
            timeout: 20ms
            on_miss: [{call: db, timeout: 100ms}]
`,
  },
};

/** Seconds: the least that a dataset read through the cache may be old. */
function allowedStaleness(path: string, { model, spec, steps }: RuleInput): number | undefined {
  const id = model.components.find((component) => component.path === path)?.id;
  const limits = steps
    .filter(({ step }) => step.call?.value === id)
    .flatMap(({ step }) => step.reads?.ids ?? [])
    .flatMap((entry) => spec.data?.entries.get(entry.id.value)?.max_staleness?.value ?? []);
  return limits.length > 0 ? Math.min(...limits) : undefined;
}
