import { copyWith, withLater } from '../spec/lazy';
import type { Model, Scenario } from '../spec/model/model';
import { Notes } from '../spec/notes';
import { once } from '../spec/once';
import { type Analysis, analyse, availabilityInputs, type Parts } from './analyse';
import { analyseAvailability } from './availability/analyse-availability';
import { failedOf } from './availability/failed-of';
import { analyseCapacity } from './capacity/analyse-capacity';
import type { ModelAtPeak } from './capacity/capacity-analysis';
import { stopBacklogs } from './recovery/stop-backlog';
import type { ComponentReport, Results } from './results';
import { applyScenario } from './scenarios/apply-scenario';
import { type Evaluate, runScenario, runScenarios, runStages } from './scenarios/run-scenario';
import { standardScenarios } from './scenarios/standard-scenarios';
import { afterReplicaLoss, runningAtPeak, type Survivor, survivorsOf } from './scenarios/survivors';
import { missedObjectives } from './sizing/missed-objectives';

/** From here on a flow counts as up although something has failed: more than half of its requests are served. */
const mostlyServed = 0.5;

/**
 * The results with what takes several analyses: survivors, scenarios and stages. Views and reports want them; checking a
 * document while it is typed does not.
 */
export function completeResults(analysis: Analysis): Results {
  return completedOf(analysis).results;
}

/** What the author's scenarios lead to, without those that are checked although nobody wrote them. */
export function statedScenarios(analysis: Analysis): Results['scenarios'] {
  return completedOf(analysis).stated();
}

interface Completed {
  readonly results: Results;
  readonly stated: () => Results['scenarios'];
}

/** Rules and views ask for the same. */
const completed = new Notes<Analysis, Completed>();

function completedOf(analysis: Analysis): Completed {
  const known = completed.get(analysis);
  if (known) return known;
  const made = complete(analysis);
  completed.set(analysis, made);
  return made;
}

function complete(analysis: Analysis): Completed {
  const { model, capacity } = analysis;
  const evaluate = (changed: Model, scenario?: Scenario) => analyseChange(analysis, changed, scenario).results;
  const stated = once(() => runScenarios(model, analysis.results, evaluate, runningAtPeak(capacity)));
  const results = withLater<Results>(copyWith(analysis.results, {}), {
    components: () => withSurvivors(analysis),
    scenarios: () => ({ ...alwaysChecked(analysis, evaluate), ...stated() }),
    stages: () => runStages(model, evaluate),
  });
  return { results, stated };
}

/**
 * What is checked without being named: the worst loss of a replica, a lost zone, each external dependency, cold caches,
 * twice the traffic. A scenario of the author's with the same name takes its place.
 */
function alwaysChecked({ model, capacity, results }: Analysis, evaluate: Evaluate): Results['scenarios'] {
  const worst = worstReplicaLoss({ model, capacity });
  const checked = standardScenarios(model).filter(({ kind, component }) => kind !== 'replica' || component === worst);
  return Object.fromEntries(
    checked.map(({ scenario }) => [
      scenario.id,
      { ...runScenario(model, results, scenario, evaluate, runningAtPeak(capacity)), standard: true },
    ]),
  );
}

/** The component (index) whose loss of a replica makes flows and components miss most of their own. */
function worstReplicaLoss({ model, capacity }: ModelAtPeak): number | undefined {
  if (model.components.length > mostReplicaLosses) return undefined;
  let worst: { component: number | undefined; missed: number } | undefined;
  for (const { kind, component, scenario } of standardScenarios(model)) {
    if (kind !== 'replica') continue;
    const after = applyScenario(model, scenario, runningAtPeak(capacity));
    const missed = missedObjectives({ model: after, capacity: analyseCapacity(after) }).reduce(
      (sum, { excess }) => sum + 1 + excess,
      0,
    );
    if (worst === undefined || missed > worst.missed) worst = { component, missed };
  }
  return worst?.component;
}

/**
 * The same analysis of a changed model. What a scenario fails is down for certain, and what else may fail meanwhile is
 * left aside: a flow that is still up is held against its availability as usual.
 */
function analyseChange(
  { model, capacity, availability }: Analysis,
  changed: Model,
  scenario: Scenario | undefined,
): Analysis {
  const backlogs = scenario && backlogsIn({ model, capacity }, scenario);
  if (!scenario || scenario.fail.length === 0) return analyse(changed, { backlogs });
  const failed = failedOf(model, scenario.fail);
  const after = analyseAvailability(model, { ...availabilityInputs(capacity), failed }, availability);
  const served = availability.flows.map((flow, index) => {
    const value = after.flows[index]?.value;
    return value !== undefined && value < mostlyServed ? value : flow?.value;
  });
  return analyse(changed, { served, backlogs });
}

/** What piles up for the consumers that a scenario stops, at the traffic and the speed that it gives them. */
function backlogsIn({ model, capacity }: Pick<Analysis, 'model' | 'capacity'>, scenario: Scenario): Parts['backlogs'] {
  if (scenario.stop.length === 0) return [];
  const running = applyScenario(model, { ...scenario, stop: [] }, runningAtPeak(capacity));
  return stopBacklogs(analyseCapacity(running), scenario);
}

/** Ids of the author's scenarios that turn out as expected. */
export function scenariosAsExpected(analysis: Analysis): string[] {
  const reports = statedScenarios(analysis);
  return Object.keys(reports).filter((id) => reports[id]?.as_expected);
}

/** The design as a scenario changes it. */
export function scenarioAnalysis(analysis: Analysis, scenario: Scenario): Analysis {
  const { model, capacity } = analysis;
  return analyseChange(analysis, applyScenario(model, scenario, runningAtPeak(capacity)), scenario);
}

/** The results of the design as a scenario changes it; its verdict knows `degrades`. */
export function scenarioResults(analysis: Analysis, scenario: Scenario): Results {
  const { results } = scenarioAnalysis(analysis, scenario);
  const report = completeResults(analysis).scenarios[scenario.id];
  return report ? copyWith(results, { verdict: report.verdict, scenarios: { [scenario.id]: report } }) : results;
}

/** Each is an analysis of its own; beyond this many components that would keep a person waiting. */
const mostReplicaLosses = 100;

function withSurvivors({ model, capacity, results }: Analysis): Record<string, ComponentReport> {
  const scopes = model.regions.length > 1 ? (['zone', 'region'] as const) : (['zone'] as const);
  const survivors: { scope: string; after: readonly (Survivor | undefined)[] }[] = [
    ...scopes.map((scope) => ({ scope, after: survivorsOf({ model, capacity }, scope) })),
    ...(model.components.length <= mostReplicaLosses
      ? [{ scope: 'replica', after: model.components.map(({ index }) => afterReplicaLoss({ model, capacity }, index)) }]
      : []),
  ];
  return Object.fromEntries(
    model.components.map(({ id, index }) => {
      const known = survivors.flatMap(({ scope, after }) => {
        const survivor = after[index];
        return survivor ? [[scope, survivor] as const] : [];
      });
      const report = results.components[id] ?? {};
      return [id, known.length > 0 ? copyWith(report, { survivors: Object.fromEntries(known) }) : report];
    }),
  );
}
