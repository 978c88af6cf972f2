import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { paidReplicas } from '../cost/component-cost';
import type { Sizes } from './knob';
import { knobValue, withSizes } from './knob';

/** Of an autoscaled component, the share of the price that is paid for a replica that only runs at peak. */
const partTime = 0.25;
/** What more connections, partitions or disk weigh next to a machine: their prices are known nowhere. */
const small = 0.01;

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
      if (!['pool', 'partitions', 'storage'].includes(knob.field)) continue;
      const before = knobValue(model, knob);
      weight += small * usual * Math.log2(1 + Math.max(0, value - before) / Math.max(1, before));
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
