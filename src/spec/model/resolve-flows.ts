import type { BoundQuantity, IdSet, Value } from '../binding/bound';
import type { FlowSpec, Spec, StepSpec } from '../spec.generated';
import { EntryResolver, type WrittenEntry } from './entry-resolver';
import { type Access, type Flow, type Percentile, percentiles, type Retries, type Slo, type Step } from './flow';
import type { Workload } from './model';
import type { Indices, Names } from './names';
import { resolveServiceTime } from './resolve-service-time';
import type { Resolver } from './resolver';

/** What a flow sees of its document, besides itself. */
export interface AmongFlows {
  readonly names: Names;
  readonly workload: Workload;
  /** Seconds: that of the objectives. */
  readonly window: number;
  /** Flows that take from each queue, by its id. */
  readonly consumers: ReadonlyMap<string, number>;
}

const resolver = new EntryResolver(resolveFlow);

export function resolveFlows(spec: Spec, among: AmongFlows, to: Resolver): Flow[] {
  return resolver.all(spec.flows?.entries ?? [], among, to);
}

function resolveFlow({ id, index, written: flow }: WrittenEntry<FlowSpec>, among: AmongFlows, to: Resolver): Flow {
  const { names, workload, window, consumers } = among;
  const from = flow.from && names.components.get(flow.from.value);
  return {
    index,
    id,
    path: flow.place.path,
    rate: flow.from ? undefined : resolveRate(flow, workload, to),
    from: from === undefined ? undefined : { component: from, share: resolveShare(flow, consumers, to) },
    slo: resolveSlo(flow, window, to),
    freshness: resolveFreshness(flow, names.flows, to),
    criticality: flow.criticality?.value ?? 'normal',
    steps: resolveSteps(flow.steps?.items, names, to),
    patterns: flow.patterns?.items.map(({ value }) => value) ?? [],
  };
}

function resolveRate(flow: FlowSpec, workload: Workload, to: Resolver): Flow['rate'] {
  const mean = flow.rate?.mean ?? flow.rate?.value;
  const peak = flow.rate?.peak;
  const perSecond = (quantity: BoundQuantity<'rate'> | undefined) =>
    quantity && to.pick(quantity) * population(quantity, workload);
  const meanRate = perSecond(mean);
  const peakRate = perSecond(peak);
  if (meanRate === undefined && peakRate === undefined) return undefined;
  if (meanRate === undefined || Number.isNaN(meanRate)) {
    if (peakRate === undefined) return undefined;
    return {
      mean: to.assume(
        `${flow.place.path}.rate.mean`,
        peakRate / workload.peakFactor,
        'the peak divided by the peak factor',
      ),
      peak: peakRate,
    };
  }
  return { mean: meanRate, peak: peakRate ?? meanRate * workload.peakFactor };
}

/** What a rate `per user` or `per session` is multiplied by; 0 when the document does not say (a finding asks for it). */
function population(quantity: BoundQuantity<'rate'>, workload: Workload): number {
  if (quantity.per === 'user') return workload.dailyActive ?? 0;
  return quantity.per === 'session' ? (workload.concurrent ?? 0) : 1;
}

/** Every consumer group of a stream gets every message; the consumers of a queue divide them. */
export function consumersOfQueues({ flows, components }: Spec): Map<string, number> {
  const consumers = new Map<string, number>();
  for (const { from } of flows?.entries.values() ?? []) {
    if (!from || components?.entries.get(from.value)?.kind?.value !== 'queue') continue;
    consumers.set(from.value, (consumers.get(from.value) ?? 0) + 1);
  }
  return consumers;
}

function resolveShare(flow: FlowSpec, consumers: AmongFlows['consumers'], to: Resolver): number {
  if (flow.share) return to.pick(flow.share);
  const number = consumers.get(flow.from?.value ?? '') ?? 1;
  if (number === 1) return 1;
  return to.assume(
    `${flow.place.path}.share`,
    1 / number,
    `${number} flows take from this queue and divide its messages evenly`,
  );
}

function resolveSlo(flow: FlowSpec, window: number, to: Resolver): Slo {
  const latency = new Map<Percentile, number>();
  for (const percentile of percentiles) {
    const target = flow.slo?.latency?.[percentile];
    if (target) latency.set(percentile, to.pick(target));
  }
  return { availability: to.number(flow.slo?.availability), latency, window: to.number(flow.slo?.window) ?? window };
}

function resolveFreshness(flow: FlowSpec, flows: Indices, to: Resolver): Flow['freshness'] {
  const within = flow.freshness?.within;
  if (!within) return undefined;
  const since = flow.freshness?.since && flows.get(flow.freshness.since.value);
  return { within: to.pick(within), since };
}

function resolveSteps(steps: readonly StepSpec[] | undefined, names: Names, to: Resolver): Step[] {
  return (steps ?? []).flatMap((step) => resolveStep(step, names, to) ?? []);
}

/** A step whose component does not exist is left out: a finding names it, and the rest still gets its numbers. */
function resolveStep(step: StepSpec, names: Names, to: Resolver): Step | undefined {
  const verb = step.parallel ? 'parallel' : step.publish ? 'publish' : step.send ? 'send' : 'call';
  const target = verb === 'parallel' ? -1 : names.components.get(step[verb]?.value ?? '');
  if (target === undefined) return undefined;
  const writes = resolveAccess(step.writes, names.datasets, to);
  const nested = verb === 'parallel' ? step.parallel : step.steps;
  return {
    path: step.place.path,
    verb,
    target,
    operation: step.operation?.value ?? (writes.length > 0 ? 'write' : 'read'),
    times: to.number(step.times) ?? 1,
    probability: to.number(step.probability) ?? 1,
    fanOut: wordOr(step.fan_out, to) ?? 1,
    waitFor: wordOr(step.wait_for, to) ?? 'all',
    batch: Math.max(1, to.number(step.batch) ?? 1),
    service: resolveServiceTime(step.service_time, to),
    hitRatio: to.number(step.hit_ratio),
    requestSize: to.number(step.request_size),
    responseSize: to.number(step.response_size),
    timeout: to.number(step.timeout),
    retries: resolveRetries(step, to),
    circuitBreaker: step.circuit_breaker && {
      threshold: to.number(step.circuit_breaker.threshold),
      openFor: to.number(step.circuit_breaker.open_for),
    },
    hedge: resolveHedge(step, to),
    optional: step.optional?.value ?? false,
    idempotencyKey: step.idempotency_key?.value ?? false,
    via: step.via?.value,
    consistency: step.consistency?.value,
    reads: resolveAccess(step.reads, names.datasets, to),
    writes,
    steps: resolveSteps(nested?.items, names, to),
    onMiss: resolveSteps(step.on_miss?.items, names, to),
    onFailure: resolveSteps(step.on_failure?.items, names, to),
    pivot: step.pivot?.value ?? false,
  };
}

function wordOr<W extends string>(value: BoundQuantity | Value<W> | undefined, to: Resolver): number | W | undefined {
  if (value === undefined) return undefined;
  return 'dimension' in value ? to.pick(value) : value.value;
}

function resolveAccess(set: IdSet | undefined, datasets: Indices, to: Resolver): Access[] {
  return (set?.ids ?? []).flatMap(({ id, quantity }) => {
    const dataset = datasets.get(id.value);
    return dataset === undefined ? [] : [{ dataset, records: quantity ? to.pick(quantity) : 1 }];
  });
}

function resolveRetries(step: StepSpec, to: Resolver): Retries | undefined {
  const { retries } = step;
  if (!retries) return undefined;
  const path = `${retries.place.path}.attempts`;
  return {
    attempts: Math.max(1, to.numberOr(retries.attempts, path, 3, 'three tries, the first included')),
    on: retries.on?.items.map(({ value }) => value) ?? ['timeout', 'error'],
    backoff: retries.backoff?.value,
    base: to.number(retries.base),
    max: to.number(retries.max),
    jitter: retries.jitter?.value,
    budget: to.number(retries.budget),
  };
}

function resolveHedge(step: StepSpec, to: Resolver): Step['hedge'] {
  const after = step.hedge?.after;
  if (!after) return undefined;
  return 'dimension' in after ? { after: to.pick(after) } : { afterPercentile: after.value };
}
