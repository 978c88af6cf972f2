import { formatQuantity } from '../../quantity/format-quantity';
import { removeEntry } from '../edits/remove-entry';
import type { Rule } from '../rule';
import { thresholdOf } from '../threshold';

/** From a hundred series to ten thousand: such a metric costs as much as the rest of a monitoring setup. */
const tooMany = 100;

/** Labels with a value of their own for each user or request. */
const unbounded =
  /^(user|request|session|trace|span|order|message|device|customer|account)[_-]?id$|^(e[_-]?mail|ip|url|uuid|token)$/i;

export const metricCardinality: Rule = {
  id: 'obs/metric-cardinality',
  title: 'Metric with too many time series',
  severity: 'error',
  rationale:
    'A metrics store keeps one time series for each combination of label values, in memory, on every instance. Two harmless labels of a hundred values each make ten thousand; an id of users or requests has no end at all. Keep few label values, and put what is individual into logs or traces.',
  source: {
    title: 'Prometheus: Instrumentation (do not overuse labels)',
    url: 'https://prometheus.io/docs/practices/instrumentation/#do-not-overuse-labels',
  },
  threshold: { value: 100, dimension: 'count', meaning: 'time series of one metric on each instance' },
  *check(input) {
    const { spec } = input;
    const many = thresholdOf(metricCardinality, input);
    for (const metric of spec.practices?.observability?.metrics?.items ?? []) {
      const { labels } = metric;
      if (!labels) continue;
      const name = metric.name ? `\`${metric.name.value}\`` : 'This metric';
      const endless = labels.ids.find(({ id }) => unbounded.test(id.value));
      const counted = labels.ids.flatMap(({ quantity }) => quantity ?? []);
      const series = counted.reduce((product, { value }) => product * Math.max(1, value), 1);
      const largest = [...labels.ids].sort((a, b) => (b.quantity?.value ?? 0) - (a.quantity?.value ?? 0))[0];
      if (endless) {
        yield {
          message: `${name} has a label \`${endless.id.value}\`, with a value of its own for each one: the number of time series has no limit. Put it into logs or traces`,
          path: endless.id.place.path,
          span: endless.id.place.span,
          data: { label: endless.id.value },
        };
      } else if (series > many && largest) {
        yield {
          severity: series > tooMany * many ? 'error' : 'warning',
          message: `${name} has ${formatQuantity(series, 'count')} time series on each instance. Drop or coarsen \`${largest.id.value}\`${series > tooMany * many ? '' : `: above ${formatQuantity(many, 'count')}, look for another way`}`,
          path: largest.id.place.path,
          span: largest.id.place.span,
          data: { label: largest.id.value },
        };
      }
    }
  },
  fixes({ path, data }, { document }) {
    const label = String(data?.label);
    const edit = removeEntry(document.tree, path.replace(/(\.labels)[.[].*$/, '$1'), label);
    return edit ? [{ title: `Drop the label ${label}`, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3}
flows:
  login: {rate: 20/s, steps: [auth]}
practices:
  observability:
    metrics: [{name: logins_total, labels: {tenant: 10k, status: 5}}]
`,
    passing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3}
flows:
  login: {rate: 20/s, steps: [auth]}
practices:
  observability:
    metrics: [{name: logins_total, labels: {plan: 4, status: 5}}]
`,
  },
};
