import type { Component } from '../../spec/model/component';
import type { Flow } from '../../spec/model/flow';
import type { Model } from '../../spec/model/model';
import { componentsOnPath } from './availability-path';

/** Of alike machines with alike software (IEC 61508-6 puts it between 1 and 10 %). */
export const typicalCommonCause = 0.05;

/** Replicas that fail, each on its own as far as the author says. */
export function hidesCommonCause({ failure, sla, commonCause, placements, shards }: Component): boolean {
  const replicas = placements.reduce((sum, place) => sum + place.replicas, 0);
  return failure !== undefined && sla === undefined && commonCause === 0 && replicas * shards > 1;
}

/**
 * The most by which the unavailability of a flow can grow with the typical common cause, wherever none is stated: each
 * such cause stops every request at worst, and what else fails on its own only gets rarer. Spares most designs the exact
 * figure, which takes an analysis of its own.
 */
export function mostByCommonCause(model: Model, flow: Flow): number {
  let sum = 0;
  for (const index of componentsOnPath(model, flow)) {
    const { failure, sla, commonCause } = model.components[index]!;
    if (failure !== undefined && sla === undefined && commonCause === 0)
      sum += typicalCommonCause * failure.unavailability;
  }
  return sum;
}
