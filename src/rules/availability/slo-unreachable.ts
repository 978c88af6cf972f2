import { failureName } from '../../analysis/availability/failure-names';
import { formatAsWritten, formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import { month } from '../../spec/model/time';
import type { Fix, Rule } from '../rule';
import { solveReplicas } from '../solve-replicas';
import { effectOn, isMet } from '../what-if';

export const sloUnreachable: Rule = {
  id: 'availability/slo-unreachable',
  title: 'Objective above what the dependencies allow',
  severity: 'error',
  rationale:
    'A flow is up only while everything that it cannot do without is up, so its availability lies below that of its weakest hard dependency, and below the product of all of them. Failures that are shared (a zone, a balancer in front of both copies) are counted once and exactly. An objective above that ceiling is spent before the first deployment goes wrong.',
  source: {
    title: 'AWS Well-Architected, Reliability Pillar: Availability',
    url: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/availability.html',
  },
  *check({ analysis, model, spec }) {
    for (const { id, index } of model.flows) {
      const objective = analysis.objectives[index]!.find((candidate) => candidate.objective === 'availability');
      const target = spec.flows?.entries.get(id)?.slo?.availability;
      if (!target || objective?.met !== false || objective.value === undefined) continue;
      const over = (objective.target - objective.value) * month;
      const causes = (analysis.results.flows[id]?.availability?.contributors ?? [])
        .slice(0, 2)
        .map(({ component, share }) => `${failureName(component, '`')} ${formatQuantity(share, 'fraction')}`);
      const because = causes.length > 0 ? `; most of its downtime comes from ${causes.join(' and ')}` : '';
      yield {
        message: `\`${id}\` reaches ${formatQuantity(objective.value, 'fraction')}, below its objective of ${formatQuantity(objective.target, 'fraction')}: ${formatQuantity(over, 'duration')} too much downtime in 30 days${because}`,
        path: target.place.path,
        span: target.place.span,
      };
    }
  },
  fixes({ path }, { document, model, analysis }) {
    const flow = model.flows.find((candidate) => path.startsWith(`${candidate.path}.`));
    const objective =
      flow && analysis.results.flows[flow.id]?.objectives.find((one) => one.objective === 'availability');
    if (!flow || objective?.value === undefined) return [];
    const causes = analysis.results.flows[flow.id]?.availability?.contributors ?? [];
    const solved = causes.slice(0, 3).flatMap(({ component: id }): Fix[] => {
      const component = model.components.find((candidate) => candidate.id === id);
      const better =
        component?.failure && solveReplicas(document, component, (after) => isMet(after, flow, 'availability'));
      return better
        ? [
            {
              title: `Set ${better.field} of ${id} to ${better.count} (${effectOn(id, analysis, better.after)})`,
              edits: [better.edit],
            },
          ]
        : [];
    });
    // Rounded down, so that the promise can be kept; an honest objective is the answer that always exists.
    const reachable = formatAsWritten(floorTo(objective.value), 'fraction');
    const lower = setField(document.tree, `${flow.path}.slo`, 'availability', reachable);
    const relax: Fix[] = lower
      ? [{ title: `Lower the objective to ${reachable}, which the design reaches`, edits: [lower] }]
      : [];
    // To promise less is a decision of its own, never one of many fixes made together.
    return [...solved.map((fix, index) => (index === 0 ? { ...fix, preferred: true } : fix)), ...relax];
  },
  examples: {
    failing: `headroom: 1
title: Pay
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3, availability: 99.9%}
  bank: {kind: external, sla: 99.5%}
flows:
  pay:
    rate: 20/s
    slo: {availability: 99.9%}
    steps:
      - call: api
        steps:
          - {call: bank, timeout: 2s, circuit_breaker: {threshold: 50%, open_for: 30s}}
`,
    passing: `headroom: 1
title: Pay
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3, availability: 99.9%}
  bank: {kind: external, sla: 99.95%}
flows:
  pay:
    rate: 20/s
    slo: {availability: 99.9%}
    steps:
      - call: api
        steps:
          - {call: bank, timeout: 2s, circuit_breaker: {threshold: 50%, open_for: 30s}}
`,
  },
};

/** The next lower availability with at most one digit behind its nines: 99.9312 % becomes 99.93 %. */
function floorTo(value: number): number {
  const digits = Math.max(2, Math.ceil(-Math.log10(1 - value)) + 1);
  return Math.floor(value * 10 ** digits) / 10 ** digits;
}
