import { formatAsWritten } from '../../quantity/format-quantity';
import { isWritten } from '../../spec/binding/is-written';
import { setField } from '../../spec/edit/set-field';
import { roundUp } from '../round-up';
import type { Rule } from '../rule';

export const criticalFlowNoSlo: Rule = {
  id: 'obs/critical-flow-no-slo',
  title: 'Critical flow without an objective',
  severity: 'warning',
  rationale:
    'A flow that matters most deserves a number that says how good is good enough. Without one nobody can tell whether the design suffices, when to page, or whether there is room for a risky release; every incident starts with a debate about whether it is one.',
  source: {
    title: 'Google SRE Book: Service Level Objectives',
    url: 'https://sre.google/sre-book/service-level-objectives/',
  },
  *check({ spec }) {
    for (const [id, flow] of spec.flows?.entries ?? []) {
      if (flow.criticality?.value !== 'critical' || isWritten(flow, 'slo') || isWritten(flow, 'freshness')) continue;
      yield {
        message: `\`${id}\` is critical, but nothing says how available or how fast it has to be. Add ${flow.from ? '`freshness`' : '`slo: {availability, latency: {p99}}`'}`,
        path: flow.place.path,
        span: flow.criticality.place.span,
      };
    }
  },
  fixes({ path }, { document, model, analysis }) {
    const flow = model.flows.find((candidate) => candidate.path === path);
    const result = flow && analysis.results.flows[flow.id];
    if (!flow) return [];
    if (flow.from) {
      const age = formatAsWritten(roundUp(2 * (result?.freshness?.p99 ?? 30)), 'duration');
      const edit = setField(document.tree, path, 'freshness', age);
      return edit ? [{ title: `Promise results within ${age}`, edits: [edit], preferred: true }] : [];
    }
    const served = result?.availability && result.availability.value - (result.loss ?? 0);
    const promise = nines(served);
    // What fails this often has to be repaired before anything can be promised.
    if (promise === undefined) return [];
    const availability = formatAsWritten(promise, 'fraction');
    const p99 = formatAsWritten(roundUp(1.5 * (result?.latency?.p99 ?? 0.2)), 'duration');
    const edit = setField(document.tree, path, 'slo', `{availability: ${availability}, latency: {p99: ${p99}}}`);
    const isKnown = served !== undefined && result?.latency?.p99 !== undefined;
    const title = `Promise ${availability}, p99 ${p99}${isKnown ? ': what the design can hold' : ''}`;
    return edit ? [{ title, edits: [edit], preferred: true }] : [];
  },
  examples: {
    failing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3}
flows:
  login: {rate: 20/s, criticality: critical, steps: [auth]}
`,
    passing: `headroom: 1
title: Login
workload: {peak_factor: 3x}
components:
  auth: {kind: service, service_time: 5ms, concurrency: 16, replicas: 3}
flows:
  login: {rate: 20/s, criticality: critical, slo: {availability: 99.9%, latency: {p99: 100ms}}, steps: [auth]}
`,
  },
};

/** The largest usual promise that an availability keeps with half of its budget to spare. */
function nines(availability: number | undefined): number | undefined {
  const usual = [0.9999, 0.9995, 0.999, 0.995, 0.99, 0.95, 0.9];
  if (availability === undefined) return 0.999;
  return usual.find((promise) => 1 - availability <= (1 - promise) / 2);
}
