import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';

/** What of a component can be made larger. `replicas` is the maximum of an autoscaled component. */
export type Knob = 'replicas' | 'shards' | 'partitions' | 'memory' | 'pool';

/** The value of a knob as the model has it; undefined where the component has no such knob. */
export function knobValue(
  { autoscale, placements, shards, queue, limits, pools }: Component,
  knob: Knob,
): number | undefined {
  switch (knob) {
    case 'replicas':
      return (
        autoscale?.max ??
        placements.reduce<number | undefined>((most, { replicas }) => Math.max(most ?? 0, replicas), undefined)
      );
    case 'shards':
      return shards;
    case 'partitions':
      return queue?.partitions;
    case 'memory':
      return limits.memory;
    case 'pool':
      return pools.size > 0 ? Math.max(...pools.values()) : undefined;
  }
}

/** The model with one knob of one component set; regions with fewer replicas and smaller pools keep their proportion. */
export function resize(model: Model, index: number, knob: Knob, value: number): Model {
  const components = model.components.map((component) =>
    component.index === index ? resized(component, knob, value) : component,
  );
  return { ...model, components };
}

function resized(component: Component, knob: Knob, value: number): Component {
  const before = knobValue(component, knob) ?? 0;
  const scale = (size: number) => (before > 0 ? Math.max(1, Math.ceil((size * value) / before - 1e-9)) : value);
  switch (knob) {
    case 'replicas': {
      if (component.autoscale !== undefined) {
        const { autoscale } = component;
        return { ...component, autoscale: { ...autoscale, max: value, min: Math.min(autoscale.min, value) } };
      }
      const placements = component.placements.map((place) => ({ ...place, replicas: scale(place.replicas) }));
      const { replication } = component;
      const whole = replication !== undefined && replication.factor >= before;
      return whole
        ? { ...component, placements, replication: { ...replication, factor: value } }
        : { ...component, placements };
    }
    case 'shards':
      return { ...component, shards: value };
    case 'partitions':
      return component.queue === undefined
        ? component
        : { ...component, queue: { ...component.queue, partitions: value } };
    case 'memory':
      return { ...component, limits: { ...component.limits, memory: value } };
    case 'pool':
      return { ...component, pools: new Map([...component.pools].map(([target, size]) => [target, scale(size)])) };
  }
}
