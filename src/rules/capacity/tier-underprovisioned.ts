import type { Analysis } from '../../analysis/analyse';
import { formatQuantity } from '../../quantity/format-quantity';
import type { Finding } from '../../spec/finding';
import { beyondPlatformLimit } from '../facts/platform-limit';
import { writeBound } from '../facts/write-bound';
import type { Fix, Rule, RuleInput } from '../rule';
import { solveReplicas, solveShards } from '../solve-replicas';
import { effectOn } from '../what-if';

export const tierUnderprovisioned: Rule = {
  id: 'capacity/tier-underprovisioned',
  title: 'Peak load above what the component can carry',
  severity: 'error',
  rationale:
    'Utilisation is the offered load over the servers: calls per second at peak times how long each keeps a server. Above 100 % the backlog grows for as long as the peak lasts and no latency objective can be met; above the target (`objectives.target_utilization`, 70 % unless stated) waiting grows steeply, and a lost replica or a small surge has nowhere to go.',
  source: { title: 'Brendan Gregg: The USE Method', url: 'https://www.brendangregg.com/usemethod.html' },
  *check({ model, analysis, spec }) {
    const { targetUtilization } = model.objectives;
    for (const component of model.components) {
      const { calls, servers, utilization, replicas } = analysis.capacity.components[component.index]!;
      const peak = utilization?.peak;
      // An autoscaler runs at its own target by design; it is a finding only when its maximum is not enough.
      if (peak === undefined || peak <= (component.autoscale ? 1 : targetUtilization) + 1e-9) continue;
      // Where replicas are not what is missing, another rule says what is.
      if (writeBound(component, analysis) || beyondPlatformLimit(component, analysis)) continue;
      const bound = spec.components?.entries.get(component.id);
      const needed = replicas.recommended;
      const load = `${formatQuantity(calls.peak, 'rate')} at peak`;
      const count = formatQuantity(servers ?? 0, 'count');
      const withoutReplicas = component.replication
        ? 'Give it more shards, or less work'
        : 'No number of replicas is enough: make its calls shorter or fewer';
      const remedy = needed === undefined ? withoutReplicas : `It needs ${needed} replicas, and has ${replicas.given}`;
      const growth = excessOf(analysis, component.index);
      yield {
        severity: peak >= 1 ? 'error' : 'warning',
        message:
          peak >= 1
            ? `\`${component.id}\` is overloaded: ${load} ask for ${formatQuantity(peak, 'factor')} of its ${count} servers${growth}. ${remedy}`
            : `\`${component.id}\` is ${formatQuantity(peak, 'fraction')} busy at peak (${load} on ${count} servers), above the target of ${formatQuantity(targetUtilization, 'fraction')}. ${remedy}`,
        path: component.path,
        span: (bound?.replicas ?? bound?.shards ?? bound?.kind)?.place.span ?? { start: 0, end: 0 },
        data: { component: component.id },
      };
    }
  },
  fixes,
  examples: {
    failing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 20ms, concurrency: 8, replicas: 2}
flows:
  search:
    rate: 300/s
    steps: [api]
`,
    passing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 20ms, concurrency: 8, replicas: 4}
flows:
  search:
    rate: 300/s
    steps: [api]
`,
  },
};

function excessOf({ capacity }: RuleInput['analysis'], component: number): string {
  const stations = capacity.plan.graph.stationsOf[component] ?? [];
  const excess = stations.reduce((sum, station) => sum + (capacity.stations[station]?.excess ?? 0), 0);
  return excess > 0 ? `, and the backlog grows by ${formatQuantity(excess, 'rate')}` : '';
}

/** Replicas where they help, shards where they do not. */
function fixes({ path }: Finding, { document, model, analysis }: RuleInput): Fix[] {
  const component = model.components.find((candidate) => candidate.path === path);
  if (!component) return [];
  const target = component.autoscale ? 1 : model.objectives.targetUtilization;
  const good = ({ capacity }: Analysis) =>
    (capacity.components[component.index]?.utilization?.peak ?? 0) <= target + 1e-9;
  const solved = solveReplicas(document, component, good) ?? solveShards(document, component, good);
  if (!solved) return [];
  const effect = effectOn(component.id, analysis, solved.after);
  return [{ title: `Set ${solved.field} to ${solved.count} (${effect})`, edits: [solved.edit], preferred: true }];
}
