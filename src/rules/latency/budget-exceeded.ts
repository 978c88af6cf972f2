import type { Analysis } from '../../analysis/analyse';
import type { LatencyReport } from '../../analysis/results';
import { formatAsWritten, formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import type { Percentile } from '../../spec/model/flow';
import type { Fix, Rule } from '../rule';
import { solveReplicas } from '../solve-replicas';
import { effectOn, isMet } from '../what-if';

export const budgetExceeded: Rule = {
  id: 'latency/budget-exceeded',
  title: 'Latency objective missed',
  severity: 'error',
  rationale:
    'The latency of a flow is computed from the distributions of its steps: waiting and work at every station, branches such as cache misses, retries and round trips. Percentiles are never added up, which would overstate a chain by half or more. When the computed percentile is above the objective at peak load, users will see it there first.',
  *check({ analysis, model, spec }) {
    for (const { id, index } of model.flows) {
      for (const objective of analysis.objectives[index]!) {
        if (objective.met !== false || !objective.objective.startsWith('latency.')) continue;
        const latency = analysis.results.flows[id]?.latency;
        const percentile = objective.objective.slice('latency.'.length) as Percentile;
        const target = spec.flows?.entries.get(id)?.slo?.latency?.[percentile];
        if (!target || objective.value === undefined) continue;
        yield {
          message: `The ${percentile} of \`${id}\` is ${formatQuantity(objective.value, 'duration')} at peak, above the objective of ${formatQuantity(objective.target, 'duration')}${largestShare(latency)}`,
          path: target.place.path,
          span: target.place.span,
        };
      }
    }
  },
  fixes({ path }, { document, model, analysis }) {
    const flow = model.flows.find((candidate) => path.startsWith(`${candidate.path}.`));
    const name = path.slice(path.lastIndexOf('.') + 1);
    const result = flow && analysis.results.flows[flow.id];
    const objective = result?.objectives.find((one) => one.objective === `latency.${name}`);
    if (!flow || !objective) return [];
    const slowest = [...(result?.latency?.tail_share ?? [])].sort((a, b) => b.seconds - a.seconds).slice(0, 3);
    const solved = slowest.flatMap(({ component: id }): Fix[] => {
      const component = model.components.find((candidate) => candidate.id === id);
      const met = (after: Analysis) => isMet(after, flow, objective.objective);
      const better = component && !component.delayOnly && solveReplicas(document, component, met);
      return better
        ? [
            {
              title: `Set ${better.field} of ${id} to ${better.count} (${effectOn(id, analysis, better.after)})`,
              edits: [better.edit],
            },
          ]
        : [];
    });
    const relaxed = objective.value === undefined ? undefined : formatAsWritten(roundUp(objective.value), 'duration');
    const edit = relaxed === undefined ? undefined : setField(document.tree, `${flow.path}.slo.latency`, name, relaxed);
    const relax: Fix[] = edit
      ? [{ title: `Relax the objective to ${relaxed}, which the design meets`, edits: [edit] }]
      : [];
    // To promise less is a decision of its own, never one of many fixes made together.
    return [...solved.map((fix, index) => (index === 0 ? { ...fix, preferred: true } : fix)), ...relax];
  },
  examples: {
    failing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 8ms, concurrency: 8, replicas: 3}
  index: {kind: search, service_time: {mean: 20ms, p99: 120ms}, concurrency: 16, replicas: 3, replication: {read_from: any}}
flows:
  search:
    rate: 100/s
    slo: {latency: {p99: 50ms}}
    steps:
      - call: api
        steps:
          - {call: index, timeout: 1s}
`,
    passing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 8ms, concurrency: 8, replicas: 3}
  index: {kind: search, service_time: {mean: 5ms, p99: 20ms}, concurrency: 16, replicas: 3, replication: {read_from: any}}
flows:
  search:
    rate: 100/s
    slo: {latency: {p99: 100ms}}
    steps:
      - call: api
        steps:
          - {call: index, timeout: 1s}
`,
  },
};

/** Where the slow requests spend their time. */
function largestShare(latency: LatencyReport | undefined): string {
  const shares = [...(latency?.tail_share ?? [])].sort((a, b) => b.seconds - a.seconds);
  const [largest] = shares;
  const total = shares.reduce((sum, { seconds }) => sum + seconds, 0);
  if (!largest || total <= 0) return '';
  const share = formatQuantity(largest.seconds / total, 'fraction');
  return `; ${share} of the slowest requests' time is \`${largest.component}\``;
}

/** Up to two digits. */
function roundUp(seconds: number): number {
  const unit = 10 ** (Math.floor(Math.log10(seconds)) - 1);
  return Math.ceil(seconds / unit - 1e-9) * unit;
}
