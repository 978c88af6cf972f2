import { findTechnology } from '../../catalog/technologies';
import { formatQuantity } from '../../quantity/format-quantity';
import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import type { Component } from '../../spec/model/component';
import { groupBy } from '../facts/group-by';
import type { Rule, RuleInput } from '../rule';

/** PostgreSQL keeps this many of `max_connections` for administrators. */
const reserved: Readonly<Record<string, number>> = { postgres: 3 };

export const connectionExhaustion: Rule = {
  id: 'db/connection-exhaustion',
  title: 'Callers can open more connections than the callee accepts',
  severity: 'error',
  rationale:
    'Each replica of a caller brings a whole pool, and an autoscaler brings many replicas at the worst moment: under load. When their sum passes the callee’s limit, new replicas cannot connect at all and fail their health checks. Size the pools from the limit down, or put a pooler in between. Without a stated limit the default of a known technology counts, as a warning.',
  source: {
    title: 'PostgreSQL: Connection settings (max_connections 100, of which 3 are reserved)',
    url: 'https://www.postgresql.org/docs/current/runtime-config-connection.html',
  },
  *check(input) {
    const { model, spec } = input;
    const pools = model.components.flatMap((caller) => [...caller.pools].map(([to, size]) => ({ caller, to, size })));
    const poolsTo = groupBy(pools, ({ to }) => to);
    for (const callee of model.components) {
      const held = poolsTo.get(callee.index);
      if (!held) continue;
      const known = isStated(callee, input);
      const limit = limitOf(callee, known);
      const callers = callersOf(callee, held);
      const open = callers.reduce((sum, { size, replicas }) => sum + size * replicas, 0);
      const [largest] = callers;
      if (limit === undefined || !largest || open <= limit) continue;
      const place = spec.components?.entries.get(largest.caller.id)?.pools?.entries.get(callee.id)?.place;
      if (!place) continue;
      const sum = callers.map(({ size, replicas }) => `${replicas} x ${size}`).join(' + ');
      yield {
        severity: known ? 'error' : 'warning',
        message: `The pools to \`${callee.id}\` can grow to ${formatQuantity(open, 'count')} connections (${sum}), but ${known ? `it accepts ${formatQuantity(limit, 'count')}` : `${callee.technology} accepts ${formatQuantity(limit, 'count')} by default`}. Shrink the pools, or raise \`connections\``,
        path: `${largest.caller.path}.pools`,
        span: place.span,
        data: {
          callee: callee.id,
          fits: Math.floor((limit - (open - largest.size * largest.replicas)) / largest.replicas),
        },
      };
    }
  },
  fixes({ path, data }, { document }) {
    const fits = Number(data?.fits);
    const edit = fits >= 1 ? setField(document.tree, path, String(data?.callee), String(fits)) : undefined;
    return edit ? [{ title: `Set the pool to ${fits}, so that all fit`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: {min: 3, max: 20}, pools: {db: 20}}
  db: {kind: database, capacity: 5k/s, replicas: 3, connections: 200}
flows:
  order:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, timeout: 500ms}]
`,
    passing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: {min: 3, max: 20}, pools: {db: 10}}
  db: {kind: database, capacity: 5k/s, replicas: 3, connections: 200}
flows:
  order:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, timeout: 500ms}]
`,
  },
};

/** Whether the author has said how many connections it takes; else they are those of its technology. */
function isStated({ id }: Component, { spec }: RuleInput): boolean {
  const component = spec.components?.entries.get(id);
  return component !== undefined && isWritten(component, 'connections');
}

/** Connections that one replica takes, less those that its technology keeps back unless configured. */
function limitOf({ limits, technology }: Component, stated: boolean): number | undefined {
  const { connections } = limits;
  if (connections === undefined || stated || technology === undefined) return connections;
  return connections - (reserved[findTechnology(technology)?.id ?? ''] ?? 0);
}

/** Those who hold pools to a component in its busiest region, the one with the most connections first. */
function callersOf(callee: Component, pools: readonly { readonly caller: Component; readonly size: number }[]) {
  const everywhere = callee.placements.length <= 1;
  return pools
    .flatMap(({ caller, size }) => {
      const counts = caller.placements.map(({ replicas }) => Math.ceil(caller.autoscale?.max ?? replicas));
      const replicas = everywhere ? counts.reduce((sum, count) => sum + count, 0) : Math.max(0, ...counts);
      return replicas > 0 ? [{ caller, size, replicas }] : [];
    })
    .sort((a, b) => b.size * b.replicas - a.size * a.replicas);
}
