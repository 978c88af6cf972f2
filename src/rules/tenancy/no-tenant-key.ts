import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import type { Rule } from '../rule';

/** Stores whose records of all tenants lie in the same tables. */
const tables = ['database', 'search'];

export const noTenantKey: Rule = {
  id: 'tenancy/no-tenant-key',
  title: 'Shared table that does not say whose record it is',
  severity: 'error',
  rationale:
    'Where tenants share tables, one query without its tenant condition shows a customer the data of another. Every shared dataset needs a column that names the tenant, as part of its keys and indexes, and the database itself should refuse rows of others (row-level security), because application code forgets sooner or later: without it this is a warning.',
  source: {
    title: 'AWS Prescriptive Guidance: row-level security for the pool model with PostgreSQL',
    url: 'https://docs.aws.amazon.com/prescriptive-guidance/latest/saas-multitenant-managed-postgresql/pool.html',
  },
  *check({ spec, components }) {
    const { tenancy } = spec;
    const model = tenancy?.model;
    if (!tenancy || model?.value !== 'pool') return;
    const shared = [...(spec.data?.entries ?? [])].filter(
      ([, { store, classification }]) =>
        classification?.value !== 'public' && tables.includes(components.get(store?.value ?? '')?.kind ?? ''),
    );
    for (const [id, dataset] of shared) {
      if (isWritten(dataset, 'tenant_key')) continue;
      yield {
        message: `Tenants share \`${dataset.store?.value}\`, but \`${id}\` has no \`tenant_key\`: one query without a tenant condition shows a customer the data of another. Name the column`,
        path: dataset.place.path,
        span: dataset.place.keySpan ?? dataset.place.span,
      };
    }
    const inDatabase = shared.some(([, { store }]) => components.get(store?.value ?? '')?.kind === 'database');
    if (!inDatabase || tenancy.row_level_security?.value || shared.some(([, data]) => !isWritten(data, 'tenant_key')))
      return;
    yield {
      severity: 'warning',
      message:
        'Only application code keeps the rows of tenants apart. Let the database refuse those of others, and say `row_level_security: true`',
      path: tenancy.place.path,
      span: (tenancy.row_level_security ?? model).place.span,
    };
  },
  fixes({ path }, { document }) {
    const [key, value] = path === 'tenancy' ? ['row_level_security', 'true'] : ['tenant_key', 'tenant_id'];
    const edit = setField(document.tree, path, key, value);
    return edit ? [{ title: `Set ${key} to ${value}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Invoices
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  list:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, reads: invoice, timeout: 100ms}]
data:
  invoice: {store: db, record_size: 2KB}
tenancy: {model: pool, tenants: 2k, row_level_security: true}
`,
    passing: `headroom: 1
title: Invoices
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  list:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, reads: invoice, timeout: 100ms}]
data:
  invoice: {store: db, record_size: 2KB, tenant_key: customer_id}
tenancy: {model: pool, tenants: 2k, row_level_security: true}
`,
  },
};
