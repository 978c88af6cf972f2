import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';

/** What of a component can be made larger. `minimum` and `maximum` are of an autoscaled one. */
export type SizeField = 'replicas' | 'minimum' | 'maximum' | 'shards' | 'partitions' | 'memory' | 'storage' | 'pool';

export interface Knob {
  /** Index of the component. */
  readonly component: number;
  readonly field: SizeField;
  /** Of a pool: index of the component that it leads to. */
  readonly target?: number;
}

/** Values by knob; knobs that are missing are as in the model. */
export type Sizes = ReadonlyMap<Knob, number>;

/** Everything about a design that sizing may change. What others run has no size of ours. */
export function knobsOf({ components }: Model): Knob[] {
  return components.flatMap((component) => {
    const { index, autoscale, placements, replication, queue, cache, limits, pools } = component;
    if (component.kind === 'client' || placements.every(({ region }) => region < 0)) return [];
    const knob = (field: SizeField) => ({ component: index, field });
    return [
      ...(autoscale ? [knob('maximum'), knob('minimum')] : [knob('replicas')]),
      ...(replication && !queue ? [knob('shards')] : []),
      ...(queue?.partitions !== undefined && queue.ordering !== 'total' ? [knob('partitions')] : []),
      ...(cache && cache.hitRatio === undefined && limits.memory !== undefined ? [knob('memory')] : []),
      ...(limits.storage === undefined ? [] : [knob('storage')]),
      ...[...pools.keys()].map((target): Knob => ({ component: index, field: 'pool', target })),
    ];
  });
}

/** The value of a knob as the model has it; of regions with different numbers of replicas the largest. */
export function knobValue({ components }: Model, { component, field, target }: Knob): number {
  const { autoscale, placements, shards, queue, limits, pools } = components[component]!;
  switch (field) {
    case 'replicas':
      return Math.max(0, ...placements.map(({ replicas }) => replicas));
    case 'minimum':
      return autoscale?.min ?? 0;
    case 'maximum':
      return autoscale?.max ?? 0;
    case 'shards':
      return shards;
    case 'partitions':
      return queue?.partitions ?? 1;
    case 'memory':
      return limits.memory ?? 0;
    case 'storage':
      return limits.storage ?? 0;
    case 'pool':
      return pools.get(target ?? -1) ?? 0;
  }
}

/** The model with some sizes set. */
export function withSizes(model: Model, sizes: Sizes): Model {
  const components = [...model.components];
  for (const [knob, value] of sizes) components[knob.component] = resized(components[knob.component]!, knob, value);
  return { ...model, components };
}

function resized(component: Component, { field, target }: Knob, value: number): Component {
  const { autoscale, placements, queue, limits, pools } = component;
  switch (field) {
    case 'replicas':
      return withReplicas(component, value);
    case 'minimum':
      return {
        ...component,
        autoscale: autoscale && { ...autoscale, min: value, max: Math.max(value, autoscale.max) },
        placements: placements.map((place) => ({ ...place, replicas: Math.max(value, place.replicas) })),
      };
    case 'maximum':
      return { ...component, autoscale: autoscale && { ...autoscale, max: Math.max(value, autoscale.min) } };
    case 'shards':
      return { ...component, shards: value };
    case 'partitions':
      return { ...component, queue: queue && { ...queue, partitions: value } };
    case 'memory':
      return { ...component, limits: { ...limits, memory: value } };
    case 'storage':
      return { ...component, limits: { ...limits, storage: value } };
    case 'pool':
      return { ...component, pools: new Map(pools).set(target ?? -1, value) };
  }
}

/** Copies that are usual for what spreads its records over more machines than hold a copy of each. */
const usualCopies = 3;

/**
 * Regions with fewer replicas keep their proportion. Where every replica holds a copy, more replicas hold more copies; of
 * brokers and leaderless stores no more than usual, since further machines are to take work off the others.
 */
function withReplicas(component: Component, value: number): Component {
  const before = Math.max(0, ...component.placements.map(({ replicas }) => replicas));
  const scale = (size: number) => (before > 0 ? Math.max(1, Math.ceil((size * value) / before - 1e-9)) : value);
  const placements = component.placements.map((place) => ({ ...place, replicas: scale(place.replicas) }));
  const { replication, queue } = component;
  if (replication === undefined || replication.factor < before) return { ...component, placements };
  const isSpread = queue !== undefined || replication.mode === 'leaderless';
  const factor = Math.max(replication.factor, isSpread ? Math.min(value, usualCopies) : value);
  return { ...component, placements, replication: { ...replication, factor } };
}
