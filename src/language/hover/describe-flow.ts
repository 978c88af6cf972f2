import { failureName } from '../../analysis/availability/failure-names';
import type { FlowReport } from '../../analysis/results';
import { formatQuantity } from '../../quantity/format-quantity';
import type { CheckedDocument } from '../../rules/check-document';
import type { Flow, Percentile } from '../../spec/model/flow';
import { card, code, plain, someOf } from '../markdown-text';
import { availabilityAgainstTarget, latencyAgainstTarget } from '../objective-text';
import { assumptionLine } from './describe-assumptions';
import { filledFormula } from './filled-formula';

/** A flow's rate, its latency and availability against what it promises, and what they are made of. */
export function describeFlow(id: string, checked: CheckedDocument): string | undefined {
  const { document, analysis } = checked;
  const flow = analysis?.model.flows.find((candidate) => candidate.id === id);
  if (!analysis || !flow) return undefined;
  const { model, results } = analysis;
  const report = results.flows[id];
  const description = document.spec?.flows?.entries.get(id)?.description;
  const source = flow.from && model.components[flow.from.component];
  return card(
    [`**${plain(id)}**`, 'flow', flow.criticality !== 'normal' && flow.criticality].filter(Boolean).join(' · '),
    [
      description && plain(description.value),
      source && `takes ${formatQuantity(flow.from?.share ?? 1, 'fraction')} of the messages of ${code(source.id)}`,
      ...(report ? reportLines(flow, report, checked) : []),
      assumptionLine(results.assumptions, flow.path),
    ],
  );
}

function* reportLines(flow: Flow, report: FlowReport, checked: CheckedDocument): Generator<string> {
  const { rate, latency, availability, freshness, backlog } = report;
  if (rate) {
    const made = filledFormula(checked, `${flow.path}.rate.peak`);
    yield `**Rate** ${formatQuantity(rate.mean, 'rate')} mean, ${formatQuantity(rate.peak, 'rate')} at peak${made}`;
  }
  if (latency) {
    const promised = [...flow.slo.latency.keys()];
    const shown: Percentile[] = promised.length > 0 ? promised : ['p50', 'p99'];
    const percentiles = shown.map((name) => latencyAgainstTarget(name, latency[name], flow.slo.latency.get(name)));
    const known = percentiles.filter((text) => text !== '');
    if (known.length > 0) yield `**Latency** ${known.join('; ')}`;
    const hops = [...(latency.tail_share ?? [])].sort((a, b) => b.seconds - a.seconds).slice(0, 3);
    if (hops.length > 0)
      yield `**Slow requests** spend ${hops.map((hop) => `${duration(hop.seconds)} in ${code(hop.component)}`).join(', ')}`;
  }
  if (availability) {
    yield `**Availability** ${availabilityAgainstTarget(availability.value, flow.slo.availability)}`;
    const causes = availability.contributors.slice(0, 3);
    if (causes.length > 0) {
      yield `**Downtime** by ${causes.map((cause) => `${failureName(cause.component, '`')} ${formatQuantity(cause.share, 'fraction')}`).join(', ')}`;
    }
  }
  const single = report.single_points_of_failure ?? [];
  if (single.length > 0) yield `**Single points of failure** ${someOf(single.map(code))}`;
  if (report.loss !== undefined && report.loss > 0)
    yield `**Lost** ${formatQuantity(report.loss, 'fraction')} of requests at peak`;
  if (freshness) {
    const target = flow.freshness ? `, target ${duration(flow.freshness.within)}` : '';
    yield `**Freshness** p99 ${duration(freshness.p99)}${target}`;
  }
  if (backlog?.catch_up !== undefined) yield `**Backlog** worked off in ${duration(backlog.catch_up)}`;
  if (report.request_amplification !== undefined) {
    yield `**Calls** ${formatQuantity(report.request_amplification, 'count')} for each request`;
  }
}

const duration = (seconds: number) => formatQuantity(seconds, 'duration');
