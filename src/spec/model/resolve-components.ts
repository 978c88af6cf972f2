import type { BoundQuantity, IdSet, Value } from '../binding/bound';
import type { ComponentSpec, PartitionSpec, Spec } from '../spec.generated';
import type {
  Backup,
  CacheTraits,
  Component,
  ComponentKind,
  Failover,
  Needs,
  Placement,
  QueueTraits,
  RateLimit,
  ReplicaFailure,
  Replication,
} from './component';
import { EntryResolver, type WrittenEntry } from './entry-resolver';
import { isBlocking } from './is-blocking';
import type { Region } from './model';
import { componentsIn, type Indices, type Names } from './names';
import { resolveWork } from './resolve-work';
import type { Resolver } from './resolver';
import { type Technologies, withTechnology } from './technology-defaults';
import { hour, minute } from './time';

/** Kinds that keep data in shards and copies. */
const stores: readonly ComponentKind[] = ['database', 'search', 'object-store', 'cache', 'queue', 'stream'];
/** Kinds that exist once for the whole world. */
const globalKinds: readonly ComponentKind[] = ['cdn', 'dns', 'external'];

/** What a component sees of its document, besides itself. */
export interface AmongComponents {
  readonly names: Pick<Names, 'components' | 'regions'>;
  readonly regions: readonly Region[];
  readonly technologies: Technologies | undefined;
}

const resolver = new EntryResolver(resolveComponent);

export function resolveComponents(spec: Spec, among: AmongComponents, to: Resolver): Component[] {
  return resolver.all(componentsIn(spec), among, to);
}

function resolveComponent(
  { id, index, written }: WrittenEntry<ComponentSpec>,
  among: AmongComponents,
  to: Resolver,
): Component {
  const { names, technologies } = among;
  const kind = written.kind?.value ?? 'service';
  const spec = withTechnology(written, kind, technologies, to);
  const { path } = spec.place;
  const placements = resolvePlacements(spec, kind, among, to);
  const replicas = placements[0]?.replicas ?? 1;
  const isStore = stores.includes(kind);
  return {
    index,
    id,
    path,
    kind,
    technology: spec.technology?.value,
    placements,
    autoscale: resolveAutoscale(spec, to),
    shards: Math.max(1, to.number(spec.shards) ?? 1),
    ...resolveWork(spec, kind, to),
    blocking: isBlocking(spec, kind),
    queueLimit: to.number(spec.queue_limit),
    rateLimit: resolveRateLimit(spec, to),
    pools: indexed(spec.pools?.entries, names.components, to),
    idleTimeout: to.number(spec.idle_timeout),
    failure: resolveFailure(spec, to),
    sla: to.number(spec.sla),
    needs: resolveNeeds(spec, kind, isStore, to),
    needsGiven: spec.needs !== undefined,
    commonCause: to.number(spec.common_cause) ?? 0,
    failover: resolveFailover(spec, to),
    dependsOn: indicesIn(spec.depends_on, names.components),
    limits: {
      memory: to.number(spec.memory),
      storage: to.number(spec.storage),
      iops: to.number(spec.iops),
      bandwidth: to.number(spec.bandwidth),
      connections: to.number(spec.connections),
    },
    scaling: spec.scaling && {
      contention: to.number(spec.scaling.contention) ?? 0,
      coherency: to.number(spec.scaling.coherency) ?? 0,
    },
    cost: spec.cost && {
      replica: to.number(spec.cost.replica),
      storage: to.number(spec.cost.storage),
      requests: to.number(spec.cost.requests),
      egress: to.number(spec.cost.egress),
      fixed: to.number(spec.cost.fixed),
    },
    patterns: spec.patterns?.items.map(({ value }) => value) ?? [],
    replication: isStore || spec.replication ? resolveReplication(spec, replicas, names.regions, to) : undefined,
    partition: spec.partition && resolvePartition(spec.partition, to),
    backup: resolveBackup(spec, names.regions, to),
    pointInTimeRecovery: to.number(spec.point_in_time_recovery),
    cache: kind === 'cache' || kind === 'cdn' ? resolveCache(spec, to) : undefined,
    queue: kind === 'queue' || kind === 'stream' ? resolveQueue(spec, names.components, to) : undefined,
    batch: Math.max(1, to.number(spec.batch) ?? 1),
    idempotent: spec.idempotent?.value ?? false,
    ...(kind === 'function' && resolvePlatform(spec, to)),
    window: resolveWindow(spec, to),
    healthCheck: spec.health_check && {
      interval: to.number(spec.health_check.interval),
      threshold: to.number(spec.health_check.threshold),
    },
    ttl: to.number(spec.ttl),
    layer: spec.layer?.value,
    sticky: spec.sticky?.value,
  };
}

/** What runs a function: how many instances, how long a new one takes, and how long an idle one is kept. */
function resolvePlatform(
  spec: ComponentSpec,
  to: Resolver,
): Pick<Component, 'coldStart' | 'keepWarm' | 'concurrencyLimit'> {
  const { path } = spec.place;
  const coldStart = to.number(spec.cold_start);
  const sized = spec.replicas ?? spec.capacity ?? spec.concurrency;
  return {
    coldStart,
    keepWarm:
      coldStart === undefined
        ? undefined
        : to.numberOr(
            spec.idle_timeout,
            `${path}.idle_timeout`,
            10 * minute,
            'platforms commonly keep an idle instance for 5 to 15 min',
          ),
    concurrencyLimit:
      sized || !spec.service_time
        ? to.number(spec.concurrency_limit)
        : to.numberOr(
            spec.concurrency_limit,
            `${path}.concurrency_limit`,
            1000,
            'a platform starts as many instances as there are calls, commonly up to 1000',
          ),
  };
}

function resolveWindow({ window: spans }: ComponentSpec, to: Resolver): Component['window'] {
  return spans && { size: to.number(spans.size) ?? 0, watermark: to.number(spans.watermark) ?? 0 };
}

function resolvePlacements(
  spec: ComponentSpec,
  kind: ComponentKind,
  { names, regions }: AmongComponents,
  to: Resolver,
): Placement[] {
  const replicas = to.number(spec.replicas?.value ?? spec.replicas?.min) ?? 1;
  const zonesOf = (region: Region | undefined) => Math.max(1, to.number(spec.zones) ?? region?.zones ?? 1);
  if (globalKinds.includes(kind)) return [{ region: -1, replicas, zones: to.number(spec.zones) ?? 1 }];
  const named = spec.regions?.ids.flatMap(({ id, quantity }) => {
    const region = names.regions.get(id.value);
    return region === undefined
      ? []
      : [{ region, replicas: quantity ? to.pick(quantity) : replicas, zones: zonesOf(regions[region]) }];
  });
  if (named && named.length > 0) return named;
  return regions.map((region, index) => ({ region: index, replicas, zones: zonesOf(region) }));
}

function resolveAutoscale(spec: ComponentSpec, to: Resolver): Component['autoscale'] {
  const { replicas } = spec;
  if (!replicas?.min && !replicas?.max) return undefined;
  const min = to.number(replicas.min) ?? 1;
  return {
    min,
    max: Math.max(min, to.number(replicas.max) ?? min),
    targetUtilization: to.numberOr(
      replicas.target_utilization,
      `${replicas.place.path}.target_utilization`,
      0.6,
      'autoscalers are commonly set between 50 and 70 %',
    ),
    scaleUpDelay: to.number(replicas.scale_up_delay),
  };
}

function resolveRateLimit(spec: ComponentSpec, to: Resolver): RateLimit | undefined {
  const rate = to.number(spec.rate_limit?.rate);
  if (rate === undefined) return undefined;
  return {
    rate,
    burst: to.number(spec.rate_limit?.burst),
    per: spec.rate_limit?.per?.value ?? 'all',
    onExceed: spec.rate_limit?.on_exceed?.value ?? 'reject',
    algorithm: spec.rate_limit?.algorithm?.value,
  };
}

function resolveFailure(spec: ComponentSpec, to: Resolver): ReplicaFailure | undefined {
  const { availability } = spec;
  if (!availability) return undefined;
  const mtbf = to.number(availability.mtbf);
  if (mtbf !== undefined) {
    const mttr = to.numberOr(
      availability.mttr,
      `${availability.place.path}.mttr`,
      hour,
      'an hour to repair or replace a replica',
    );
    return { unavailability: mttr / (mtbf + mttr), mttr };
  }
  const share = to.number(availability.value);
  if (share === undefined) return undefined;
  return {
    unavailability: 1 - share,
    mttr: to.numberOr(
      availability.mttr,
      `${availability.place.path}.mttr`,
      hour,
      'an hour to repair or replace a replica',
    ),
  };
}

function resolveNeeds(spec: ComponentSpec, kind: ComponentKind, isStore: boolean, to: Resolver): Needs {
  const { needs } = spec;
  if (needs) return 'dimension' in needs ? to.pick(needs) : needs.value;
  if (kind === 'lock') return 'majority';
  return isStore ? 'default' : 'peak';
}

function resolveFailover(spec: ComponentSpec, to: Resolver): Failover | undefined {
  const { failover } = spec;
  if (!failover) return undefined;
  const { path } = failover.place;
  return {
    mode: failover.mode?.value ?? 'automatic',
    detection: to.numberOr(failover.detection, `${path}.detection`, 10, 'three missed heartbeats a few seconds apart'),
    promotion: to.numberOr(failover.promotion, `${path}.promotion`, 20, 'election and catching up take some seconds'),
    success: to.numberOr(
      failover.success,
      `${path}.success`,
      1,
      'every failover is taken to work; untested ones do not',
    ),
  };
}

function resolveReplication(
  { replication }: ComponentSpec,
  replicas: number,
  regions: Indices,
  to: Resolver,
): Replication {
  const leader = replication?.leader && regions.get(replication.leader.value);
  return {
    mode: replication?.mode?.value ?? 'leader-follower',
    factor: to.number(replication?.factor) ?? replicas,
    sync: replication?.sync?.value ?? 'async',
    lag: to.number(replication?.lag),
    readQuorum: to.number(replication?.read_quorum),
    writeQuorum: to.number(replication?.write_quorum),
    readFrom: replication?.read_from?.value ?? 'leader',
    leader: leader ?? 0,
    betweenRegions: replication?.between_regions?.value ?? 'async',
    conflict: replication?.conflict?.value,
  };
}

function resolvePartition(partition: PartitionSpec, to: Resolver): NonNullable<Component['partition']> {
  return {
    key: partition.key?.items.map(({ value }) => value).join(', '),
    strategy: partition.strategy?.value,
    keys: to.number(partition.keys),
    skew: to.number(partition.skew),
    hottest: to.number(partition.hottest),
  };
}

function resolveBackup({ backup }: ComponentSpec, regions: Indices, to: Resolver): Backup | undefined {
  return (
    backup && {
      interval: to.number(backup.interval),
      duration: to.number(backup.duration),
      retention: durationOrForever(backup.retention, to),
      restoreRate: to.number(backup.restore_rate),
      lastTested: backup.last_tested?.value,
      regions: backup.regions && indicesIn(backup.regions, regions),
    }
  );
}

function resolveCache(spec: ComponentSpec, to: Resolver): CacheTraits {
  return {
    hitRatio: to.number(spec.hit_ratio),
    items: to.number(spec.items),
    itemSize: to.number(spec.item_size),
    skew: to.number(spec.skew),
    eviction: spec.eviction?.value ?? 'lru',
    invalidation: spec.invalidation?.value,
    warmUp: to.number(spec.warm_up),
    stampede: spec.stampede?.value,
  };
}

function resolveQueue(spec: ComponentSpec, components: Indices, to: Resolver): QueueTraits {
  const deadLetter = spec.dead_letter?.value;
  return {
    partitions: to.number(spec.partitions),
    retention: durationOrForever(spec.retention, to),
    delivery: spec.delivery?.value ?? 'at-least-once',
    ordering: spec.ordering?.value ?? 'none',
    deadLetter: typeof deadLetter === 'string' ? components.get(deadLetter) : deadLetter,
    attempts: to.number(spec.attempts),
    visibilityTimeout: to.number(spec.visibility_timeout),
  };
}

/** Undefined when there is no end to it. */
export function durationOrForever(
  value: BoundQuantity | Value<'forever'> | undefined,
  to: Resolver,
): number | undefined {
  return value && 'dimension' in value ? to.pick(value) : undefined;
}

/** Of the ids that name something. */
export function indicesIn(set: IdSet | undefined, indices: Indices): number[] {
  return (set?.ids ?? []).flatMap(({ id }) => indices.get(id.value) ?? []);
}

/** Index -> number, from a mapping by id. */
export function indexed(
  entries: ReadonlyMap<string, BoundQuantity> | undefined,
  indices: Indices,
  to: Resolver,
): Map<number, number> {
  const result = new Map<number, number>();
  for (const [id, quantity] of entries ?? []) {
    const index = indices.get(id);
    if (index !== undefined) result.set(index, to.pick(quantity));
  }
  return result;
}
