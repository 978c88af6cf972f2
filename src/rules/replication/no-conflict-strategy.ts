import { setFields } from '../edits/set-fields';
import type { Fix, Rule } from '../rule';

/** The answers, the safest first, with what each does. */
const answers = [
  ['home-region', 'Write each record in its home region only'],
  ['merge', 'Merge both changes in the application'],
  ['crdt', 'Use data types that merge by themselves'],
  ['last-write-wins', 'Keep the later write, and lose the other'],
] as const;

export const noConflictStrategy: Rule = {
  id: 'replication/no-conflict-strategy',
  title: 'Several places that accept writes, and no rule for conflicts',
  severity: 'warning',
  rationale:
    'Where two leaders, or copies that are no majority, accept writes of the same record, sooner or later both do at once, and each confirms its own. Something then decides what remains; if the design does not, it is the default of the product, which is mostly to drop one of the two without telling anybody.',
  source: {
    title: 'Kleppmann: Designing Data-Intensive Applications, chapter 5 (write conflicts)',
    url: 'https://dataintensive.net/',
  },
  *check({ spec, model }) {
    for (const store of model.components) {
      const bound = spec.components?.entries.get(store.id);
      const mode = bound?.replication?.mode;
      const regions = store.placements.length;
      // Within one region two majorities share a copy, which sees both writes.
      const alone = regions === 1 && !isMinority(bound?.replication?.write_quorum?.value, store.replication?.factor);
      const several = mode?.value === 'multi-leader' || (mode?.value === 'leaderless' && !alone);
      if (!bound || !mode || !several || store.replication?.conflict) continue;
      yield {
        message: `${regions > 1 ? `${regions} regions` : mode.value === 'leaderless' ? 'Two clients' : 'Several leaders'} may change the same record of \`${store.id}\` at once, and nothing says which change remains. Set \`conflict\`: home-region, merge, crdt or last-write-wins`,
        path: store.path,
        span: mode.place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    return answers.map(
      ([conflict, title], index): Fix => ({
        title,
        edits: setFields(document.tree, `${path}.replication`, { conflict }),
        preferred: index === 0,
      }),
    );
  },
  examples: {
    failing: `headroom: 1
title: Carts
workload: {peak_factor: 3x}
regions:
  us: {zones: 3}
  eu: {zones: 3}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3, replication: {mode: multi-leader}}
flows:
  add: {rate: 200/s, steps: [{call: api, steps: [{call: db, operation: write, timeout: 500ms}]}]}
`,
    passing: `headroom: 1
title: Carts
workload: {peak_factor: 3x}
regions:
  us: {zones: 3}
  eu: {zones: 3}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3, replication: {mode: multi-leader, conflict: crdt}}
flows:
  add: {rate: 200/s, steps: [{call: api, steps: [{call: db, operation: write, timeout: 500ms}]}]}
`,
  },
};

function isMinority(quorum: number | undefined, copies = 1): boolean {
  return quorum !== undefined && quorum <= copies / 2;
}
