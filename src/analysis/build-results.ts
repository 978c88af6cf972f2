import { withLater } from '../spec/lazy';
import { once } from '../spec/once';
import type { Parts } from './analyse';
import { componentsOnPath } from './availability/availability-path';
import { hidesCommonCause } from './availability/common-cause';
import { largestSafeLoad } from './capacity/metastability';
import { openBreakers } from './capacity/open-breakers';
import { isAnswered, responseTimeOf } from './latency/flow-latency';
import type { Freshness } from './latency/freshness';
import { tailShares } from './latency/tail-shares';
import { systemObjectives, verdictOf } from './objectives';
import type { ComponentRecovery } from './recovery/component-recovery';
import type {
  AvailabilityReport,
  ComponentReport,
  CostReport,
  DatasetReport,
  FlowReport,
  LatencyReport,
  Results,
} from './results';

/** How many causes of downtime a report names. */
const causesShown = 8;

/**
 * The parts of an analysis by id, in the terms of the report. Fields that are unknown or do not apply are absent; what
 * many readers leave aside is computed when it is read.
 */
export function buildResults(parts: Parts, invalid: boolean): Results {
  const { model, capacity } = parts;
  const objectives = once(() => systemObjectives(parts));
  // In the order of the report: a reader of its text meets the verdict first.
  return withLater<Results>(sparse<Partial<Results>>({ title: model.title || undefined }), {
    verdict: () => {
      const overloaded = capacity.components.some(({ status }) => status === 'overloaded');
      return verdictOf([...objectives(), ...parts.objectives.flat()], overloaded, invalid);
    },
    objectives,
    flows: () => byId(model.flows, ({ index }) => flowReport(parts, index)),
    components: () => byId(model.components, ({ index }) => componentReport(parts, index)),
    data: () => byId(model.datasets, ({ index }) => datasetReport(parts, index)),
    bandwidth: () => bandwidthReport(parts),
    ...(model.components.some(({ cost }) => cost !== undefined) && { cost: () => costReport(parts) }),
    ...(capacity.loaded && {
      bottleneck: () => bottleneckOf(parts),
      max_rate_multiple: () => capacity.maxRateMultiple,
    }),
    ...(capacity.metastable.length > 0 && { safe_rate_multiple: () => largestSafeLoad(capacity) }),
    scenarios: () => ({}),
    stages: () => ({}),
    assumptions: () => [...model.assumptions, ...openBreakers(capacity)],
  });
}

function bandwidthReport({ bandwidth }: Parts): Results['bandwidth'] {
  if (!bandwidth.known) return {};
  return {
    ingress: bandwidth.ingress,
    egress: bandwidth.egress,
    between_zones: bandwidth.betweenZones,
    between_regions: bandwidth.betweenRegions,
  };
}

function costReport({ model, cost }: Parts): Results['cost'] {
  if (!cost) return undefined;
  return sparse<CostReport>({
    monthly: cost.monthly,
    at_horizon: cost.atHorizon,
    per_million_requests: cost.perMillionRequests,
    by_component: Object.fromEntries(
      model.components.flatMap(({ id, index }) => {
        const own = cost.components[index];
        return own ? [[id, own.monthly]] : [];
      }),
    ),
    by_flow: Object.fromEntries(model.flows.map(({ id, index }) => [id, cost.flows[index]?.monthly ?? 0])),
    by_driver: Object.fromEntries(cost.drivers.map(({ driver, monthly }) => [driver, monthly])),
    currency: model.currency,
  });
}

function bottleneckOf({ model, capacity: { bottleneck } }: Parts): Results['bottleneck'] {
  return bottleneck && { component: model.components[bottleneck.component]!.id, multiple: bottleneck.multiple };
}

function flowReport(parts: Parts, index: number): FlowReport {
  const { model, capacity, availability } = parts;
  const { rate, moments, loss, amplification, freshness } = capacity.flows[index]!;
  const up = availability.flows[index];
  const known = rate.peak > 0;
  const backlog = parts.backlogs[index];
  const stands = parts.stopped && backlog !== undefined;
  return withLater<FlowReport>(sparse<Partial<FlowReport>>({ rate: known ? rate : undefined }), {
    ...(moments && !stands && { latency: () => latencyReport(parts, index) }),
    ...(up && { availability: () => availabilityReport(parts, index) }),
    objectives: () => parts.objectives[index]!,
    ...(known && { loss: () => loss }),
    ...(freshness && !stands && { freshness: () => freshnessReport(freshness) }),
    ...(backlog && { backlog: () => sparse({ peak: backlog.peak, catch_up: backlog.catchUp }) }),
    ...(up?.errorBudget && { error_budget: () => up.errorBudget }),
    ...(known && { request_amplification: () => amplification }),
    ...(up && {
      single_points_of_failure: () =>
        parts.causes[index]!.singlePointsOfFailure.map((component) => model.components[component]!.id),
      cut_sets: () => parts.causes[index]!.cutSets.map(({ names }) => [...names]),
    }),
  });
}

function freshnessReport({ p50, p99, drain }: Freshness): FlowReport['freshness'] {
  return sparse({ p50, p99, drain });
}

function latencyReport({ model, capacity }: Parts, index: number): LatencyReport {
  const report = sparse<LatencyReport>({ ...capacity.flows[index]!.latency, method: 'approximation' });
  return withLater<LatencyReport>(report, {
    tail_share: () =>
      tailShares(capacity, index)
        .filter(({ seconds }) => seconds > 0)
        .map(({ component, seconds }) => ({ component: model.components[component]!.id, seconds })),
  });
}

function availabilityReport(parts: Parts, index: number): AvailabilityReport | undefined {
  const up = parts.availability.flows[index];
  if (!up) return undefined;
  const report = sparse<Partial<AvailabilityReport>>({
    value: up.value,
    downtime_30d: up.downtime30d,
    downtime_365d: up.downtime365d,
    method: up.method,
  });
  const path = componentsOnPath(parts.model, parts.model.flows[index]!);
  return withLater<AvailabilityReport>(report, {
    ...('modes' in up && { modes: () => up.modes }),
    ...([...path].some((component) => hidesCommonCause(parts.model.components[component]!)) && {
      with_common_cause: () => parts.withCommonCause[index],
    }),
    contributors: () =>
      parts.causes[index]!.contributors.filter(({ share }) => share > 0)
        .slice(0, causesShown)
        .map(({ id, share }) => ({ component: id, share })),
  });
}

function componentReport(parts: Parts, index: number): ComponentReport {
  const { capacity, availability, data, bandwidth, recovery, cost } = parts;
  const result = capacity.components[index]!;
  const up = availability.components[index];
  const storage = data.storage[index];
  const bytes = bandwidth.components[index];
  const report = sparse<ComponentReport>({
    calls: result.calls.peak > 0 ? result.calls : undefined,
    servers: result.servers,
    service_time: result.serviceTime,
    holding_time: result.holdingTime,
    utilization: result.utilization,
    max_throughput: result.maxThroughput,
    headroom: result.headroom,
    wait: result.wait,
    queue_length: result.queueLength,
    in_use: result.inUse,
    loss: result.calls.peak > 0 ? result.loss : undefined,
    availability: up && 1 - up.unavailability,
    replicas: sparse({
      given: result.replicas.given,
      needed_at_peak: result.replicas.neededAtPeak,
      recommended: result.replicas.recommended,
    }),
    runway: result.runway && sparse(result.runway),
    hottest_partition: result.hottestPartition,
    metastable: metastableOf(parts, index),
    hit_ratio: result.hitRatio,
    storage:
      storage &&
      sparse({
        used: storage.used,
        at_horizon: storage.atHorizon,
        limit: storage.limit,
        full_after: storage.fullAfter,
      }),
    bandwidth: bytes && (bytes.in > 0 || bytes.out > 0) ? { in: bytes.in, out: bytes.out } : undefined,
    recovery: recoveryReport(recovery.components[index]),
    cost: cost?.components[index]?.monthly,
  });
  return result.calls.peak > 0 && isAnswered(capacity.hops, index)
    ? withLater<ComponentReport>(report, { response_time: () => responseTimeOf(capacity.hops, index) })
    : report;
}

function metastableOf({ capacity }: Parts, index: number): ComponentReport['metastable'] {
  const states = capacity.metastable.filter(({ component }) => component === index);
  if (states.length === 0) return undefined;
  const worst = states.reduce((a, b) => (b.storm > a.storm ? b : a));
  return { cold: worst.cold, storm: worst.storm };
}

function recoveryReport(recovery: ComponentRecovery | undefined): ComponentReport['recovery'] {
  if (recovery?.rpo === undefined && recovery?.rto === undefined) return undefined;
  return sparse({ rpo: recovery.rpo, rto: recovery.rto });
}

function datasetReport({ data }: Parts, index: number): DatasetReport {
  const volume = data.datasets[index]!;
  return sparse<DatasetReport>({
    records_per_second: volume.recordsPerSecond,
    bytes_per_day: volume.bytesPerDay,
    records_at_horizon: volume.recordsAtHorizon,
    raw_at_horizon: volume.rawAtHorizon,
    stored_at_horizon: volume.storedAtHorizon,
    per_shard_at_horizon: volume.perShardAtHorizon,
    working_set: volume.workingSet,
  });
}

/** Each computed when it is read. */
function byId<T extends { readonly id: string }, R>(items: readonly T[], of: (item: T) => R): Record<string, R> {
  return withLater<Record<string, R>>({}, Object.fromEntries(items.map((item) => [item.id, () => of(item)])));
}

/** Without the fields that are undefined: an absent field is absent, also for `in` and `Object.keys`. */
function sparse<T extends object>(fields: T): T {
  const present: Partial<T> = {};
  for (const key in fields) if (fields[key] !== undefined) present[key] = fields[key];
  return present as T;
}
