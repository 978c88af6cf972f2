import type { Analysis } from '../../analysis/analyse';
import { flowsAfter } from '../../analysis/scenarios/survivors';
import { missedObjectives } from '../../analysis/sizing/missed-objectives';
import { formatQuantity } from '../../quantity/format-quantity';
import type { FailureScope } from '../../spec/model/model';
import type { Fix, Rule } from '../rule';
import { solveReplicas } from '../solve-replicas';
import { effectOn } from '../what-if';

export const zoneLoss: Rule = {
  id: 'capacity/zone-loss',
  title: 'What is left after a loss cannot carry the peak',
  severity: 'error',
  rationale:
    'When a zone goes, its share of the load moves to the replicas that are left, at once and for hours, and new ones may not be had: everybody else asks for them too. A tier over three zones must run below two thirds at peak to survive that, over two zones below a half. `objectives.survive` says which losses must leave every objective met; the design is analysed again without what is lost, and nothing is replaced.',
  source: {
    title: 'Amazon Builders’ Library: Static stability using Availability Zones',
    url: 'https://aws.amazon.com/builders-library/static-stability-using-availability-zones/',
  },
  *check({ spec, analysis }) {
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
  fixes({ data }, { document, model, analysis }) {
    const survives = ({ results }: Analysis) =>
      results.objectives.find(({ objective }) => objective === `survive.${data?.scope}`)?.met === true;
    const busiest = model.components
      .map((component) => ({ component, peak: analysis.results.components[component.id]?.utilization?.peak ?? 0 }))
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
function missedAfter({ capacity }: Analysis, scope: FailureScope): string[] {
  const found = new Set<string>();
  for (const after of flowsAfter(capacity, scope)) {
    after.components.forEach(({ utilization, status }, index) => {
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
