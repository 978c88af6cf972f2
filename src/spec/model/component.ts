import type { ServiceTime } from '../../quantity/service-time';

export const componentKinds = [
  'client',
  'load-balancer',
  'gateway',
  'cdn',
  'dns',
  'service',
  'function',
  'worker',
  'cache',
  'database',
  'search',
  'queue',
  'stream',
  'object-store',
  'file-store',
  'lock',
  'scheduler',
  'external',
] as const;
export type ComponentKind = (typeof componentKinds)[number];

/** A box of the design. Numbers are of ONE replica unless said otherwise; seconds, bytes, per second. */
export interface Component {
  readonly index: number;
  readonly id: string;
  readonly path: string;
  readonly kind: ComponentKind;
  readonly technology?: string;
  /** Where it runs; `cdn`, `dns` and `external` have one global placement (`region` -1). */
  readonly placements: readonly Placement[];
  readonly autoscale?: Autoscale;
  readonly shards: number;
  /** Calls that one replica works on at once, as given or derived from `capacity` x `service_time`. */
  readonly concurrency: number;
  /** Own work of one call; absent: the station is unchecked, or a pure delay of zero. */
  readonly service?: ServiceTime;
  /** It adds its service time but never queues: an external, CDN or DNS without a stated limit. */
  readonly delayOnly: boolean;
  /** Calls per second that one replica sustains, if the author stated it. */
  readonly capacity?: number;
  /** Whether a worker is held while the calls it makes are under way. */
  readonly blocking: boolean;
  readonly queueLimit?: number;
  readonly rateLimit?: RateLimit;
  /** Component index -> connections that one replica holds to each shard of it. */
  readonly pools: ReadonlyMap<number, number>;
  readonly idleTimeout?: number;
  /** Of one replica. */
  readonly failure?: ReplicaFailure;
  /** Of the whole component in each region, as a service someone else runs. */
  readonly sla?: number;
  readonly needs: Needs;
  /** Whether `needs` was written by the author (stores otherwise follow their replication). */
  readonly needsGiven: boolean;
  readonly commonCause: number;
  readonly failover?: Failover;
  readonly dependsOn: readonly number[];
  readonly limits: Limits;
  /** Universal Scalability Law over the calls in work in one replica. */
  readonly scaling?: { readonly contention: number; readonly coherency: number };
  readonly cost?: Prices;
  readonly patterns: readonly string[];
  readonly replication?: Replication;
  readonly partition?: Partition;
  readonly backup?: Backup;
  /** Seconds of writes that at most are lost by a restore to a point in time. */
  readonly pointInTimeRecovery?: number;
  readonly cache?: CacheTraits;
  readonly queue?: QueueTraits;
  /** Messages taken at once by a worker. */
  readonly batch: number;
  readonly idempotent: boolean;
  readonly coldStart?: number;
  /** Seconds for which the platform of a function keeps an idle instance; with a cold start. */
  readonly keepWarm?: number;
  readonly concurrencyLimit?: number;
  /** Of a stream computation: seconds that a window spans, and for which its result waits for late messages. */
  readonly window?: { readonly size: number; readonly watermark: number };
  readonly healthCheck?: { readonly interval?: number; readonly threshold?: number };
  /** A `dns` or cache time to live. */
  readonly ttl?: number;
  readonly layer?: 4 | 7;
  readonly sticky?: boolean;
}

export interface Placement {
  /** Index into the model's regions, or -1 for a global component. */
  readonly region: number;
  /** Replicas here, of each shard; autoscaled: the minimum. */
  readonly replicas: number;
  /** Zones over which they are dealt out evenly. */
  readonly zones: number;
}

export interface Autoscale {
  readonly min: number;
  readonly max: number;
  readonly targetUtilization: number;
  readonly scaleUpDelay?: number;
}

export interface RateLimit {
  readonly rate: number;
  readonly burst?: number;
  readonly per: 'all' | 'tenant' | 'user' | 'ip' | 'key';
  readonly onExceed: 'reject' | 'wait';
  readonly algorithm?: string;
}

/** Failure and repair of one replica. */
export interface ReplicaFailure {
  /** Long-run share of time that it is down; kept as such because 1 - 0.9999999 loses digits. */
  readonly unavailability: number;
  /** Seconds. */
  readonly mttr: number;
}

/** Replicas (of each shard, in each region) that must be up; `default`: what the kind and its replication ask for. */
export type Needs = number | 'peak' | 'majority' | 'all' | 'default';

export interface Failover {
  readonly mode: 'automatic' | 'manual';
  readonly detection: number;
  readonly promotion: number;
  /** Share of failovers that work. */
  readonly success: number;
}

export interface Limits {
  readonly memory?: number;
  readonly storage?: number;
  readonly iops?: number;
  readonly bandwidth?: number;
  readonly connections?: number;
}

/** Currency per month, per byte and month, per call, per byte, per month. */
export interface Prices {
  readonly replica?: number;
  readonly storage?: number;
  readonly requests?: number;
  readonly egress?: number;
  readonly fixed?: number;
}

export interface Replication {
  readonly mode: 'leader-follower' | 'multi-leader' | 'leaderless';
  /** Copies of a record among the replicas of its shard. */
  readonly factor: number;
  readonly sync: 'async' | 'semi-sync' | 'sync';
  readonly lag?: number;
  readonly readQuorum?: number;
  readonly writeQuorum?: number;
  readonly readFrom: 'leader' | 'followers' | 'any';
  /** Region index of the leaders. */
  readonly leader: number;
  readonly betweenRegions: 'async' | 'sync' | 'none';
  readonly conflict?: 'last-write-wins' | 'merge' | 'crdt' | 'home-region';
}

export interface Partition {
  readonly key?: string;
  readonly strategy?: 'hash' | 'range' | 'directory' | 'geo';
  readonly keys?: number;
  /** Zipf exponent over `keys`. */
  readonly skew?: number;
  /** Share of the calls that go to the largest key. */
  readonly hottest?: number;
}

export interface Backup {
  readonly interval?: number;
  readonly duration?: number;
  readonly retention?: number;
  /** Bytes per second. */
  readonly restoreRate?: number;
  readonly lastTested?: string;
  /** Region indices where copies lie. */
  readonly regions?: readonly number[];
}

export interface CacheTraits {
  readonly hitRatio?: number;
  readonly items?: number;
  readonly itemSize?: number;
  readonly skew?: number;
  readonly eviction: 'lru' | 'lfu' | 'fifo' | 'random' | 'ttl';
  readonly invalidation?: 'none' | 'write' | 'events';
  readonly warmUp?: number;
  readonly stampede?: 'none' | 'lock' | 'early-refresh' | 'jitter';
}

export interface QueueTraits {
  readonly partitions?: number;
  readonly retention?: number;
  readonly delivery: 'at-most-once' | 'at-least-once' | 'exactly-once';
  readonly ordering: 'none' | 'key' | 'total';
  /** Component index of the dead-letter queue, or whether there is one. */
  readonly deadLetter?: boolean | number;
  readonly attempts?: number;
  readonly visibilityTimeout?: number;
}
