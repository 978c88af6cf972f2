import { formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import type { Component } from '../../spec/model/component';
import { isQuorum } from '../facts/consensus';
import { flowsThatNeed } from '../facts/hard-dependencies';
import type { Rule } from '../rule';

/** Kinds that are not ours to double: the user's own device, and what someone else runs redundantly. */
const notOurs = ['client', 'external', 'cdn', 'dns', 'object-store'];

/** From three nines on, one machine's repair time alone spends the budget. */
const strict = 0.999;

export const singlePointOfFailure: Rule = {
  id: 'availability/single-point-of-failure',
  title: 'One replica that a flow cannot do without',
  severity: 'warning',
  rationale:
    'When the only replica of a component stops, for a crash or for a deployment, every flow that needs it stops with it. A second replica turns most of those minutes into nothing. It is an error where a flow promises 99.9 % or more, since one repair of an hour already spends that month’s budget.',
  source: {
    title: 'AWS Well-Architected, Reliability Pillar: Availability',
    url: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/availability.html',
  },
  *check({ model, spec }) {
    for (const component of model.components) {
      const flows = isSingle(component) && !isQuorum(component) ? flowsThatNeed(component, model) : [];
      if (flows.length === 0) continue;
      const target = Math.max(...flows.map(({ slo }) => slo.availability ?? 0));
      const bound = spec.components?.entries.get(component.id);
      const place = bound?.replicas?.place;
      const promise = target > 0 ? `, which promises ${formatQuantity(target, 'fraction')}` : '';
      const names = flows.map(({ id }) => `\`${id}\``).join(', ');
      yield {
        severity: target >= strict ? 'error' : 'warning',
        message: `\`${component.id}\` has one replica${component.shards > 1 ? ' of each shard' : ''} and is a single point of failure for ${names}${promise}. Give it a second one`,
        path: component.path,
        span: place?.span ?? bound?.kind?.place.span ?? { start: 0, end: 0 },
      };
    }
  },
  fixes({ path }, { document, model }) {
    // A log keeps each message three times, and two of them confirm it.
    const isLog = model.components.some((component) => component.path === path && component.kind === 'stream');
    const replicas = isLog ? '3' : '2';
    const edit = setField(document.tree, path, 'replicas', replicas);
    return edit ? [{ title: `Set replicas to ${replicas}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16}
flows:
  login:
    rate: 20/s
    slo: {availability: 99.9%}
    steps: [auth]
`,
    passing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 2}
flows:
  login:
    rate: 20/s
    slo: {availability: 99.9%}
    steps: [auth]
`,
  },
};

function isSingle({ kind, sla, placements, autoscale, concurrencyLimit }: Component): boolean {
  if (notOurs.includes(kind) || sla !== undefined || concurrencyLimit !== undefined) return false;
  const [only] = placements;
  return placements.length === 1 && only !== undefined && only.replicas <= 1 && (autoscale?.min ?? 1) <= 1;
}
