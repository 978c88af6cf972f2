import { type TrafficJump, trafficJumps } from '../../analysis/scenarios/traffic-jump';
import { formatQuantity } from '../../quantity/format-quantity';
import { setField } from '../../spec/edit/set-field';
import type { Rule } from '../rule';
import { effectOn, titleWith, whatIf } from '../what-if';

export const reactionTooSlow: Rule = {
  id: 'scale/reaction-too-slow',
  title: 'Traffic that grows faster than the autoscaler',
  severity: 'warning',
  rationale:
    'New replicas take calls only after the metric has been read, the decision made, and they have started and warmed up. Until then what runs has to carry the load: 1 / utilisation times what it carries now. A campaign or a push message does not wait for that. Raise the minimum before it, by schedule or for good, or say that the scenario degrades.',
  source: {
    title: 'Kubernetes: Horizontal Pod Autoscaling',
    url: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  },
  *check({ spec, model, analysis }) {
    for (const scenario of model.scenarios) {
      if (scenario.expect !== 'meets') continue;
      for (const jump of trafficJumps(analysis, scenario)) {
        const { id, path } = model.components[jump.component]!;
        const place = spec.components?.entries.get(id)?.replicas?.scale_up_delay?.place;
        if (!place) continue;
        yield {
          message: `In \`${scenario.id}\` the calls of \`${id}\` grow to ${formatQuantity(jump.growth, 'factor')} of the peak; what runs at the peak can take ${formatQuantity(jump.room, 'factor')}. If they come at once, ${formatQuantity(Math.round(jump.backlog), 'count')} of them are too many before new replicas take calls ${formatQuantity(jump.delay, 'duration')} later. Raise \`min\``,
          path,
          span: place.span,
          data: { scenario: scenario.id },
        };
      }
    }
  },
  fixes({ path, data }, { document, model, analysis }) {
    const component = model.components.find((candidate) => candidate.path === path);
    const scenario = model.scenarios.find(({ id }) => id === data?.scenario);
    const jump =
      component && scenario && trafficJumps(analysis, scenario).find((one) => one.component === component.index);
    const min = jump && replicasFor(jump);
    if (!component?.autoscale || min === undefined || min > component.autoscale.max) return [];
    const edit = setField(document.tree, `${path}.replicas`, 'min', String(min));
    if (!edit) return [];
    const after = whatIf(document, [edit]);
    const title = titleWith(`Raise min to ${min}`, [after && effectOn(component.id, analysis, after)]);
    return [{ title, edits: [edit], preferred: true }];
  },
  examples: {
    failing: `headroom: 1
title: Tickets
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 10ms, concurrency: 16, replicas: {min: 3, max: 40, target_utilization: 60%, scale_up_delay: 2min}}
flows:
  browse:
    rate: 1k/s
    steps: [api]
scenarios:
  push-message: {traffic: 4x, during: 10min}
`,
    passing: `headroom: 1
title: Tickets
workload: {peak_factor: 3x}
components:
  api: {kind: service, service_time: 10ms, concurrency: 16, replicas: {min: 10, max: 40, target_utilization: 60%, scale_up_delay: 2min}}
flows:
  browse:
    rate: 1k/s
    steps: [api]
scenarios:
  push-message: {traffic: 4x, during: 10min}
`,
  },
};

/** Replicas that carry the whole jump at 100 %, with a little to spare for what waits do to holding times. */
function replicasFor({ replicas, growth, room }: TrafficJump): number {
  return Math.ceil((replicas * growth * 1.02) / room);
}
