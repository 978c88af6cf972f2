import type { Model } from '../../spec/model/model';
import type { Derivation, DerivationInput } from '../derivation';
import type { CostAnalysis } from './analyse-cost';
import type { CostDrivers } from './component-cost';

const driverNames: Readonly<Record<keyof CostDrivers, string>> = {
  replicas: 'Replicas',
  storage: 'Storage',
  requests: 'Requests',
  egress: 'Traffic that leaves its region',
  fixed: 'Fixed',
};
const priceFields: Readonly<Record<keyof CostDrivers, string>> = {
  replicas: 'replica',
  storage: 'storage',
  requests: 'requests',
  egress: 'egress',
  fixed: 'fixed',
};
const assumptions = [
  'A month has 30 days',
  'Autoscaled components run what the mean load asks for, others what is written',
  'Storage is charged as it stands today, usage at the mean load',
];

/** How `cost.monthly` came about. */
export function deriveCost(model: Model, cost: CostAnalysis): Derivation {
  const inputs = cost.components.flatMap((component, index): DerivationInput[] => {
    const { id } = model.components[index]!;
    if (!component) return [];
    return [{ name: id, value: component.monthly, dimension: 'money-per-time', path: `components.${id}.cost` }];
  });
  return {
    path: 'cost.monthly',
    title: 'Cost per month',
    value: cost.monthly,
    dimension: 'money-per-time',
    method: 'exact',
    formula: 'sum over the components',
    inputs: inputs.sort((a, b) => b.value - a.value),
    assumptions,
  };
}

/** How `components.<id>.cost` came about; undefined without a price. */
export function deriveComponentCost(model: Model, index: number, cost: CostAnalysis): Derivation | undefined {
  const component = cost.components[index];
  if (!component) return undefined;
  const { id, path } = model.components[index]!;
  const drivers = (Object.keys(driverNames) as (keyof CostDrivers)[]).filter((driver) => component.drivers[driver] > 0);
  const { replicas, stored, calls, leaving } = component.usage;
  return {
    path: `components.${id}.cost`,
    title: `Cost of ${id} per month`,
    value: component.monthly,
    dimension: 'money-per-time',
    method: 'exact',
    formula: 'replicas, bytes kept, calls and bytes that leave the region, each x its price, + fixed',
    inputs: [
      ...drivers.map(
        (driver): DerivationInput => ({
          name: driverNames[driver],
          value: component.drivers[driver],
          dimension: 'money-per-time',
          path: `${path}.cost.${priceFields[driver]}`,
        }),
      ),
      { name: 'Replicas of all shards and regions', value: replicas, dimension: 'count', path: `${path}.replicas` },
      { name: 'Bytes kept', value: stored, dimension: 'size' },
      { name: 'Calls', value: calls, dimension: 'rate', path: `components.${id}.calls.mean` },
      { name: 'Bytes that leave its region', value: leaving, dimension: 'bandwidth' },
    ],
    assumptions,
  };
}
