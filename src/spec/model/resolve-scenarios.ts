import type { ScenarioSpec, Spec } from '../spec.generated';
import { EntryResolver, type WrittenEntry } from './entry-resolver';
import type { Failure, Scenario, Stage } from './model';
import type { Names } from './names';
import { indexed, indicesIn } from './resolve-components';
import type { Resolver } from './resolver';

const resolver = new EntryResolver(resolveScenario);

export function resolveScenarios(spec: Spec, names: Names, to: Resolver): Scenario[] {
  return resolver.all(spec.scenarios?.entries ?? [], names, to);
}

function resolveScenario({ id, written: scenario }: WrittenEntry<ScenarioSpec>, names: Names, to: Resolver): Scenario {
  return {
    id,
    path: scenario.place.path,
    traffic: to.number(scenario.traffic?.value) ?? 1,
    flowTraffic: indexed(scenario.traffic?.rest?.entries, names.flows, to),
    during: to.number(scenario.during),
    fail: resolveFailures(scenario, names, to),
    hitRatio: indexed(scenario.hit_ratio?.entries, names.components, to),
    slow: indexed(scenario.slow?.entries, names.components, to),
    stop: indicesIn(scenario.stop, names.components),
    expect: scenario.expect?.value ?? 'meets',
  };
}

export function resolveStages(spec: Spec, to: Resolver): Stage[] {
  const path = spec.stages?.place.path;
  return [...(spec.stages?.entries ?? [])].map(([id, users]) => ({
    id,
    path: `${path}.${id}`,
    dailyActive: to.pick(users),
  }));
}

function resolveFailures(scenario: ScenarioSpec, names: Names, to: Resolver): Failure[] {
  return (scenario.fail?.ids ?? []).flatMap(({ id, quantity }): Failure[] => {
    if (id.value === 'zone' || id.value === 'region') return [{ scope: id.value }];
    const region = names.regions.get(id.value);
    if (region !== undefined) return [{ scope: 'named-region', region }];
    const component = names.components.get(id.value);
    return component === undefined ? [] : [{ scope: 'component', component, replicas: to.number(quantity) }];
  });
}
