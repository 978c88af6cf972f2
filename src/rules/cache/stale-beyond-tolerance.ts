import { formatAsWritten, formatQuantity } from '../../quantity/format-quantity';
import type { BoundQuantity } from '../../spec/binding/bound';
import { setField } from '../../spec/edit/set-field';
import { type PlacedStep, withAbove } from '../facts/placed-steps';
import type { Rule, RuleInput } from '../rule';

export const staleBeyondTolerance: Rule = {
  id: 'cache/stale-beyond-tolerance',
  title: 'Answers may be older than the data allows',
  severity: 'error',
  rationale:
    'Caches in a row add up: an answer may lie in the outer one for its whole time to live after the inner one kept it for its own, and what a lagging follower gave was old to begin with. The sum is what a reader can see. Where it is more than the dataset’s `max_staleness`, the spec contradicts itself. Invalidation takes a layer out of the sum.',
  source: {
    title: 'RFC 9111: HTTP Caching (4.2, freshness)',
    url: 'https://www.rfc-editor.org/rfc/rfc9111#section-4.2',
  },
  *check(input) {
    const { spec, steps } = input;
    const worst = new Map<string, Way>();
    for (const placed of steps) {
      for (const { id } of placed.step.reads?.ids ?? []) {
        if (!spec.data?.entries.get(id.value)?.max_staleness) continue;
        const way = wayOf(placed, input);
        if (way.seconds > (worst.get(id.value)?.seconds ?? 0)) worst.set(id.value, way);
      }
    }
    for (const [id, { seconds, layers, oldest }] of worst) {
      const limit = spec.data?.entries.get(id)?.max_staleness;
      if (!limit || !oldest || seconds <= limit.value * (1 + 1e-9)) continue;
      const sum = layers.length > 1 ? ` in all (${layers.join(' + ')})` : ` in ${layers[0]}`;
      yield {
        message: `\`${id}\` may be ${formatQuantity(seconds, 'duration')} old${sum}; it tolerates ${formatQuantity(limit.value, 'duration')}. Shorten \`ttl\`, or invalidate entries when the source changes`,
        path: oldest.place.path,
        span: oldest.place.span,
        related: [{ message: 'the oldest that is allowed', span: limit.place.span }],
        data: { left: limit.value - (seconds - oldest.value) },
      };
    }
  },
  fixes({ path, data }, { document }) {
    const left = Number(data?.left);
    const dot = path.lastIndexOf('.');
    if (!(left > 0)) return [];
    const value = formatAsWritten(left, 'duration');
    const edit = setField(document.tree, path.slice(0, dot), path.slice(dot + 1), value);
    return edit ? [{ title: `Set ${path.slice(dot + 1)} to ${value}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Catalogue
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  cache: {kind: cache, capacity: 50k/s, hit_ratio: 60%, ttl: 1h}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  show:
    rate: 200/s
    steps:
      - call: api
        steps:
          - call: cache
            timeout: 20ms
            reads: price
            on_miss: [{call: db, timeout: 100ms}]
data:
  price: {store: db, record_size: 200B, max_staleness: 5min}
`,
    passing: `headroom: 1
title: Catalogue
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  cache: {kind: cache, capacity: 50k/s, hit_ratio: 60%, ttl: 5min}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  show:
    rate: 200/s
    steps:
      - call: api
        steps:
          - call: cache
            timeout: 20ms
            reads: price
            on_miss: [{call: db, timeout: 100ms}]
data:
  price: {store: db, record_size: 200B, max_staleness: 5min}
`,
  },
};

/** What an answer may wait for on its way out, and the place that holds it longest. */
interface Way {
  readonly seconds: number;
  readonly layers: readonly string[];
  readonly oldest?: BoundQuantity<'duration'>;
}

/** The caches around a read, the one it reads itself included, and the lag of the copy that answers. */
function wayOf(placed: PlacedStep, { spec, components }: RuleInput): Way {
  let seconds = 0;
  let oldest: BoundQuantity<'duration'> | undefined;
  const layers: string[] = [];
  const add = (id: string, quantity: BoundQuantity<'duration'> | undefined) => {
    if (!quantity) return;
    seconds += quantity.value;
    layers.push(`\`${id}\` ${formatQuantity(quantity.value, 'duration')}`);
    if (quantity.value > (oldest?.value ?? 0)) oldest = quantity;
  };
  const own = placed.step.call?.value ?? '';
  const copies = components.get(own)?.replication;
  if (copies?.mode === 'leader-follower' && copies.readFrom !== 'leader' && placed.step.consistency?.value !== 'strong')
    add(own, spec.components?.entries.get(own)?.replication?.lag);
  let below: PlacedStep | undefined;
  for (const at of withAbove(placed)) {
    const id = at.step.call?.value ?? '';
    const bound = spec.components?.entries.get(id);
    // A cache keeps what was fetched because it missed.
    const keeps = components.get(id)?.cache !== undefined && (below === undefined || below.relation === 'miss');
    if (keeps && (bound?.invalidation?.value ?? 'none') === 'none') add(id, bound?.ttl);
    below = at;
  }
  return { seconds, layers, oldest };
}
