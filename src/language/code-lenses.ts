import type { ComponentReport, FlowReport } from '../analysis/results';
import { formatQuantity } from '../quantity/format-quantity';
import type { CheckedDocument } from '../rules/check-document';
import type { Component } from '../spec/model/component';
import type { Flow } from '../spec/model/flow';
import type { Span } from '../spec/span';
import { entryOf } from '../spec/syntax/node';
import { targetAt } from '../spec/syntax/path';
import { availabilityAgainstTarget, latencyAgainstTarget } from './objective-text';
import { serversOf } from './servers';
import { verdictText } from './status';

/** A line of results above the text that causes them. */
export interface CodeLens extends Span {
  readonly kind: 'verdict' | 'component' | 'flow' | 'dataset';
  readonly title: string;
  /** What to show when it is clicked, as a path of the report. */
  readonly path: string;
}

/** The results of the whole design, of each component, flow and dataset; nothing where nothing is known. */
export function codeLenses({ document, analysis }: CheckedDocument): CodeLens[] {
  if (!analysis) return [];
  const { model, results } = analysis;
  const { root } = document.tree;
  const lens = (kind: CodeLens['kind'], path: string, title: string): CodeLens[] => {
    const span = targetAt(root, path)?.key?.span;
    return span && title !== '' ? [{ ...span, kind, title, path }] : [];
  };
  const headroom = entryOf(root, 'headroom');
  const horizon = formatQuantity(model.workload.horizon, 'duration');
  return [
    ...(headroom ? [{ ...headroom.key.span, kind: 'verdict' as const, title: verdictText(results), path: '' }] : []),
    ...model.components.flatMap((component) =>
      lens('component', component.path, componentTitle(component, results.components[component.id] ?? {})),
    ),
    ...model.flows.flatMap((flow) => lens('flow', flow.path, flowTitle(flow, results.flows[flow.id]))),
    ...model.datasets.flatMap(({ id, path }) => {
      const { stored_at_horizon: stored, per_shard_at_horizon: perShard } = results.data[id] ?? {};
      const parts = [
        stored !== undefined && `${formatQuantity(stored, 'size')} in ${horizon}`,
        perShard !== undefined && `${formatQuantity(perShard, 'size')} per shard`,
      ];
      return lens('dataset', path, joined(parts));
    }),
  ].sort((a, b) => a.start - b.start);
}

/** `peak 62% of 24 workers · p99 18 ms · fits 1.6x` */
function componentTitle({ kind }: Component, report: ComponentReport): string {
  const { utilization, servers, response_time, headroom, calls } = report;
  const saturated = utilization !== undefined && utilization.peak >= 1;
  const load =
    utilization &&
    `${saturated ? 'saturated: ' : ''}peak ${formatQuantity(utilization.peak, 'fraction')}${
      servers === undefined ? '' : ` of ${formatQuantity(servers, 'count')} ${serversOf(kind, servers)}`
    }`;
  return joined([
    load ?? (calls && `peak ${formatQuantity(calls.peak, 'rate')}`),
    !saturated && response_time && response_time.p99 > 0 && `p99 ${formatQuantity(response_time.p99, 'duration')}`,
    headroom !== undefined && `fits ${formatQuantity(headroom, 'factor')}`,
    report.loss !== undefined && report.loss > 0 && `rejects ${formatQuantity(report.loss, 'fraction')}`,
  ]);
}

/** `99.93%, SLO 99.95%: 8.6 min over in 30 d · p99 84 ms, SLO 80 ms: 4 ms over` */
function flowTitle({ slo, freshness }: Flow, report: FlowReport | undefined): string {
  if (!report) return '';
  const { availability, latency } = report;
  const promised = [...slo.latency.keys()];
  const percentiles = promised.length > 0 ? promised : (['p99'] as const);
  return joined([
    availability && availabilityAgainstTarget(servedShare(report) ?? availability.value, slo.availability),
    ...percentiles.map((name) => latency && latencyAgainstTarget(name, latency[name], slo.latency.get(name))),
    report.freshness && freshness && latencyAgainstTarget('age p99', report.freshness.p99, freshness.within),
    report.loss !== undefined && report.loss > 0 && `loses ${formatQuantity(report.loss, 'fraction')}`,
  ]);
}

/** What the objective is held against: availability less what is lost at peak. */
function servedShare({ objectives }: FlowReport): number | undefined {
  return objectives.find(({ objective }) => objective === 'availability')?.value;
}

function joined(parts: readonly (string | false | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}
