import type { Model, Scenario } from '../../spec/model/model';
import { isTimeKnown } from '../latency/known-time';
import type { ComponentReport, FlowReport, Results, ScenarioReport, Verdict } from '../results';
import type { Running } from './apply-failure';
import { applyScenario, applyStage } from './apply-scenario';

/** Computes a changed model; the same computation that gave the base. The scenario says what has failed in it. */
export type Evaluate = (model: Model, scenario?: Scenario) => Results;

/** More changes than this are noise. */
const MOST_CHANGES = 20;
/** Relative change that is worth a line. */
const NOTICEABLE = 0.02;
/** A critical flow still answers when at least this share of its requests is answered. */
const STILL_ANSWERS = 0.5;

/** A scenario next to the base: its verdict, what breaks first, what changes. */
export function runScenario(
  model: Model,
  base: Results,
  scenario: Scenario,
  evaluate: Evaluate,
  running?: Running,
): ScenarioReport {
  const results = evaluate(applyScenario(model, scenario, running), scenario);
  const verdict = verdictIn(model, results);
  const first = firstFailure(results);
  return {
    verdict,
    expected: scenario.expect,
    as_expected: isExpected(scenario.expect, verdict),
    ...(first === undefined ? {} : { first_failure: first }),
    changes: changesBetween(base, results),
  };
}

/** Every scenario of the document, by name. */
export function runScenarios(
  model: Model,
  base: Results,
  evaluate: Evaluate,
  running?: Running,
): Record<string, ScenarioReport> {
  return Object.fromEntries(
    model.scenarios.map((scenario) => [scenario.id, runScenario(model, base, scenario, evaluate, running)]),
  );
}

/** Every growth stage, by name; those that have no base to grow from are unchecked. */
export function runStages(model: Model, evaluate: Evaluate): Results['stages'] {
  return Object.fromEntries(
    model.stages.map((stage) => {
      const grown = applyStage(model, stage);
      if (grown === undefined) return [stage.id, { verdict: 'unchecked' as const }];
      const results = evaluate(grown);
      const first = firstFailure(results);
      return [stage.id, { verdict: results.verdict, ...(first === undefined ? {} : { first_failure: first }) }];
    }),
  );
}

/** `degrades`: objectives are missed, but every critical flow (every flow, where none is marked) still answers. */
function verdictIn(model: Model, results: Results): Verdict {
  if (results.verdict !== 'fails') return results.verdict;
  const marked = model.flows.filter(({ criticality }) => criticality === 'critical');
  const needed = marked.length > 0 ? marked : model.flows.filter(({ criticality }) => criticality !== 'best-effort');
  return needed.every((flow) => answers(results.flows[flow.id], isTimeKnown(model, flow))) ? 'degrades' : 'fails';
}

function answers(flow: FlowReport | undefined, timed: boolean): boolean {
  if (flow?.rate === undefined) return true;
  // Who stands still answers nobody; what it must not do is lose messages.
  if (flow.backlog) return flow.objectives.every(({ objective, met }) => objective !== 'retention' || met !== false);
  return (flow.loss ?? 0) <= 1 - STILL_ANSWERS && (flow.latency?.p50 !== undefined || !timed);
}

function isExpected(expected: Scenario['expect'], verdict: Verdict): boolean {
  if (expected === 'any' || verdict === 'meets' || verdict === 'unchecked') return true;
  return expected === 'degrades' && verdict === 'degrades';
}

/** What breaks: the component that is overloaded most, else the first objective that is missed. */
export function firstFailure({ components, flows, objectives }: Results): string | undefined {
  let worst: string | undefined;
  let most = 1;
  for (const [id, { utilization }] of Object.entries(components)) {
    if (utilization === undefined || utilization.peak < most) continue;
    most = utilization.peak;
    worst = id;
  }
  if (worst !== undefined) return `${worst} is at ${Math.round(most * 100)} % of what it can take`;
  for (const [id, flow] of Object.entries(flows)) {
    const missed = flow.objectives.find(({ met }) => met === false);
    if (missed !== undefined) return `${id} misses ${missed.objective}`;
  }
  const missed = objectives?.find(({ met }) => met === false);
  return missed && `the design misses ${missed.objective}`;
}

type Change = ScenarioReport['changes'][number];

/** What is different in flows and components, largest relative change first. */
export function changesBetween(base: Results, changed: Results): Change[] {
  const changes: (Change & { weight: number })[] = [];
  const compare = (path: string, before: number | undefined, after: number | undefined) => {
    if (before === undefined && after === undefined) return;
    const weight =
      before === undefined || after === undefined
        ? Number.MAX_VALUE
        : Math.abs(after - before) / Math.max(Math.abs(before), Math.abs(after), 1e-9);
    if (weight < NOTICEABLE) return;
    changes.push({
      path,
      weight,
      ...(before === undefined ? {} : { base: before }),
      ...(after === undefined ? {} : { value: after }),
    });
  };
  for (const [id, flow] of Object.entries(base.flows)) compareFlow(id, flow, changed.flows[id], compare);
  for (const [id, component] of Object.entries(base.components)) {
    compareComponent(id, component, changed.components[id], compare);
  }
  changes.sort((a, b) => b.weight - a.weight);
  return changes.slice(0, MOST_CHANGES).map(({ weight: _, ...change }) => change);
}

type Compare = (path: string, before: number | undefined, after: number | undefined) => void;

function compareFlow(id: string, before: FlowReport, after: FlowReport | undefined, compare: Compare): void {
  compare(`flows.${id}.latency.p99`, before.latency?.p99, after?.latency?.p99);
  compare(`flows.${id}.loss`, before.loss, after?.loss);
  compare(`flows.${id}.rate.peak`, before.rate?.peak, after?.rate?.peak);
  compare(`flows.${id}.freshness.p99`, before.freshness?.p99, after?.freshness?.p99);
  // The base has that of this very scenario.
  compare(`flows.${id}.backlog.peak`, undefined, after?.backlog?.peak);
  compare(`flows.${id}.backlog.catch_up`, undefined, after?.backlog?.catch_up);
}

function compareComponent(
  id: string,
  before: ComponentReport,
  after: ComponentReport | undefined,
  compare: Compare,
): void {
  compare(`components.${id}.utilization.peak`, before.utilization?.peak, after?.utilization?.peak);
  compare(`components.${id}.replicas.given`, before.replicas?.given, after?.replicas?.given);
}
