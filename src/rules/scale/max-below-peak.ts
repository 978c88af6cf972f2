import { formatQuantity } from '../../quantity/format-quantity';
import type { Rule } from '../rule';
import { solveReplicas } from '../solve-replicas';
import { effectOn } from '../what-if';

export const maxBelowPeak: Rule = {
  id: 'scale/max-below-peak',
  title: 'Autoscaler that reaches its limit below the peak',
  severity: 'warning',
  rationale:
    'An autoscaler keeps utilisation at its target by adding replicas, until it may not add more. If the peak asks for more than that, utilisation rises past the target, just when the room that the target was meant to keep is needed. Above 100 % the component is overloaded, which is a finding of its own.',
  source: {
    title: 'Kubernetes: Horizontal Pod Autoscaling',
    url: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  },
  *check({ spec, model, analysis }) {
    for (const component of model.components) {
      const { autoscale } = component;
      const { calls, utilization, replicas } = analysis.capacity.components[component.index]!;
      const peak = utilization?.peak;
      const max = spec.components?.entries.get(component.id)?.replicas?.max;
      if (!autoscale || !max || peak === undefined || peak > 1) continue;
      if (peak <= autoscale.targetUtilization * (1 + 1e-6) + 1e-9) continue;
      if (replicas.given < Math.floor(autoscale.max)) continue;
      yield {
        message: `\`${component.id}\` stops at ${formatQuantity(max.value, 'count')} replicas, which the peak of ${formatQuantity(calls.peak, 'rate')} keeps ${formatQuantity(peak, 'fraction')} busy, above the autoscaler’s target of ${formatQuantity(autoscale.targetUtilization, 'fraction')}. Raise \`max\``,
        path: component.path,
        span: max.place.span,
      };
    }
  },
  fixes({ path }, { document, model, analysis }) {
    const component = model.components.find((candidate) => candidate.path === path);
    const target = component?.autoscale?.targetUtilization;
    if (!component || target === undefined) return [];
    const solved = solveReplicas(
      document,
      component,
      ({ capacity }) => (capacity.components[component.index]?.utilization?.peak ?? 0) <= target * (1 + 1e-6) + 1e-9,
    );
    if (!solved) return [];
    const effect = effectOn(component.id, analysis, solved.after);
    return [{ title: `Set max to ${solved.count} (${effect})`, edits: [solved.edit], preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  api:
    kind: service
    service_time: 20ms
    concurrency: 8
    replicas: {min: 2, max: 4, target_utilization: 50%, scale_up_delay: 1min}
flows:
  search: {rate: 300/s, steps: [api]}
`,
    passing: `headroom: 1
title: Search
workload: {peak_factor: 3x}
components:
  api:
    kind: service
    service_time: 20ms
    concurrency: 8
    replicas: {min: 2, max: 8, target_utilization: 50%, scale_up_delay: 1min}
flows:
  search: {rate: 300/s, steps: [api]}
`,
  },
};
