import type { Component } from '../../spec/model/component';
import type { Flow, Step } from '../../spec/model/flow';
import type { Model, Scenario, Stage } from '../../spec/model/model';
import { applyFailure, asWritten, type Running } from './apply-failure';

/** The model as a scenario changes it: traffic, hit ratios, slow and stopped components, failures. */
export function applyScenario(model: Model, scenario: Scenario, running: Running = asWritten): Model {
  const { traffic, flowTraffic, hitRatio, slow, stop, fail } = scenario;
  let changed = model;
  if (traffic !== 1 || flowTraffic.size > 0) {
    changed = withFlows(changed, (flow) => scaled(flow, flowTraffic.get(flow.index) ?? traffic));
  }
  if (hitRatio.size > 0) changed = withHitRatios(changed, hitRatio);
  if (slow.size > 0) changed = slowedDown(changed, slow);
  if (stop.length > 0) changed = withFlows(changed, (flow) => (consumes(flow, stop) ? { ...flow, steps: [] } : flow));
  return fail.reduce((failed, failure) => applyFailure(failed, failure, running), changed);
}

/** The model with every rate and every dataset as large as the stage's daily active users make it; undefined without a base. */
export function applyStage(model: Model, { dailyActive }: Stage): Model | undefined {
  const now = model.workload.dailyActive;
  if (now === undefined || !(now > 0)) return undefined;
  const factor = dailyActive / now;
  return {
    ...withFlows(model, (flow) => scaled(flow, factor)),
    workload: { ...model.workload, dailyActive },
    datasets: model.datasets.map((dataset) => ({ ...dataset, initial: dataset.initial * factor })),
  };
}

/** A scenario that changes nothing, to start others from. */
export function quietScenario(id: string): Scenario {
  return {
    id,
    path: `scenarios.${id}`,
    traffic: 1,
    flowTraffic: new Map(),
    fail: [],
    hitRatio: new Map(),
    slow: new Map(),
    stop: [],
    expect: 'meets',
  };
}

function withFlows(model: Model, change: (flow: Flow) => Flow): Model {
  return { ...model, flows: model.flows.map(change) };
}

function scaled(flow: Flow, factor: number): Flow {
  const { rate } = flow;
  return rate === undefined ? flow : { ...flow, rate: { mean: rate.mean * factor, peak: rate.peak * factor } };
}

function consumes({ from, steps }: Flow, stopped: readonly number[]): boolean {
  return from !== undefined && steps.some(({ target }) => stopped.includes(target));
}

/** What a scenario says of a cache holds for its steps too, whatever they say themselves. */
function withHitRatios(model: Model, hitRatio: ReadonlyMap<number, number>): Model {
  const components = model.components.map((component): Component => {
    const ratio = hitRatio.get(component.index);
    return ratio === undefined
      ? component
      : { ...component, cache: { ...(component.cache ?? { eviction: 'lru' }), hitRatio: ratio } };
  });
  const steps = withSteps(model, (step) => {
    const ratio = hitRatio.get(step.target);
    return ratio === undefined || step.hitRatio === undefined ? step : { ...step, hitRatio: ratio };
  });
  return { ...steps, components };
}

function slowedDown(model: Model, slow: ReadonlyMap<number, number>): Model {
  const slower = <T extends Component | Step>(item: T, factor: number | undefined): T =>
    factor === undefined || item.service === undefined
      ? item
      : { ...item, service: { ...item.service, mean: item.service.mean * factor } };
  const steps = withSteps(model, (step) => slower(step, slow.get(step.target)));
  return { ...steps, components: model.components.map((component) => slower(component, slow.get(component.index))) };
}

function withSteps(model: Model, change: (step: Step) => Step): Model {
  const all = (steps: readonly Step[]): Step[] =>
    steps.map((step) =>
      change({ ...step, steps: all(step.steps), onMiss: all(step.onMiss), onFailure: all(step.onFailure) }),
    );
  return withFlows(model, (flow) => ({ ...flow, steps: all(flow.steps) }));
}
