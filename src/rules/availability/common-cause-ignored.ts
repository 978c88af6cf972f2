import { mostByCommonCause } from '../../analysis/availability/common-cause';
import { formatQuantity } from '../../quantity/format-quantity';
import type { Component } from '../../spec/model/component';
import type { Rule } from '../rule';
import { isMet } from '../what-if';

export const commonCauseIgnored: Rule = {
  id: 'availability/common-cause-ignored',
  title: 'Objective that holds only while replicas never fail together',
  severity: 'hint',
  rationale:
    'Replicas run the same build with the same configuration, so some failures take all of them at once: a bad release, an expired certificate, a message that none of them survives. More replicas do not help against those. Without a `common_cause` none are counted. Between 1 and 10 % is usual for alike machines; this advice shows what 5 % would do where the objective rests on none.',
  source: {
    title: 'IEC 61508-6, annex D: beta factors of common cause failures',
    url: 'https://webstore.iec.ch/en/publication/5520',
  },
  *check({ analysis, components, model, spec }) {
    for (const flow of model.flows) {
      const { id, index, slo } = flow;
      const up = analysis.availability.flows[index];
      const place = spec.flows?.entries.get(id)?.slo?.availability?.place;
      if (!isMet(analysis, flow, 'availability') || !up || slo.availability === undefined || !place) continue;
      const { rate, loss } = analysis.capacity.flows[index]!;
      const target = slo.availability + (rate.peak > 0 ? loss : 0);
      if (up.method === 'exact' && up.value - mostByCommonCause(model, flow) >= target) continue;
      const { with_common_cause: together, contributors = [] } = analysis.results.flows[id]?.availability ?? {};
      if (together === undefined || together >= target) continue;
      const [main] = contributors.flatMap(({ component }) => {
        const found = components.get(component);
        return found && failsAlone(found) ? [found.id] : [];
      });
      const where = main === undefined ? 'its components' : `\`${main}\``;
      yield {
        message: `\`${id}\` keeps its ${formatQuantity(slo.availability, 'fraction')} only while replicas never fail together: if 5 % of their failures were a bad release or configuration, it would reach ${formatQuantity(together, 'fraction')}. State \`common_cause\` on ${where}`,
        path: place.path,
        span: place.span,
      };
    }
  },
  examples: {
    failing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3, availability: 99.5%}
flows:
  login:
    rate: 20/s
    slo: {availability: 99.99%}
    steps: [auth]
`,
    passing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3, availability: 99.5%, common_cause: 1%}
flows:
  login:
    rate: 20/s
    slo: {availability: 99.99%}
    steps: [auth]
`,
  },
};

function failsAlone({ failure, sla, commonCause }: Component): boolean {
  return failure !== undefined && sla === undefined && commonCause === 0;
}
