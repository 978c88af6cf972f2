import { month } from '../../spec/model/time';
import type { DerivationInput } from '../derivation';
import type { Account, Inquiry } from '../inquiry';
import { largest } from '../step-inputs';
import type { ComponentCost, CostAnalysis } from './analyse-cost';
import type { CostDrivers } from './component-cost';

type Part = Pick<Account, 'title' | 'formula' | 'inputs'> & Partial<Account>;

const driverNames: Readonly<Record<keyof CostDrivers, string>> = {
  replicas: 'replicas',
  storage: 'bytes kept',
  requests: 'calls',
  egress: 'bytes that leave a region',
  fixed: 'fixed prices',
};

const parts: Readonly<Record<string, (asked: Inquiry, cost: CostAnalysis) => Part | undefined>> = {
  at_horizon: (asked, cost) => ({
    title: 'Cost per month at the end of the horizon',
    formula: 'sum over the components of what they use by then x its price',
    inputs: [
      ...byComponent(asked, cost, ({ atHorizon }) => atHorizon),
      ...asked.given('growth', asked.analysis.model.workload.growth || undefined, 'growth', 'workload.growth'),
      ...asked.given('horizon', asked.analysis.model.workload.horizon, 'duration', 'workload.horizon'),
    ],
    assumptions: [
      'replicas as today, but for autoscaled ones',
      'calls and bytes that leave a region grow with the load, storage as its data does',
    ],
  }),
  per_million_requests: (asked) => ({
    title: 'Cost per million requests from outside',
    dimension: 'money-per-count',
    formula: 'cost per month / requests per month',
    inputs: [
      ...asked.reported('cost per month', 'cost.monthly'),
      ...asked.analysis.model.flows.flatMap(({ id, path, from }) =>
        from ? [] : asked.reported(`requests of ${id}`, `${path}.rate.mean`),
      ),
      { name: '1 month', value: month, dimension: 'duration' },
    ],
    assumptions: ['messages of consumers are not requests from outside'],
  }),
  by_component: (asked) => ({
    title: `Cost of ${asked.field} per month`,
    formula: 'the cost of the component',
    inputs: asked.reported(asked.field, `components.${asked.field}.cost`),
  }),
  by_flow: (asked, cost) => ({
    title: `Cost of ${asked.field} per month`,
    formula: 'sum over the components of their cost x its share of their calls',
    inputs: ofFlow(asked, cost),
    assumptions: ['at the mean load', 'what no flow calls belongs to none'],
  }),
  by_driver: (asked, cost) => {
    const driver = asked.field as keyof CostDrivers;
    if (!Object.hasOwn(driverNames, driver)) return undefined;
    return {
      title: `Cost of ${driverNames[driver]} per month`,
      formula: 'sum over the components of what they use x its price',
      inputs: byComponent(asked, cost, ({ drivers }) => drivers[driver]),
      assumptions: ['storage as it stands today, usage at the mean load'],
    };
  },
};

/** How a part of `cost` but `cost.monthly` came about. */
export function deriveCostPart(asked: Inquiry, cost: CostAnalysis): Account | undefined {
  const part = Object.hasOwn(parts, asked.id) ? parts[asked.id]!(asked, cost) : undefined;
  return part && { dimension: 'money-per-time', method: 'exact', assumptions: [], ...part };
}

function byComponent(
  { analysis: { model } }: Inquiry,
  cost: CostAnalysis,
  of: (component: ComponentCost) => number,
): DerivationInput[] {
  const inputs = model.components.flatMap(({ id, index, path }): DerivationInput[] => {
    const component = cost.components[index];
    const value = component ? of(component) : 0;
    return value > 0 ? [{ name: id, value, dimension: 'money-per-time', path: `${path}.cost` }] : [];
  });
  return largest(inputs, 'components');
}

function ofFlow({ field, analysis: { model, capacity } }: Inquiry, cost: CostAnalysis): DerivationInput[] {
  const flow = model.flows.findIndex(({ id }) => id === field);
  const calls = { own: new Float64Array(model.components.length), all: new Float64Array(model.components.length) };
  for (const node of capacity.plan.graph.nodes) {
    if (node.component < 0) continue;
    const rate = capacity.mean.calls.nodes[node.index]!;
    calls.all[node.component]! += rate;
    if (node.flow === flow) calls.own[node.component]! += rate;
  }
  const inputs = model.components.flatMap(({ id, index, path }): DerivationInput[] => {
    const share = calls.all[index]! > 0 ? calls.own[index]! / calls.all[index]! : 0;
    const value = (cost.components[index]?.monthly ?? 0) * share;
    const name = `${id}: ${Number((100 * share).toPrecision(3))} % of its calls`;
    return value > 0 ? [{ name, value, dimension: 'money-per-time', path: `${path}.cost` }] : [];
  });
  return largest(inputs, 'components');
}
