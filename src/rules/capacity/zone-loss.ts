import type { Analysis } from '../../analysis/analyse';
import { flowsAfter, survivorsOf } from '../../analysis/scenarios/survivors';
import { missedObjectives } from '../../analysis/sizing/missed-objectives';
import { formatQuantity } from '../../quantity/format-quantity';
import type { Component } from '../../spec/model/component';
import type { FailureScope } from '../../spec/model/model';
import { once } from '../../spec/once';
import type { SpecDocument } from '../../spec/read-spec';
import type { Spec } from '../../spec/spec.generated';
import { strictestPromise } from '../facts/hard-dependencies';
import type { Fix, Rule, RuleFinding, RuleInput } from '../rule';
import { solveReplicas } from '../solve-replicas';
import { effectOn } from '../what-if';

export const zoneLoss: Rule = {
  id: 'capacity/zone-loss',
  title: 'What is left after a loss cannot carry the peak',
  severity: 'error',
  rationale:
    'When a zone goes, its share of the load moves to the replicas that are left, at once and for hours, and new ones may not be had: everybody else asks for them too. A tier over three zones must run below two thirds at peak to survive that, over two zones below a half. `objectives.survive` says which losses must leave every objective met; the design is analysed again without what is lost, and nothing is replaced. Where it says nothing of zones, a tier that the rest of its zones cannot carry is a warning if a flow that needs it promises 99.9 % or more.',
  source: {
    title: 'Amazon Builders’ Library: Static stability using Availability Zones',
    url: 'https://aws.amazon.com/builders-library/static-stability-using-availability-zones/',
  },
  *check(input) {
    const { spec, analysis } = input;
    yield* overloadedSurvivors(input);
    for (const { id } of spec.objectives?.survive?.ids ?? []) {
      const scope = id.value as FailureScope;
      const objective = analysis.results.objectives.find((candidate) => candidate.objective === `survive.${scope}`);
      if (objective?.met !== false) continue;
      const missed = missedAfter(analysis, scope);
      yield {
        message: `The design does not survive the loss of a ${scope} at peak: ${missed.slice(0, 4).join('; ')}${missed.length > 4 ? ' …' : ''}. Add replicas, or spread them over more zones`,
        path: id.place.path,
        span: id.place.span,
        data: { scope },
      };
    }
  },
  fixes({ path, data }, { document, model, analysis }) {
    const tier = model.components.find((component) => component.path === path);
    if (tier) return enoughForTheRest(tier, document, analysis);
    const survives = ({ results }: Analysis) =>
      results.objectives.find(({ objective }) => objective === `survive.${data?.scope}`)?.met === true;
    const busiest = model.components
      .map((component) => ({ component, peak: analysis.capacity.components[component.index]?.utilization?.peak ?? 0 }))
      .sort((a, b) => b.peak - a.peak)
      .slice(0, 3);
    for (const { component } of busiest) {
      const solved = solveReplicas(document, component, survives);
      if (!solved) continue;
      const effect = effectOn(component.id, analysis, solved.after);
      const title = `Set ${solved.field} of ${component.id} to ${solved.count} (${effect})`;
      return [{ title, edits: [solved.edit], preferred: true }] satisfies Fix[];
    }
    return [];
  },
  examples: {
    failing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
objectives: {survive: [zone]}
components:
  api: {kind: service, service_time: 20ms, concurrency: 8, replicas: 3}
flows:
  search:
    rate: 270/s
    slo: {latency: {p99: 200ms}}
    steps: [api]
`,
    passing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
objectives: {survive: [zone]}
components:
  api: {kind: service, service_time: 20ms, concurrency: 8, replicas: 6}
flows:
  search:
    rate: 270/s
    slo: {latency: {p99: 200ms}}
    steps: [api]
`,
  },
};

/** What breaks, each once: `api is at 101% of its servers`, `search misses latency.p99`. */
function missedAfter(analysis: Analysis, scope: FailureScope): string[] {
  const found = new Set<string>();
  for (const after of flowsAfter(analysis, scope)) {
    after.capacity.components.forEach(({ utilization, status }, index) => {
      if (status !== 'overloaded' || !utilization) return;
      const { id } = after.model.components[index]!;
      found.add(`\`${id}\` is at ${formatQuantity(utilization.peak, 'fraction')} of its servers`);
    });
    for (const { id, what } of missedObjectives(after)) {
      if (what === 'overloaded') continue;
      found.add(what === 'down' || what === 'unbounded' ? `\`${id}\` gets no answers` : `\`${id}\` misses ${what}`);
    }
  }
  return [...found];
}

/** The promise from which the loss of a zone, hours each year, is too much. */
const strict = 0.999;

/** Tiers over declared zones that a promise rests on, whose other zones cannot carry the peak when one is gone. */
function* overloadedSurvivors({ spec, model, analysis }: RuleInput): Iterable<RuleFinding> {
  if (model.objectives.survive.some((scope) => scope !== 'replica')) return;
  const survivors = once(() => survivorsOf(analysis, 'zone'));
  for (const component of model.components) {
    if (!isSuspect(component, analysis, spec)) continue;
    const bound = spec.components?.entries.get(component.id);
    const promise = strictestPromise(component, model);
    if (!promise || promise.target < strict - 1e-9) continue;
    const then = survivors()[component.index]?.utilization ?? 0;
    if (then < 1) continue;
    const now = analysis.capacity.components[component.index]?.utilization?.peak ?? 0;
    yield {
      severity: 'warning',
      message: `\`${component.id}\` is ${formatQuantity(now, 'fraction')} busy at peak, and with one of its zones gone what is left would be at ${formatQuantity(then, 'fraction')}; \`${promise.flow.id}\` promises ${formatQuantity(promise.target, 'fraction')}. Add replicas, or say with \`objectives.survive\` what has to be survived`,
      path: component.path,
      span: (bound?.replicas ?? bound?.kind)?.place.span ?? { start: 0, end: 0 },
    };
  }
}

/** By plain division, which costs nothing; only then is the design analysed without a zone. */
function isSuspect(
  { id, index, placements, autoscale }: Component,
  { capacity, model }: Analysis,
  spec: Spec,
): boolean {
  const peak = capacity.components[index]?.utilization?.peak ?? 0;
  // Overloaded today is a finding of its own, and an autoscaler replaces what is lost.
  if (autoscale || peak >= 1) return false;
  return placements.some(({ region, replicas, zones }) => {
    const declared =
      spec.components?.entries.get(id)?.zones ?? spec.regions?.entries.get(model.regions[region]?.id ?? '');
    const left = replicas - Math.ceil(replicas / zones);
    return declared !== undefined && zones > 1 && left > 0 && (peak * replicas) / left >= 1;
  });
}

function enoughForTheRest(component: Component, document: SpecDocument, before: Analysis): Fix[] {
  const carries = (analysis: Analysis) => {
    const { utilization = 0 } = survivorsOf(analysis, 'zone')[component.index] ?? {};
    return utilization < 1;
  };
  const solved = solveReplicas(document, component, carries);
  if (!solved) return [];
  const title = `Set ${solved.field} to ${solved.count} (${effectOn(component.id, before, solved.after)})`;
  return [{ title, edits: [solved.edit], preferred: true }];
}
