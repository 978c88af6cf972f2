import type { BoundQuantity } from '../binding/bound';
import type { ScenarioSpec, Spec } from '../spec.generated';
import type { Failure, Scenario, Stage } from './model';
import { componentsOf, indexed } from './resolve-components';
import type { Resolver } from './resolver';

export function resolveScenarios(spec: Spec, to: Resolver): Scenario[] {
  return [...(spec.scenarios?.entries ?? [])].map(([id, scenario]) => ({
    id,
    path: scenario.place.path,
    traffic: to.number(scenario.traffic?.value) ?? 1,
    flowTraffic: byFlow(scenario.traffic?.rest?.entries, to),
    during: to.number(scenario.during),
    fail: resolveFailures(scenario, to),
    hitRatio: indexed(scenario.hit_ratio?.entries, to),
    slow: indexed(scenario.slow?.entries, to),
    stop: componentsOf(scenario.stop, to),
    expect: scenario.expect?.value ?? 'meets',
  }));
}

export function resolveStages(spec: Spec, to: Resolver): Stage[] {
  const path = spec.stages?.place.path;
  return [...(spec.stages?.entries ?? [])].map(([id, users]) => ({
    id,
    path: `${path}.${id}`,
    dailyActive: to.pick(users),
  }));
}

function byFlow(entries: ReadonlyMap<string, BoundQuantity> | undefined, to: Resolver): Map<number, number> {
  const result = new Map<number, number>();
  for (const [id, factor] of entries ?? []) {
    const flow = to.flows.get(id);
    if (flow !== undefined) result.set(flow, to.pick(factor));
  }
  return result;
}

function resolveFailures(scenario: ScenarioSpec, to: Resolver): Failure[] {
  return (scenario.fail?.ids ?? []).flatMap(({ id, quantity }): Failure[] => {
    if (id.value === 'zone' || id.value === 'region') return [{ scope: id.value }];
    const region = to.regions.get(id.value);
    if (region !== undefined) return [{ scope: 'named-region', region }];
    const component = to.components.get(id.value);
    return component === undefined ? [] : [{ scope: 'component', component, replicas: to.number(quantity) }];
  });
}
