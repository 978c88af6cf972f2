import type { Failure, Model, Scenario } from '../../spec/model/model';
import type { DerivationInput } from '../derivation';
import type { Account, Explain, Inquiry } from '../inquiry';
import { numberDimension } from '../number-dimension';
import { standardScenarios } from './standard-scenarios';

/**
 * How a number of `scenarios.<id>.changes` came about: as the number of the design that it is compared with, which
 * `explainBase` explains, with what the scenario changes. The number without the scenario is at `….base`.
 */
export function deriveChange(asked: Inquiry, explainBase: Explain): Account | undefined {
  const { model } = asked.analysis;
  const scenario = scenarioOf(model, asked.id);
  const [list, ...keys] = asked.field.split('.');
  if (!scenario || list !== 'changes') return undefined;
  const isBase = keys.at(-1) === 'base';
  const path = (isBase ? keys.slice(0, -1) : keys).join('.');
  const base = asked.reported('without the scenario', path);
  const account = explainBase(asked.about(path));
  const { title = path, method = 'approximation', formula, validity, reference } = account ?? {};
  const dimension = account?.dimension ?? numberDimension(path);
  const common = { dimension, method, validity, reference };
  if (isBase) return { ...common, title, formula: formula ?? 'as without the scenario', inputs: base, assumptions: [] };
  const { inputs, assumptions } = changesBy(asked, scenario);
  return {
    ...common,
    title: `${title}, in the scenario ${asked.id}`,
    formula: formula === undefined ? 'the same analysis of the changed design' : `of the changed design: ${formula}`,
    inputs: [...base, ...inputs],
    assumptions,
  };
}

/** What a scenario changes: numbers, and what else holds in it. */
export function changesBy(asked: Inquiry, scenario: Scenario): Pick<Account, 'inputs' | 'assumptions'> {
  const { model } = asked.analysis;
  return {
    inputs: changesOf(asked, scenario),
    assumptions: [
      ...scenario.fail.map((failure) => `${failureText(model, failure)} is lost, and nothing is started to replace it`),
      ...scenario.stop.map((component) => `${model.components[component]!.id} takes no messages`),
      'the steady state that the change leads to',
    ],
  };
}

function scenarioOf(model: Model, id: string): Scenario | undefined {
  return (
    model.scenarios.find((scenario) => scenario.id === id) ??
    standardScenarios(model).find(({ scenario }) => scenario.id === id)?.scenario
  );
}

function changesOf(asked: Inquiry, { path, traffic, flowTraffic, hitRatio, slow }: Scenario): DerivationInput[] {
  const { components, flows } = asked.analysis.model;
  return [
    ...(traffic === 1 ? [] : asked.given('traffic', traffic, 'factor', `${path}.traffic`)),
    ...[...flowTraffic].flatMap(([flow, factor]) => {
      const { id } = flows[flow]!;
      return asked.given(`traffic of ${id}`, factor, 'factor', `${path}.traffic.${id}`);
    }),
    ...[...hitRatio].flatMap(([component, ratio]) => {
      const { id } = components[component]!;
      return asked.given(`hit ratio of ${id}`, ratio, 'fraction', `${path}.hit_ratio.${id}`);
    }),
    ...[...slow].flatMap(([component, factor]) => {
      const { id } = components[component]!;
      return asked.given(`service time of ${id}`, factor, 'factor', `${path}.slow.${id}`);
    }),
  ];
}

function failureText({ regions, components }: Model, failure: Failure): string {
  switch (failure.scope) {
    case 'zone':
      return 'the fullest zone of the busiest region';
    case 'region':
      return 'the busiest region';
    case 'named-region':
      return `the region ${regions[failure.region]!.id}`;
    case 'component': {
      const { id } = components[failure.component]!;
      if (failure.replicas === undefined) return id;
      return failure.replicas === 1 ? `one replica of ${id}` : `${failure.replicas} replicas of ${id}`;
    }
  }
}
