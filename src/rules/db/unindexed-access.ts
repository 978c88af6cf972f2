import { formatQuantity } from '../../quantity/format-quantity';
import type { DatasetSpec } from '../../spec/spec.generated';
import { appendItem } from '../edits/append-item';
import { datasetOf } from '../facts/datasets';
import type { Rule } from '../rule';
import { thresholdOf } from '../threshold';

export const unindexedAccess: Rule = {
  id: 'db/unindexed-access',
  title: 'Query without an index',
  severity: 'warning',
  rationale:
    'Without an index that begins with one of the columns it asks for, a query reads every record. That is fine for thousands and minutes for hundreds of millions, and it gets slower with every day of growth. The primary and the partition key are indexes too; each further one makes writes a little slower.',
  source: {
    title: 'systemdesignlab.in: Scaling Reads, the diagnostic ladder',
    url: 'https://systemdesignlab.in/learn/mod_p4_scaling_reads',
  },
  threshold: { value: 10_000, dimension: 'count', meaning: 'records that a query may scan' },
  *check(input) {
    const { spec, steps, components, analysis, model } = input;
    const few = thresholdOf(unindexedAccess, input);
    const seen = new Set<string>();
    for (const { step } of steps) {
      const columns = step.by?.items.map(({ value }) => value) ?? [];
      if (!step.by || columns.length === 0 || components.get(step.call?.value ?? '')?.kind !== 'database') continue;
      for (const { id } of step.reads?.ids ?? []) {
        const dataset = spec.data?.entries.get(id.value);
        const known = datasetOf(id.value, model);
        const records = Math.max(known?.initial ?? 0, analysis.results.data[id.value]?.records_at_horizon ?? 0);
        const key = `${id.value} ${columns.join()}`;
        if (!dataset || records <= few || seen.has(key) || usesIndex(columns, id.value, dataset, spec.components))
          continue;
        seen.add(key);
        yield {
          message: `Reading \`${id.value}\` by ${columns.join(', ')} scans ${formatQuantity(records, 'count')} records: no index begins with ${columns.length > 1 ? 'one of these columns' : 'this column'}. Add it to \`indexes\``,
          path: step.place.path,
          span: step.by.place.span,
          data: { dataset: dataset.place.path, columns: columns.join(', ') },
        };
      }
    }
  },
  fixes({ data }, { document }) {
    const columns = String(data?.columns);
    const edit = appendItem(document.tree, String(data?.dataset), 'indexes', `[${columns}]`);
    return edit ? [{ title: `Add an index on ${columns}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  history:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, reads: order, by: [customer_id, created_at], timeout: 500ms}]
data:
  order: {store: db, record_size: 1KB, initial: 20M, indexes: [[status, created_at]]}
`,
    passing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3}
flows:
  history:
    rate: 200/s
    steps:
      - call: api
        steps: [{call: db, reads: order, by: [customer_id, created_at], timeout: 500ms}]
data:
  order: {store: db, record_size: 1KB, initial: 20M, indexes: [[customer_id, created_at]]}
`,
  },
};

/** Whether an index, the partition key or the usual primary key begins with a column that is asked for. */
function usesIndex(
  columns: readonly string[],
  id: string,
  { indexes, partition_key, tenant_key, store }: DatasetSpec,
  components: { readonly entries: ReadonlyMap<string, { readonly partition?: { readonly key?: Keys } }> } | undefined,
): boolean {
  const partition = partition_key ?? components?.entries.get(store?.value ?? '')?.partition?.key;
  const leading = [
    'id',
    `${id}_id`,
    ...(indexes?.items.flatMap(({ items: [first] }) => first?.value ?? []) ?? []),
    ...(partition?.items.slice(0, 1).map(({ value }) => value) ?? []),
  ];
  // Where all indexes begin with the tenant, naming only the tenant still reads all of its records.
  const asked = columns.length > 1 ? columns.filter((column) => column !== tenant_key?.value) : columns;
  return leading.some((column) => columns.includes(column)) || asked.length === 0;
}

interface Keys {
  readonly items: readonly { readonly value: string }[];
}
