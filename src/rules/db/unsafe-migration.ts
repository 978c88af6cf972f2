import { setField } from '../../spec/edit/set-field';
import type { Rule } from '../rule';

/** Changes that running code or other writers do not survive, and why. */
const breaking: Readonly<Record<string, string>> = {
  'drop-column': 'code that still runs reads it',
  'rename-column': 'code that still runs uses the old name',
  'change-type': 'it rewrites the table and locks out writers meanwhile',
  'add-constraint': 'checking the records that exist locks out writers meanwhile',
  'split-table': 'code that still runs looks in the old place',
};

/** Changes that only some ways to carry them out make unsafe: nothing is wrong unless the spec says `plan: direct`. */
const breakingIfDirect: Readonly<Record<string, string>> = {
  'add-index': 'building the index locks out writers unless it is built beside the running table',
};

export const unsafeMigration: Rule = {
  id: 'db/unsafe-migration',
  title: 'Schema change that running code does not survive',
  severity: 'warning',
  rationale:
    'During a rollout old and new code run side by side, and so they do after a rollback. A change that only one of them understands breaks the other. Expand first (add the new form), move writers and readers, then contract (remove the old one): every step works with the code before and after it.',
  source: { title: 'strong_migrations: Dangerous operations', url: 'https://github.com/ankane/strong_migrations' },
  *check({ spec }) {
    const deployment = spec.practices?.deployment;
    if (deployment?.strategy?.value === 'recreate') return;
    for (const migration of deployment?.migrations?.items ?? []) {
      const { change, plan, dataset, place } = migration;
      const why = breaking[change?.value ?? ''] ?? (plan && breakingIfDirect[change?.value ?? '']);
      if (!change || why === undefined || plan?.value === 'expand-contract') continue;
      const where = dataset ? ` of \`${dataset.value}\`` : '';
      yield {
        severity: plan ? 'error' : 'warning',
        message: `\`${change.value}\`${where} in one step is not safe while the system runs: ${why}. Set \`plan: expand-contract\`: add the new form, move the code, then remove the old one`,
        path: place.path,
        span: (plan ?? change).place.span,
      };
    }
  },
  fixes({ path }, { document }) {
    const edit = setField(document.tree, path, 'plan', 'expand-contract');
    return edit ? [{ title: 'Expand, then contract', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  history: {rate: 200/s, steps: [{call: api, steps: [{call: db, timeout: 500ms}]}]}
data:
  order: {store: db, record_size: 1KB, initial: 20M}
practices:
  deployment:
    migrations: [{change: rename-column, dataset: order}]
`,
    passing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  history: {rate: 200/s, steps: [{call: api, steps: [{call: db, timeout: 500ms}]}]}
data:
  order: {store: db, record_size: 1KB, initial: 20M}
practices:
  deployment:
    migrations: [{change: rename-column, dataset: order, plan: expand-contract}]
`,
  },
};
