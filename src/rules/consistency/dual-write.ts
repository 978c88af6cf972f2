import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import { isWrite, type PlacedStep, withAbove } from '../facts/placed-steps';
import type { Rule } from '../rule';

export const dualWrite: Rule = {
  id: 'consistency/dual-write',
  title: 'Write and message that are not atomic',
  severity: 'warning',
  rationale:
    'A service that writes to its database and then publishes what it did can stop between the two: the record is there and nobody hears of it, or the other way round. No order of the two steps avoids that. With an outbox the message is stored in the same transaction and shipped later; change data capture reads it from the database’s log. Workers are left alone: what they did not finish comes again.',
  source: {
    title: 'microservices.io: Transactional outbox',
    url: 'https://microservices.io/patterns/data/transactional-outbox.html',
  },
  *check({ spec, steps }) {
    const written = new Map<string, string>();
    for (const placed of steps) {
      const target = placed.step.call?.value ?? '';
      if (!isWrite(placed.step) || spec.components?.entries.get(target)?.kind?.value !== 'database') continue;
      const owner = ownerOf(placed);
      if (owner !== undefined && !written.has(owner)) written.set(owner, target);
    }
    for (const placed of steps) {
      const { step, caller, flow, relation } = placed;
      const broker = step.publish;
      // What a consumer or a worker did not finish it takes up again, and does both once more.
      if (flow.from || spec.components?.entries.get(caller ?? '')?.kind?.value === 'worker') continue;
      if (!broker || isWritten(step, 'via') || step.optional?.value || relation === 'fallback') continue;
      const database = written.get(ownerOf(placed) ?? '');
      if (database === undefined) continue;
      yield {
        message: `\`${caller}\` writes to \`${database}\` and publishes to \`${broker.value}\`: a crash between the two loses the message, or announces what did not happen. Set \`via: outbox\` or \`via: cdc\``,
        path: step.place.path,
        span: broker.place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'via', 'outbox');
    return edit ? [{ title: 'Publish through an outbox', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
  placed: {kind: stream, partitions: 12, sla: 99.95%}
flows:
  order:
    rate: 200/s
    steps:
      - call: api
        steps:
          - {call: db, operation: write, timeout: 500ms}
          - {publish: placed}
`,
    passing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
  placed: {kind: stream, partitions: 12, sla: 99.95%}
flows:
  order:
    rate: 200/s
    steps:
      - call: api
        steps:
          - {call: db, operation: write, timeout: 500ms}
          - {publish: placed, via: outbox}
`,
  },
};

/** The call inside which a step is done, by its path: one execution of one component. */
function ownerOf(placed: PlacedStep): string | undefined {
  let { relation } = placed;
  for (const { step, relation: next } of [...withAbove(placed)].slice(1)) {
    if (relation === 'step' && step.call) return step.place.path;
    relation = next;
  }
  return undefined;
}
