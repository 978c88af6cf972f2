import type { Loss } from '../../analysis/recovery/loss';
import type { RecoveryTarget } from '../../analysis/recovery/recovery-target';
import { formatQuantity } from '../../quantity/format-quantity';
import type { Place } from '../../spec/binding/bound';
import type { Component } from '../../spec/model/component';
import type { Rule, RuleFinding, RuleInput } from '../rule';
import { asyncReplicationZeroRpo } from './async-replication-zero-rpo';
import { backupInterval } from './backup-interval';

const lossNames: Readonly<Record<Loss, string>> = {
  replica: 'a machine',
  zone: 'a zone',
  region: 'a region',
  deletion: 'records by mistake',
};

export const objectiveMissed: Rule = {
  id: 'dr/objective-missed',
  title: 'Recovery objective that the design does not meet',
  severity: 'error',
  rationale:
    'After each loss that a design is meant to know (a machine, a zone, a region, records deleted by mistake) the best mechanism that is left decides what is lost and how long it takes: copies, another region, an archived log, a backup. The time adds up detection, promotion or restore, redirection and warming up. Where the worst of these is above an objective, the objective is missed, whatever works in the usual case.',
  *check(input) {
    const { spec, model, analysis } = input;
    const { rpo, rto } = spec.objectives ?? {};
    const promised = model.datasets.flatMap(({ id, index }) => {
      const place = spec.data?.entries.get(id)?.rpo?.place;
      return place ? [{ place, index }] : [];
    });
    if (!rpo && !rto && promised.length === 0) return;
    const { objectives, datasets } = analysis.recovery;
    // Two usual causes have rules that name them.
    const pathsOf = (found: Iterable<RuleFinding>) => new Set([...found].map(({ path }) => path));
    const copies = pathsOf(asyncReplicationZeroRpo.check(input));
    const backups = pathsOf(backupInterval.check(input));
    const explained = ({ component, loss }: RecoveryTarget) => {
      const named = loss === 'deletion' ? backups : loss === 'region' ? undefined : copies;
      return named?.has(model.components[component]?.path ?? '') === true;
    };
    if (rpo && objectives.rpo && !explained(objectives.rpo)) yield* missed('rpo', objectives.rpo, rpo.place, input);
    if (rto && objectives.rto) yield* missed('rto', objectives.rto, rto.place, input);
    for (const { place, index } of promised) {
      const target = datasets[index]?.target;
      if (target && !explained(target)) yield* missed('rpo', target, place, input);
    }
  },
  examples: {
    failing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
objectives: {rto: 15min}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db:
    kind: database
    capacity: 5k/s
    replicas: 3
    failover: {mode: automatic, detection: 10s, promotion: 20s, success: 99%}
    backup: {interval: 24h, restore_rate: 50MB/s}
flows:
  order: {rate: 20/s, steps: [{call: api, steps: [{call: db, writes: order, timeout: 500ms}]}]}
data:
  order: {store: db, record_size: 1KB, initial: 500M}
`,
    passing: `headroom: 1
title: Orders
workload: {peak_factor: 3x}
objectives: {rto: 8h}
components:
  api: {kind: service, service_time: 5ms, concurrency: 32, replicas: 3}
  db:
    kind: database
    capacity: 5k/s
    replicas: 3
    failover: {mode: automatic, detection: 10s, promotion: 20s, success: 99%}
    backup: {interval: 24h, restore_rate: 50MB/s}
flows:
  order: {rate: 20/s, steps: [{call: api, steps: [{call: db, writes: order, timeout: 500ms}]}]}
data:
  order: {store: db, record_size: 1KB, initial: 500M}
`,
  },
};

function* missed(kind: 'rpo' | 'rto', target: RecoveryTarget, place: Place, input: RuleInput): Iterable<RuleFinding> {
  const where = input.model.components[target.component];
  if (target.met !== false || !where) return;
  const message = kind === 'rpo' ? whatIsLost(where, target) : howLongItTakes(where, target, input);
  yield { message, path: place.path, span: place.span };
}

function whatIsLost({ id }: Component, { value, target, loss }: RecoveryTarget): string {
  const allowed = `${formatQuantity(target, 'duration')} of writes may be lost`;
  const after = loss ? ` after losing ${lossNames[loss]}` : '';
  if (value !== undefined) return `\`${id}\` loses ${formatQuantity(value, 'duration')} of writes${after}; ${allowed}`;
  return loss === 'deletion'
    ? `\`${id}\` has neither \`backup\` nor \`point_in_time_recovery\`, so records deleted by mistake are gone; ${allowed}`
    : `\`${id}\` loses everything${after}, as no copy is left; ${allowed}`;
}

function howLongItTakes(
  { id, index }: Component,
  { value, target, loss }: RecoveryTarget,
  { analysis }: RuleInput,
): string {
  const allowed = `service has to be back in ${formatQuantity(target, 'duration')}`;
  const after = loss ? ` after losing ${lossNames[loss]}` : '';
  if (value === undefined) return `\`${id}\` does not come back by itself${after}; ${allowed}`;
  const recovery = analysis.recovery.components[index]?.losses.find((one) => one.loss === loss);
  const [longest] = [...(recovery?.steps ?? [])].sort((a, b) => b.seconds - a.seconds);
  const most = longest && longest.seconds > 0 ? `, mostly to ${longest.what}` : '';
  return `\`${id}\` needs ${formatQuantity(value, 'duration')}${after}${most}; ${allowed}`;
}
