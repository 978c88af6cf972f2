import { setFields } from '../edits/set-fields';
import { recoveryPoint } from '../facts/recovery-point';
import type { Rule } from '../rule';

export const asyncReplicationZeroRpo: Rule = {
  id: 'dr/async-replication-zero-rpo',
  title: 'No loss allowed, over asynchronous copies',
  severity: 'error',
  rationale:
    'An asynchronous leader confirms a write before any other machine has it. When it is lost, the writes that were on their way are gone, however short the lag is. A recovery point of zero takes copies that are written before the confirmation: synchronous, semi-synchronous, or by a quorum.',
  source: { title: 'Kleppmann: Designing Data-Intensive Applications, chapter 5', url: 'https://dataintensive.net/' },
  *check(input) {
    const { spec, model } = input;
    for (const store of model.components) {
      const point = recoveryPoint(store, input);
      const copies = store.replication;
      if (point?.value !== 0 || !copies) continue;
      const bound = spec.components?.entries.get(store.id);
      const replicas = store.placements[0]?.replicas ?? 1;
      // What someone else runs is judged by what the spec says of its copies, if it does.
      if (store.sla !== undefined && !bound?.replication) continue;
      const single = replicas <= 1 && store.placements.length <= 1;
      const loses =
        copies.mode === 'leaderless' || store.kind === 'stream'
          ? copies.writeQuorum === 1
          : copies.sync === 'async' && copies.betweenRegions !== 'sync';
      if (!loses && !single) continue;
      yield {
        message: single
          ? `\`${store.id}\` has a single copy, but ${point.who} allows no loss. Give it replicas that are written synchronously`
          : `\`${store.id}\` confirms writes before another copy has them, so losing the ${copies.mode === 'leaderless' ? 'replica' : 'leader'} loses the latest; ${point.who} allows no loss. Set \`sync: semi-sync\` or \`sync\`, or a write quorum above 1`,
        path: store.path,
        span: (bound?.replication?.sync ?? bound?.replication?.write_quorum)?.place.span ??
          bound?.replication?.place.keySpan ??
          bound?.kind?.place.span ?? { start: 0, end: 0 },
        related: [{ message: 'no loss is allowed here', span: point.place.span }],
      };
    }
  },
  fixes({ path }, { document, model }) {
    const store = model.components.find((component) => component.path === path);
    const replicas = store?.placements[0]?.replicas ?? 1;
    if (!store || replicas < 2) return [];
    const quorum = store.replication?.mode === 'leaderless' || store.kind === 'stream';
    const field: Record<string, string> = quorum ? { write_quorum: '2' } : { sync: 'semi-sync' };
    const edits = setFields(document.tree, `${path}.replication`, field);
    return [{ title: 'Wait for a second copy before confirming', edits, preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Ledger
workload: {peak_factor: 3x}
objectives: {rpo: 0s}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3, replication: {sync: async}, point_in_time_recovery: 0s}
flows:
  book: {rate: 200/s, steps: [{call: api, steps: [{call: db, writes: entry, timeout: 500ms}]}]}
data:
  entry: {store: db, record_size: 1KB}
`,
    passing: `headroom: 1
title: Ledger
workload: {peak_factor: 3x}
objectives: {rpo: 0s}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3, replication: {sync: sync}, point_in_time_recovery: 0s}
flows:
  book: {rate: 200/s, steps: [{call: api, steps: [{call: db, writes: entry, timeout: 500ms}]}]}
data:
  entry: {store: db, record_size: 1KB}
`,
  },
};
