import { formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import { isWrite } from '../facts/placed-steps';
import type { Rule } from '../rule';

export const strongReadOnReplica: Rule = {
  id: 'db/strong-read-on-replica',
  title: 'Fresh read from a copy that lags',
  severity: 'error',
  rationale:
    'Followers of an asynchronous leader are behind it, mostly by milliseconds and sometimes by minutes. Who reads there right after writing may not find the own change. A read that must be fresh goes to the leader (`consistency: strong`), at least for a moment after the user’s own write.',
  source: {
    title: 'Kleppmann: Designing Data-Intensive Applications, chapter 5 (replication lag)',
    url: 'https://dataintensive.net/',
  },
  *check({ spec, steps, components }) {
    for (const { step } of steps) {
      const store = step.call && components.get(step.call.value);
      const copies = store?.replication;
      if (!step.call || !store || !copies || isWrite(step)) continue;
      if (copies.mode !== 'leader-follower' || copies.readFrom === 'leader' || copies.sync === 'sync') continue;
      if ((store.placements[0]?.replicas ?? 1) <= 1) continue;
      const own = step.consistency;
      const needed = own
        ? { value: own.value, place: own.place, who: 'this read' }
        : step.reads?.ids
            .map(({ id }) => ({ id, consistency: spec.data?.entries.get(id.value)?.consistency }))
            .flatMap(({ id, consistency }) =>
              consistency && consistency.value !== 'eventual'
                ? [{ value: consistency.value, place: id.place, who: `\`${id.value}\`` }]
                : [],
            )[0];
      // A step that says `strong` is sent to the leader.
      if (!needed || needed.value === 'eventual' || (own && needed.value === 'strong')) continue;
      const lag = copies.lag === undefined ? '' : `, ${formatQuantity(copies.lag, 'duration')} behind`;
      yield {
        message: `${needed.who.replace(/^t/, 'T')} needs ${needed.value} consistency, but \`${store.id}\` answers reads from ${copies.readFrom === 'any' ? 'any copy' : 'its followers'}${lag}. Set \`consistency: strong\` to read the leader`,
        path: step.place.path,
        span: needed.place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'consistency', 'strong');
    return edit ? [{ title: 'Read the leader', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Accounts
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3, replication: {read_from: followers, lag: 200ms}}
flows:
  balance:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, reads: account, timeout: 500ms}]
data:
  account: {store: db, record_size: 1KB, consistency: read-your-writes}
`,
    passing: `headroom: 1
title: Accounts
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3, replication: {read_from: followers, lag: 200ms}}
flows:
  balance:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, reads: account, consistency: strong, timeout: 500ms}]
data:
  account: {store: db, record_size: 1KB, consistency: read-your-writes}
`,
  },
};
