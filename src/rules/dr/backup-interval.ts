import { formatAsWritten, formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import { recoveryPoint } from '../facts/recovery-point';
import type { Rule } from '../rule';

export const backupInterval: Rule = {
  id: 'dr/backup-interval',
  title: 'Backups rarer than the recovery point allows',
  severity: 'error',
  rationale:
    'Copies do not help against a table that was dropped or records that were corrupted: all of them follow within milliseconds. What is left is the last backup, and everything since is lost: the interval, and the time that a backup takes. Point-in-time recovery from an archived log shrinks that to minutes.',
  *check(input) {
    const { spec, model } = input;
    for (const store of model.components) {
      const interval = spec.components?.entries.get(store.id)?.backup?.interval;
      const point = recoveryPoint(store, input);
      if (!interval || !point || store.pointInTimeRecovery !== undefined) continue;
      const duration = store.backup?.duration ?? 0;
      const loss = interval.value + duration;
      if (loss <= point.value * (1 + 1e-9)) continue;
      const how =
        duration > 0
          ? ` (every ${formatQuantity(interval.value, 'duration')}, and each takes ${formatQuantity(duration, 'duration')})`
          : '';
      yield {
        message: `A deletion by mistake in \`${store.id}\` loses up to ${formatQuantity(loss, 'duration')}${how}, as only the last backup is left; ${point.who} allows ${formatQuantity(point.value, 'duration')}. Add \`point_in_time_recovery\`, or back up more often`,
        path: store.path,
        span: interval.place.span,
        related: [{ message: 'the loss that is allowed', span: point.place.span }],
        data: { rpo: point.value },
      };
    }
  },
  fixes({ path, data }, { document }) {
    const rpo = formatAsWritten(Number(data?.rpo), 'duration');
    const edit = setField(document.tree, path, 'point_in_time_recovery', rpo);
    return edit ? [{ title: `Archive the log: point_in_time_recovery ${rpo}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
objectives: {rpo: 1h}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db: {kind: database, capacity: 5k/s, replicas: 3, replication: {lag: 1s}, backup: {interval: 24h}}
flows:
  order: {rate: 200/s, steps: [{call: api, steps: [{call: db, writes: order, timeout: 500ms}]}]}
data:
  order: {store: db, record_size: 1KB}
`,
    passing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
objectives: {rpo: 1h}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db:
    kind: database
    capacity: 5k/s
    replicas: 3
    replication: {lag: 1s}
    backup: {interval: 24h}
    point_in_time_recovery: 5min
flows:
  order: {rate: 200/s, steps: [{call: api, steps: [{call: db, writes: order, timeout: 500ms}]}]}
data:
  order: {store: db, record_size: 1KB}
`,
  },
};
