import type { ComponentReport } from '../../analysis/results';
import { formatQuantity } from '../../quantity/format-quantity';
import type { Dimension } from '../../quantity/quantity';
import type { CheckedDocument } from '../../rules/check-document';
import type { Component } from '../../spec/model/component';
import type { Model } from '../../spec/model/model';
import { callGraphOf } from '../call-graph';
import { card, code, plain, someOf } from '../markdown-text';
import { assumptionLine } from './describe-assumptions';
import { downtime } from './describe-quantity';
import { filledFormula } from './filled-formula';

/** A component's role, who calls it, and its computed numbers with how they came about. */
export function describeComponent(id: string, checked: CheckedDocument): string | undefined {
  const { document, analysis } = checked;
  const component = analysis?.model.components.find((candidate) => candidate.id === id);
  if (!analysis || !component) return undefined;
  const { model, results } = analysis;
  const notes = document.spec?.components?.entries.get(id)?.notes;
  const heading = [`**${plain(id)}**`, component.kind, component.technology && plain(component.technology, 60)];
  return card(heading.filter(Boolean).join(' · '), [
    notes && plain(notes.value),
    rolesLine(component, model),
    ...reportLines(component, results.components[id] ?? {}, checked, model.currency),
    assumptionLine(results.assumptions, component.path),
  ]);
}

function rolesLine({ index }: Component, model: Model): string {
  const graph = callGraphOf(model);
  const names = (indices: ReadonlySet<number> | undefined) =>
    [...(indices ?? [])].flatMap((target) => {
      const component = model.components[target];
      return component ? [code(component.id)] : [];
    });
  const callers = names(graph.callers[index]);
  const callees = names(graph.callees[index]);
  const flows = [...(graph.flows[index] ?? [])].map((flow) => code(flow.id));
  const parts = [
    flows.length > 0 && `in ${flows.length === 1 ? 'flow' : 'flows'} ${someOf(flows)}`,
    callers.length > 0 && `called by ${someOf(callers)}`,
    callees.length > 0 && `calls ${someOf(callees)}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('; ') : 'no flow calls it, so it carries no load';
}

function* reportLines(
  { path }: Component,
  report: ComponentReport,
  checked: CheckedDocument,
  currency: string,
): Generator<string> {
  const made = (field: string) => filledFormula(checked, `${path}.${field}`);
  const { calls, utilization, response_time, headroom, availability, replicas, storage } = report;
  if (calls) yield `**Load** ${rate(calls.mean)} mean, ${rate(calls.peak)} at peak`;
  if (utilization) yield `**Utilisation** ${share(utilization.peak)} at peak${made('utilization.peak')}`;
  if (response_time) {
    const { mean, p99 } = response_time;
    yield `**Response time** p99 ${show(p99, 'duration')}; mean ${show(mean, 'duration')}${made('response_time.mean')}`;
  }
  if (headroom !== undefined) {
    yield `**Fits** ${show(headroom, 'factor')} of today's peak${made('headroom')}`;
  }
  if (report.loss !== undefined && report.loss > 0) yield `**Rejected** ${share(report.loss)} of its calls at peak`;
  if (availability !== undefined) {
    yield `**Availability** ${share(availability)}: ${downtime(1 - availability, 30)} down in 30 d`;
  }
  if (replicas) yield replicasLine(replicas);
  if (report.hit_ratio !== undefined) yield `**Hit ratio** ${share(report.hit_ratio)}`;
  if (storage) yield storageLine(storage);
  yield* recoveryAndCost(report, currency);
}

function replicasLine({ given, needed_at_peak, recommended }: NonNullable<ComponentReport['replicas']>): string {
  const parts = [
    `${show(given, 'count')} given`,
    needed_at_peak !== undefined && `${show(needed_at_peak, 'count')} needed at peak`,
    recommended !== undefined && `${show(recommended, 'count')} recommended`,
  ];
  return `**Replicas** ${parts.filter(Boolean).join(', ')}`;
}

function storageLine({ used, at_horizon, limit, full_after }: NonNullable<ComponentReport['storage']>): string {
  const parts = [
    used !== undefined && `${show(used, 'size')} used`,
    at_horizon !== undefined && `${show(at_horizon, 'size')} at the horizon`,
    limit !== undefined && `limit ${show(limit, 'size')}`,
    full_after !== undefined && `full after ${show(full_after, 'duration')}`,
  ];
  return `**Storage** ${parts.filter(Boolean).join(', ')}`;
}

function* recoveryAndCost({ recovery, cost }: ComponentReport, currency: string): Generator<string> {
  const times = [
    recovery?.rpo !== undefined && `RPO ${show(recovery.rpo, 'duration')}`,
    recovery?.rto !== undefined && `RTO ${show(recovery.rto, 'duration')}`,
  ].filter(Boolean);
  if (times.length > 0) yield `**Recovery** ${times.join(', ')}`;
  if (cost !== undefined) yield `**Cost** ${formatQuantity(cost, 'money-per-time', { currency })}`;
}

const show = (value: number, dimension: Dimension) => formatQuantity(value, dimension);
const rate = (value: number) => formatQuantity(value, 'rate');
const share = (value: number) => formatQuantity(value, 'fraction');
