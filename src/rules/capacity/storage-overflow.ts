import type { Analysis } from '../../analysis/analyse';
import { usableStorage as usable } from '../../analysis/data/usable-storage';
import { formatAsWritten, formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import type { TextEdit } from '../../spec/edit/text-edit';
import type { Fix, Rule } from '../rule';
import { costChange, titleWith, whatIf } from '../what-if';

export const storageOverflow: Rule = {
  id: 'capacity/storage-overflow',
  title: 'Kept data does not fit the store',
  severity: 'error',
  rationale:
    'What is written, multiplied by its retention, copies and index overhead, must fit the disks of one replica of each shard until the planning horizon. A store needs free space to work: Elasticsearch stops allocating shards to a node whose disk is 85 % full and blocks writes at 95 %. Growth compounds, so the date when it is full comes sooner than a straight line says.',
  source: {
    title: 'Elasticsearch: disk-based shard allocation settings',
    url: 'https://www.elastic.co/guide/en/elasticsearch/reference/current/modules-cluster.html',
  },
  *check({ model, analysis, spec }) {
    for (const component of model.components) {
      const written = spec.components?.entries.get(component.id)?.storage;
      const storage = analysis.data.storage[component.index];
      if (!written || !storage?.limit || storage.atHorizon <= usable * storage.limit) continue;
      const full =
        storage.fullAfter === undefined
          ? ''
          : storage.fullAfter <= 0
            ? ' It is full today'
            : ` It is full in ${formatQuantity(storage.fullAfter, 'duration')}`;
      yield {
        severity: storage.atHorizon > storage.limit ? 'error' : 'warning',
        message: `\`${component.id}\` will keep ${formatQuantity(storage.atHorizon, 'size')} on each replica in ${formatQuantity(model.workload.horizon, 'duration')}, and has ${formatQuantity(storage.limit, 'size')} (of which ${formatQuantity(usable, 'fraction')} can be used).${full}. Raise \`storage\` or \`shards\`, or shorten a retention`,
        path: written.place.path,
        span: written.place.span,
        data: { component: component.id },
      };
    }
  },
  fixes({ data }, { document, model, analysis }) {
    const component = model.components.find(({ id }) => id === data?.component);
    const storage = component && analysis.data.storage[component.index];
    if (!component || !storage?.limit) return [];
    const shards = Math.ceil((component.shards * storage.atHorizon) / (usable * storage.limit));
    const size = formatAsWritten(roundUp(storage.atHorizon / usable), 'size');
    const byShards = setField(document.tree, component.path, 'shards', String(shards));
    const bySize = setField(document.tree, component.path, 'storage', size);
    const fix = (title: string, edit: TextEdit): Fix => {
      const after = whatIf(document, [edit]);
      return { title: titleWith(title, after ? effects(component.id, analysis, after) : []), edits: [edit] };
    };
    return [
      ...(bySize ? [{ ...fix(`Set storage to ${size}`, bySize), preferred: true }] : []),
      ...(byShards ? [fix(`Set shards to ${shards}`, byShards)] : []),
    ];
  },
  examples: {
    failing: `headroom: 1
title: Audit log
workload: {peak_factor: 2x, horizon: 2y}
components:
  log: {kind: database, capacity: 20k/s, replicas: 3, storage: 500GB}
flows:
  record:
    rate: 500/s
    steps:
      - {call: log, writes: event}
data:
  event: {store: log, record_size: 1KB, retention: 1y}
`,
    passing: `headroom: 1
title: Audit log
workload: {peak_factor: 2x, horizon: 2y}
components:
  log: {kind: database, capacity: 20k/s, replicas: 3, shards: 16, storage: 2TB}
flows:
  record:
    rate: 500/s
    steps:
      - {call: log, writes: event}
data:
  event: {store: log, record_size: 1KB, retention: 1y}
`,
  },
};

/** How full it is at the horizon, and what that costs. */
function effects(id: string, before: Analysis, after: Analysis): string[] {
  const { at_horizon: kept, limit } = after.results.components[id]?.storage ?? {};
  const full = kept === undefined || !limit ? '' : `${formatQuantity(kept / limit, 'fraction')} full at the horizon`;
  return [full, costChange(before, after)];
}

/** To two digits, as a person would order it. */
function roundUp(bytes: number): number {
  const unit = 10 ** (Math.floor(Math.log10(bytes)) - 1);
  return Math.ceil(bytes / unit) * unit;
}
