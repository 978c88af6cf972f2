import type { Component } from '../../spec/model/component';
import type { ComponentRecovery } from './component-recovery';
import type { Loss, LossRecovery } from './loss';

/** An objective of recovery, and what it is held against. */
export interface RecoveryTarget {
  readonly target: number;
  /** The largest; absent when one is unknown, or when records or service do not come back. */
  readonly value?: number;
  /** Absent when it is not known. */
  readonly met?: boolean;
  /** Where the most is lost or the longest is waited: a component index, -1 if there is none, and the loss. */
  readonly component: number;
  readonly loss?: Loss;
}

/** One loss of one component. */
interface Candidate {
  readonly component: number;
  readonly recovery: LossRecovery;
}

/** All losses of some components. */
export function candidatesOf(among: readonly Component[], components: readonly ComponentRecovery[]): Candidate[] {
  return among.flatMap(({ index }) =>
    (components[index]?.losses ?? []).map((recovery) => ({ component: index, recovery })),
  );
}

/** Worst is what never comes back, then what is known to take longest, then what is not known. */
export function targetOf(key: 'rpo' | 'rto', target: number, candidates: readonly Candidate[]): RecoveryTarget {
  const asked = candidates.filter(({ recovery }) => key === 'rto' || recovery.mechanism !== 'stateless');
  const hopeless = asked.find(({ recovery }) => recovery.everythingLost || (key === 'rto' && recovery.stuck));
  if (hopeless) return { target, met: false, component: hopeless.component, loss: hopeless.recovery.loss };
  const known = asked.filter(({ recovery }) => recovery[key] !== undefined);
  const worst = known.reduce<Candidate | undefined>(
    (a, b) => (a && a.recovery[key]! >= b.recovery[key]! ? a : b),
    undefined,
  );
  const value = worst?.recovery[key];
  const place = { component: worst?.component ?? -1, ...(worst ? { loss: worst.recovery.loss } : {}) };
  if (value !== undefined && value > target) return { target, value, met: false, ...place };
  const unknown = asked.find(({ recovery }) => recovery[key] === undefined);
  if (unknown) return { target, component: unknown.component, loss: unknown.recovery.loss };
  return value === undefined ? { target, ...place } : { target, value, met: true, ...place };
}
