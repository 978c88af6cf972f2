import type { Model } from '../../spec/model/model';
import { analyseCapacity } from '../capacity/analyse-capacity';
import { utilizationWith } from '../capacity/replica-advice';
import { smallestInteger } from '../methods/search';
import { type Knob, knobValue, resize } from './resize';
import { violationsIn } from './violations';

/** What a component needs, found by trying it on the analysis itself. */
export interface Sizing {
  readonly component: number;
  readonly knob: Knob;
  readonly from: number;
  readonly to: number;
  /** The model with it. */
  readonly model: Model;
  /** What stays missed, because no size of this component helps. */
  readonly remaining: ReadonlySet<string>;
}

/** Sizes that are tried go up to this many times the present one. */
const MOST_TIMES = 64;

/**
 * The smallest value of a knob with which everything is met that a far larger value meets; below the present value too.
 * Memory is searched in steps of a 64th of the present one. Undefined where the component has no such knob.
 */
export function sizeComponent(
  model: Model,
  component: number,
  knob: Knob = usefulKnob(model, component),
): Sizing | undefined {
  const target = model.components[component];
  const from = target && knobValue(target, knob);
  if (from === undefined) return undefined;
  const unit = knob === 'memory' ? Math.max(1, from / 64) : 1;
  const most = Math.max(8, Math.ceil((from / unit) * MOST_TIMES));
  const at = (steps: number) => resize(model, component, knob, steps * unit);
  const remaining = violationsIn(at(most));
  const enough = (steps: number) => isSubset(violationsIn(at(steps)), remaining);
  const steps = smallestInteger(1, Math.max(1, Math.round(from / unit)), most, enough) ?? most;
  const to = steps * unit;
  return { component, knob, from, to, model: at(steps), remaining };
}

/** More replicas where they help; shards where every replica has to do all the work. */
export function usefulKnob(model: Model, component: number): Knob {
  const { plan, peak, components } = analyseCapacity(model);
  const worst = components[component]?.worst ?? -1;
  const target = model.components[component];
  if (worst < 0 || target?.replication === undefined) return 'replicas';
  const given = Math.max(1, peak.stations[worst]!.replicas);
  const now = utilizationWith(plan, peak, worst, given);
  return utilizationWith(plan, peak, worst, given * 4) < 0.9 * now ? 'replicas' : 'shards';
}

function isSubset(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  for (const name of some) if (!all.has(name)) return false;
  return true;
}
