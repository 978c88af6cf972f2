import type { CapacityAnalysis } from '../../analysis/capacity/capacity-analysis';
import { surelyCarries } from '../../analysis/capacity/largest-load';
import { formatQuantity } from '../../quantity/format-quantity';
import { noted } from '../../spec/notes';
import type { Rule } from '../rule';
import { solveReplicas } from '../solve-replicas';
import { effectOn } from '../what-if';

export const headroomMissed: Rule = {
  id: 'capacity/headroom-missed',
  title: 'Less room than the objective asks for',
  severity: 'error',
  rationale:
    '`objectives.headroom` says how many times the present peak must still fit. What fits is found by raising all rates together until the first component, pool or limit is full; its name is the bottleneck. Between the two lies how much growth, or how large a surprise, the design can take.',
  *check({ spec, analysis }) {
    const objective = spec.objectives?.headroom;
    if (!objective || carries(analysis.capacity)(objective.value)) return;
    const { max_rate_multiple: fits, bottleneck } = analysis.results;
    if (fits === undefined || fits >= objective.value * (1 - 1e-9)) return;
    // Overloaded today is a finding of its own.
    if (analysis.capacity.components.some(({ utilization }) => (utilization?.peak ?? 0) >= 1)) return;
    const first = bottleneck ? `; \`${bottleneck.component}\` is full first` : '';
    yield {
      message: `The design carries ${formatQuantity(fits, 'factor')} its peak load, less than the ${formatQuantity(objective.value, 'factor')} that must fit${first}`,
      path: objective.place.path,
      span: objective.place.span,
    };
  },
  fixes(_finding, { document, model, analysis }) {
    const { bottleneck } = analysis.results;
    const component = model.components.find(({ id }) => id === bottleneck?.component);
    const target = model.objectives.headroom;
    if (!component || target === undefined) return [];
    const solved = solveReplicas(
      document,
      component,
      ({ results }) => (results.max_rate_multiple ?? 0) >= target * (1 - 1e-9),
    );
    if (!solved) return [];
    const effect = effectOn(component.id, analysis, solved.after);
    const title = `Set ${solved.field} of \`${component.id}\` to ${solved.count} (${effect})`;
    return [{ title, edits: [solved.edit], preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
objectives: {headroom: 3x}
components:
  api: {kind: service, service_time: 20ms, concurrency: 8, replicas: 4}
flows:
  search: {rate: 200/s, steps: [api]}
`,
    passing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
objectives: {headroom: 3x}
components:
  api: {kind: service, service_time: 20ms, concurrency: 8, replicas: 5}
flows:
  search: {rate: 200/s, steps: [api]}
`,
  },
};

/** Versions of a design with the same load share their capacity, and what was asked of it. */
const carries = noted(({ plan }: CapacityAnalysis) => {
  const known = new Map<number, boolean>();
  return (multiple: number): boolean => {
    const sure = known.get(multiple) ?? surelyCarries(plan, multiple);
    known.set(multiple, sure);
    return sure;
  };
});
