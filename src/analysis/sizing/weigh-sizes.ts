import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { paidReplicas } from '../cost/component-cost';
import { knobValue, type SizeField, type Sizes, withSizes } from './knob';

/** Of an autoscaled component, the share of the price that is paid for a replica that only runs at peak. */
const partTime = 0.25;
/** What doubling them weighs next to a machine: prices of the first three are known nowhere, and moving records to new shards is work. */
const small: Partial<Record<SizeField, number>> = { pool: 0.01, partitions: 0.01, storage: 0.01, shards: 0.1 };

/**
 * What sizes cost, in order to choose among them: replicas at their prices, those without one as the average of the others,
 * memory as machines that are larger in proportion. In currency per month where there are prices, else in machines.
 */
export function weigher(model: Model): (sizes: Sizes) => number {
  const priced = model.components.flatMap(({ cost }) => (cost?.replica ? [cost.replica] : []));
  const usual = priced.length > 0 ? priced.reduce((sum, price) => sum + price, 0) / priced.length : 1;
  return (sizes) => {
    const sized = withSizes(model, sizes);
    let weight = 0;
    for (const component of sized.components) {
      const { limits, cost } = component;
      const memory = model.components[component.index]!.limits.memory ?? 0;
      const larger = memory > 0 ? (limits.memory ?? memory) / memory : 1;
      weight += machines(model, component) * (cost?.replica ?? usual) * larger;
    }
    for (const [knob, value] of sizes) {
      const before = knobValue(model, knob);
      const doublings = Math.log2(1 + Math.max(0, value - before) / Math.max(1, before));
      weight += (small[knob.field] ?? 0) * usual * doublings;
    }
    return weight;
  };
}

function machines(model: Model, component: Component): number {
  const { autoscale } = component;
  const always = paidReplicas(model, component, () => autoscale?.min);
  if (!autoscale) return always;
  return always + partTime * (paidReplicas(model, component, () => autoscale.max) - always);
}
