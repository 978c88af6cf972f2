import type { Model } from '../../spec/model/model';
import { month } from '../../spec/model/time';
import type { BandwidthAnalysis } from '../bandwidth/analyse-bandwidth';
import type { DataAnalysis } from '../data/analyse-data';
import { growthFactor } from '../data/compound-growth';
import type { Traffic } from '../data/traffic';
import { type CostDrivers, costOf, paidReplicas, totalOf, type Usage } from './component-cost';

export interface CostInputs {
  /** At the mean load. */
  readonly traffic: Traffic;
  readonly data: Pick<DataAnalysis, 'storage'>;
  readonly bandwidth: Pick<BandwidthAnalysis, 'components'>;
  /** Replicas of each shard that an autoscaled component runs at a multiple of the mean load; unknown: its minimum. */
  readonly replicasAtMean?: (component: number, placement: number, multiple: number) => number | undefined;
}

/** Currency per month, as of today; `atHorizon` beside it. */
export interface ComponentCost {
  readonly monthly: number;
  readonly atHorizon: number;
  readonly drivers: CostDrivers;
  readonly driversAtHorizon: CostDrivers;
  readonly usage: Usage;
}

export interface FlowCost {
  /** Its part of each component's cost, by its part of the calls. */
  readonly monthly: number;
  /** Absent without traffic. */
  readonly perMillionRequests?: number;
}

export interface CostAnalysis {
  readonly monthly: number;
  readonly atHorizon: number;
  /** Over the requests from outside; absent without any. */
  readonly perMillionRequests?: number;
  /** By component; absent where no price is given. */
  readonly components: readonly (ComponentCost | undefined)[];
  /** By flow; what no flow calls belongs to none. */
  readonly flows: readonly FlowCost[];
  /** Largest first, over all components. */
  readonly drivers: readonly { readonly driver: keyof CostDrivers; readonly monthly: number }[];
  /** Only with an objective. */
  readonly objective?: { readonly target: number; readonly met: boolean };
}

/** What the design costs: replicas as given (autoscaled ones as the mean load asks for), storage as it stands, usage at the mean. Absent without any price. */
export function analyseCost(model: Model, inputs: CostInputs): CostAnalysis | undefined {
  if (model.components.every(({ cost }) => cost === undefined)) return undefined;
  const { graph, calls } = inputs.traffic;
  const callsOf = new Float64Array(model.components.length);
  for (const { index, component } of graph.nodes) if (component >= 0) callsOf[component]! += calls.nodes[index]!;
  const components = model.components.map((_, index) => componentCost(model, inputs, index, callsOf[index]!));
  const priced = components.filter((component) => component !== undefined);
  const monthly = sum(priced.map((component) => component.monthly));
  const { cost: target } = model.objectives;
  const rates = new Float64Array(model.flows.length);
  for (const [index, { flow }] of graph.roots.entries()) rates[flow]! += calls.roots[index]!;
  const requests = model.flows.map((flow) => (flow.from ? 0 : rates[flow.index]!));
  const perMillion = perMillionRequests(monthly, sum(requests));
  return {
    monthly,
    atHorizon: sum(priced.map(({ atHorizon }) => atHorizon)),
    components,
    flows: flowCosts(inputs.traffic, components, callsOf, rates),
    drivers: driversOf(priced),
    ...(perMillion === undefined ? {} : { perMillionRequests: perMillion }),
    ...(target === undefined ? {} : { objective: { target, met: monthly <= target } }),
  };
}

function componentCost(model: Model, inputs: CostInputs, index: number, calls: number): ComponentCost | undefined {
  const component = model.components[index]!;
  if (!component.cost) return undefined;
  const { growth, horizon } = model.workload;
  const multiple = growthFactor(growth, horizon);
  const running = (at: number) => (placement: number) => {
    return component.autoscale && inputs.replicasAtMean?.(index, placement, at);
  };
  const stored = inputs.data.storage[index];
  const leaving = inputs.bandwidth.components[index]?.leaving ?? 0;
  const { copies, load } = cellsOf(model, index);
  const prices = { ...component.cost, fixed: (component.cost.fixed ?? 0) * copies };
  const usage = {
    replicas: copies * paidReplicas(model, component, running(1)),
    stored: copies * (stored?.total ?? 0),
    calls: load * calls,
    leaving: load * leaving,
  };
  const drivers = costOf(prices, usage);
  const driversAtHorizon = costOf(prices, {
    replicas: copies * paidReplicas(model, component, running(multiple)),
    stored: copies * (stored?.totalAtHorizon ?? 0),
    calls: load * calls * multiple,
    leaving: load * leaving * multiple,
  });
  return { monthly: totalOf(drivers), atHorizon: totalOf(driversAtHorizon), drivers, driversAtHorizon, usage };
}

/** How many of a component there are in all cells, and the load of all over that of the one that is described. */
function cellsOf({ cells }: Model, component: number): { copies: number; load: number } {
  return cells === undefined || cells.shared.includes(component)
    ? { copies: 1, load: 1 }
    : { copies: cells.count, load: 1 / cells.share };
}

/** The cost of each component, dealt out to flows as they call it. */
function flowCosts(
  { graph, calls }: Traffic,
  components: readonly (ComponentCost | undefined)[],
  callsOf: Float64Array,
  rates: Float64Array,
): FlowCost[] {
  const monthly = new Float64Array(rates.length);
  for (const { index, component, flow } of graph.nodes) {
    const all = component < 0 ? 0 : callsOf[component]!;
    if (all > 0) monthly[flow]! += (components[component]?.monthly ?? 0) * (calls.nodes[index]! / all);
  }
  return Array.from(monthly, (cost, flow) => {
    const perMillion = perMillionRequests(cost, rates[flow]!);
    return perMillion === undefined ? { monthly: cost } : { monthly: cost, perMillionRequests: perMillion };
  });
}

function perMillionRequests(monthly: number, rate: number): number | undefined {
  return rate > 0 ? (monthly / (rate * month)) * 1e6 : undefined;
}

function driversOf(components: readonly ComponentCost[]): CostAnalysis['drivers'] {
  const names = ['replicas', 'storage', 'requests', 'egress', 'fixed'] as const;
  const totals = names.map((driver) => ({ driver, monthly: sum(components.map(({ drivers }) => drivers[driver])) }));
  return totals.filter(({ monthly }) => monthly > 0).sort((a, b) => b.monthly - a.monthly);
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
