import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { type ComponentRecovery, summary, withTime } from './component-recovery';
import { type Loss, type LossRecovery, losses, type RecoveryStep } from './loss';
import { detection, type RecoveryTime, sequence } from './recovery-time';

/** Of a flow: components recover at the same time, then clients are sent to the new place. */
export interface FlowRecovery extends ComponentRecovery {
  /** Component index that each loss's `rpo` and `rto` comes from; -1 where none does. */
  readonly causes: readonly { readonly rpo: number; readonly rto: number }[];
}

/**
 * Of the components on a path: the worst of each loss, and whose it is.
 *
 * @param redirection what follows the loss of a region
 */
export function ofFlow(
  path: readonly number[],
  components: readonly ComponentRecovery[],
  redirection: readonly RecoveryStep[],
): FlowRecovery {
  const causes: { rpo: number; rto: number }[] = [];
  const combined = losses.flatMap((loss) => {
    const parts = path.flatMap((component) => {
      const recovery = components[component]?.losses.find((one) => one.loss === loss);
      return recovery ? [{ component, recovery }] : [];
    });
    if (parts.length === 0) return [];
    const { merged, rpo, rto } = merge(loss, parts, loss === 'region' ? redirection : []);
    causes.push({ rpo, rto });
    return [merged];
  });
  return { ...summary(combined), causes };
}

interface Part {
  readonly component: number;
  readonly recovery: LossRecovery;
}

function merge(loss: Loss, parts: readonly Part[], after: readonly RecoveryStep[]) {
  const worst = (key: 'rpo' | 'rto', missing: (recovery: LossRecovery) => boolean) =>
    parts.reduce((a, b) => (rank(b.recovery, key, missing) > rank(a.recovery, key, missing) ? b : a));
  const slowest = worst('rto', ({ rto }) => rto === undefined);
  const stateful = parts.filter(({ recovery }) => recovery.mechanism !== 'stateless');
  const oldest = stateful.length > 0 ? worst('rpo', ({ everythingLost }) => everythingLost) : undefined;
  const { rto, stuck, steps, notes } = slowest.recovery;
  const time: RecoveryTime = rto === undefined ? { stuck, steps, notes } : { ...sequence([...steps, ...after]), notes };
  const { mechanism = 'stateless', rpo } = oldest?.recovery ?? {};
  return {
    merged: withTime(loss, mechanism, rpo, oldest?.recovery.notes ?? [], time),
    rpo: oldest?.component ?? -1,
    rto: slowest.component,
  };
}

function rank(recovery: LossRecovery, key: 'rpo' | 'rto', missing: (recovery: LossRecovery) => boolean): number {
  return missing(recovery) ? Number.MAX_VALUE : (recovery[key] ?? -1);
}

/** Clients learn of the new region when a health check has failed and their DNS answers have run out. */
export function redirectionIn({ components }: Model): RecoveryStep[] {
  const dns = components.filter(({ kind }) => kind === 'dns');
  const slowest = dns.reduce<Component | undefined>((a, b) => (a && (a.ttl ?? 0) >= (b.ttl ?? 0) ? a : b), undefined);
  if (!slowest) return [];
  const { ttl = 0, path } = slowest;
  return [
    ...detection(slowest),
    ...(ttl > 0 ? [{ what: 'wait for DNS answers to run out', seconds: ttl, path: `${path}.ttl` }] : []),
  ];
}
