import type { Place } from '../../spec/binding/bound';
import type { Component } from '../../spec/model/component';
import type { RuleInput } from '../rule';
import { datasetsIn } from './datasets';

/** How much a store may lose, and where that is written. */
export interface RecoveryPoint {
  /** Seconds. */
  readonly value: number;
  readonly place: Place;
  /** For a message: `the objective`, or the dataset. */
  readonly who: string;
}

/**
 * The strictest recovery point of the datasets that a component is the store of; of a database without any, that of the
 * whole design.
 */
export function recoveryPoint(store: Component, { spec, model }: RuleInput): RecoveryPoint | undefined {
  const objective = spec.objectives?.rpo;
  const whole = objective && { value: objective.value, place: objective.place, who: 'the objective' };
  const kept = datasetsIn(store.index, model);
  if (kept.length === 0) return store.kind === 'database' && model.datasets.length === 0 ? whole : undefined;
  const points = kept.flatMap(({ id }): RecoveryPoint[] => {
    const own = spec.data?.entries.get(id)?.rpo;
    if (own) return [{ value: own.value, place: own.place, who: `\`${id}\`` }];
    return whole ? [whole] : [];
  });
  return points.reduce<RecoveryPoint | undefined>((a, b) => (a && a.value <= b.value ? a : b), undefined);
}
