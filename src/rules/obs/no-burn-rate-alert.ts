import { appendItem } from '../edits/append-item';
import type { Rule } from '../rule';

export const noBurnRateAlert: Rule = {
  id: 'obs/no-burn-rate-alert',
  title: 'Objective without a burn-rate alert',
  severity: 'warning',
  rationale:
    'An alert on the speed at which the error budget is spent pages for what users feel, and only when it matters: 14.4 times the allowed rate over an hour (2 % of a month’s budget) or 6 times over six hours pages somebody, 1 time over three days opens a ticket. Alerts on causes such as CPU miss outages and wake people for nothing.',
  source: { title: 'Google SRE Workbook: Alerting on SLOs', url: 'https://sre.google/workbook/alerting-on-slos/' },
  *check({ spec }) {
    const observability = spec.practices?.observability;
    if (!observability) return;
    const { alerts } = observability;
    if (alerts?.items.some(({ value }) => /burn/i.test(value))) return;
    const promised = [...(spec.flows?.entries ?? [])].filter(([, flow]) => flow.slo?.availability ?? flow.slo?.latency);
    const [first] = promised;
    if (!first) return;
    const whose = promised.length > 1 ? `${promised.length} flows have objectives` : `\`${first[0]}\` has an objective`;
    yield {
      message: `${whose}, but no alert says when the error budget burns too fast. Add \`slo-burn-rate\` to \`alerts\`: 14.4x over 1 h and 6x over 6 h page, 1x over 3 d opens a ticket`,
      path: observability.place.path,
      span: alerts?.place.span ?? observability.place.keySpan ?? observability.place.span,
    };
  },
  fixes({ path }, { document }) {
    const edit = appendItem(document.tree, path, 'alerts', 'slo-burn-rate');
    return edit ? [{ title: 'Add a burn-rate alert', edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3}
flows:
  login: {rate: 20/s, slo: {latency: {p99: 100ms}}, steps: [auth]}
practices:
  observability: {alerts: [saturation]}
`,
    passing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3}
flows:
  login: {rate: 20/s, slo: {latency: {p99: 100ms}}, steps: [auth]}
practices:
  observability: {alerts: [slo-burn-rate, saturation]}
`,
  },
};
