import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { componentsOnPath } from '../availability/availability-path';
import type { CapacityAnalysis } from '../capacity/capacity-analysis';
import type { Knob } from './knob';
import type { SizeSpace, Steps } from './size-space';

/**
 * How small each number of replicas and shards may become. Left as they are: what nobody calls or whose load is unknown;
 * copies of data and members of a quorum, which are there for losses that no objective names; autoscaled components, which
 * run as few as they need; and memory, disks, pools and partitions, of which less saves little. One replica of two is
 * never taken where no objective about failures says that the other is enough.
 */
export function leastSizes(space: SizeSpace, capacity: CapacityAnalysis): Steps {
  const { model, knobs } = space;
  const decided = decidedOnFailures(model);
  return new Map(
    knobs.flatMap((knob): [Knob, number][] => {
      const component = model.components[knob.component]!;
      const { utilization, calls } = capacity.components[knob.component]!;
      if (utilization === undefined || !(calls.peak > 0)) return [];
      const least = leastOf(component, knob, decided.has(knob.component));
      return least !== undefined && least < space.from(knob) ? [[knob, least]] : [];
    }),
  );
}

function leastOf(component: Component, { field }: Knob, decided: boolean): number | undefined {
  if (field === 'shards') return 1;
  const { needs, replication } = component;
  if (field !== 'replicas' || needs === 'majority') return undefined;
  return Math.max(decided ? 1 : 2, replication?.factor ?? 1, typeof needs === 'number' ? needs : 1);
}

/** Components of which some objective says how many may fail. */
function decidedOnFailures(model: Model): Set<number> {
  const { survive } = model.objectives;
  if (survive.includes('replica') || survive.includes('zone')) return new Set(model.components.keys());
  const promised = model.flows.filter(({ slo }) => slo.availability !== undefined);
  const decided = promised.flatMap((flow) => [...componentsOnPath(model, flow)]);
  return new Set(decided.filter((index) => model.components[index]?.failure !== undefined));
}

/**
 * As small as the target utilisation allows with the waits of a design that is large enough: smaller cannot be enough.
 *
 * @param capacity of the design with those sizes
 */
export function smallestForLoad(
  space: SizeSpace,
  enough: Steps,
  least: Steps,
  { components }: CapacityAnalysis,
): Steps {
  const { targetUtilization } = space.model.objectives;
  const steps = new Map(enough);
  for (const [knob, floor] of least) {
    const now = space.at(enough, knob);
    const busy = components[knob.component]?.utilization?.peak ?? 1;
    steps.set(knob, Math.max(floor, Math.min(now, Math.ceil((now * busy) / targetUtilization - 1e-9))));
  }
  return steps;
}
