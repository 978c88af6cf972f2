// Generated from schemas/design-spec.schema.json by scripts/generate-spec-types.mjs; run `npm run generate`.
import type { BoundList, BoundMap, BoundObject, BoundQuantity, IdSet, Value } from './binding/bound';

export interface Spec extends BoundObject {
  /** Version of the language; makes a YAML file a design spec. By custom the first key. */
  readonly headroom?: Value<1>;
  /** Name of the system or of the change that is designed. */
  readonly title?: Value<string>;
  /** What it does and for whom, in a few sentences. */
  readonly summary?: Value<string>;
  /** State of this document. */
  readonly status?: Value<'draft' | 'review' | 'approved' | 'superseded'>;
  /** Teams or people that answer for the design. */
  readonly owners?: BoundList<Value<string>>;
  /** Date of the last review of the content. */
  readonly updated?: Value<string>;
  /** Tickets, documents, dashboards around it. */
  readonly links?: BoundList<LinkSpec>;
  /** How critical the system is, 0 most: picks the default strictness of checks and the checklists. */
  readonly tier?: Value<0 | 1 | 2 | 3>;
  /** Who uses it and how that grows. */
  readonly workload?: WorkloadSpec;
  /** What the whole system must meet. */
  readonly objectives?: ObjectivesSpec;
  /** Where it runs: id -> region. Without it there is one region with 3 zones whose failures are not counted (a listed assumption). */
  readonly regions?: BoundMap<RegionSpec>;
  /** Round-trip times. Without it calls take no network time (a listed assumption). */
  readonly network?: NetworkSpec;
  /** The boxes of the design: id -> component. */
  readonly components?: BoundMap<ComponentSpec>;
  /** What travels through the boxes: id -> flow. */
  readonly flows?: BoundMap<FlowSpec>;
  /** What is kept: id -> dataset. */
  readonly data?: BoundMap<DatasetSpec>;
  /** What-ifs to check: id -> scenario. Loss of a replica, a zone, an external dependency, cold caches and twice the traffic are checked unnamed. */
  readonly scenarios?: BoundMap<ScenarioSpec>;
  /** Growth stages to check: id -> daily active users. Every rate and `initial` scales by stage / `workload.users.daily_active`. */
  readonly stages?: BoundMap<BoundQuantity<'count'>>;
  /** Facts on observability, deployment, security and testing. */
  readonly practices?: PracticesSpec;
  /** Interfaces that others program against: id -> API. */
  readonly apis?: BoundMap<ApiSpec>;
  /** How record ids are made. */
  readonly ids?: IdGenerationSpec;
  /** Locks and leases: id -> lock. */
  readonly locks?: BoundMap<LockUseSpec>;
  /** How customers share the system. */
  readonly tenancy?: TenancySpec;
  /** Long-lived client connections: id -> channel. */
  readonly realtime?: BoundMap<RealtimeChannelSpec>;
  /** Laws, standards and data residency. */
  readonly compliance?: ComplianceSpec;
  /** Choices that shape the design, each with its alternatives. */
  readonly decisions?: BoundList<DecisionSpec>;
  /** Known risks. */
  readonly risks?: BoundList<RiskSpec>;
  /** Answers to checklist items: checklist id -> item id -> answer. */
  readonly reviews?: BoundMap<BoundMap<AnswerSpec>>;
  /** Severities and waivers of findings in this spec. */
  readonly lint?: LintSpec;
}

export interface WorkloadSpec extends BoundObject {
  /** How many people or devices use it. */
  readonly users?: UsersSpec;
  /** Peak rate / mean rate of a flow that does not state its peak. Capacity and latency are checked at the peak. */
  readonly peak_factor?: BoundQuantity<'factor'>;
  /** Compound growth of all rates and of the data that they write. Shows in runway and horizon figures; today’s load decides the verdict. */
  readonly growth?: BoundQuantity<'growth'>;
  /** How far ahead storage, runway and cost are projected. */
  readonly horizon?: BoundQuantity<'duration'>;
}

export interface UsersSpec extends BoundObject {
  /** Registered users or devices. */
  readonly total?: BoundQuantity<'count'>;
  /** Users on a typical day: multiplies rates such as `10/user/day`, and is what `stages` replace. */
  readonly daily_active?: BoundQuantity<'count'>;
  /** Sessions open at once in a busy period: multiplies rates such as `1/session/6s`. */
  readonly concurrent?: BoundQuantity<'count'>;
}

export interface ObjectivesSpec extends BoundObject {
  /** Highest planned utilisation at peak. Above it a component is flagged before it saturates: waiting grows as 1 / (1 - utilisation). */
  readonly target_utilization?: BoundQuantity<'fraction'>;
  /** Recovery point: most recent writes that may be lost in a disaster. 0 asks for synchronous copies. */
  readonly rpo?: BoundQuantity<'duration'>;
  /** Recovery time: longest outage until service is back after a disaster. */
  readonly rto?: BoundQuantity<'duration'>;
  /** What may fail at peak while every SLO still holds. */
  readonly survive?: IdSet<'count'>;
  /** Budget for all components together. */
  readonly cost?: BoundQuantity<'money-per-time'>;
  /** Window over which SLOs and error budgets count. */
  readonly window?: BoundQuantity<'duration'>;
  /** Multiple of today’s peak load that must still fit before anything saturates. */
  readonly headroom?: BoundQuantity<'factor'>;
}

export interface RegionSpec extends BoundObject {
  /** Availability zones: failure domains inside the region. Replicas are dealt out over them. */
  readonly zones?: BoundQuantity<'count'>;
  /** Availability of the region as a whole, without its zones’ own failures. The default is about 4 minutes of downtime a month. */
  readonly availability?: BoundQuantity<'fraction'>;
  /** Availability of one zone while its region is up. The default is about 22 minutes of downtime a month. */
  readonly zone_availability?: BoundQuantity<'fraction'>;
  /** Whether it serves traffic now, and how ready it is to take over. */
  readonly role?: Value<'active' | 'warm-standby' | 'pilot-light' | 'backup'>;
  /** Share of the flows that enters here. Active regions share equally by default and sum to 100 %. */
  readonly traffic?: BoundQuantity<'fraction'>;
  /** Jurisdiction of the data kept here (`eu`); compared with the `residency` of datasets. */
  readonly residency?: Value<string>;
  /** Name of a cloud region (`eu-west-1`) or `[lat, lon]`: gives the distance floor of latency between regions. Default: the id, if it is such a name. */
  readonly location?: BoundList<Value<string>>;
}

export interface NetworkSpec extends BoundObject {
  /** Round trip between two replicas in one zone. */
  readonly within_zone?: BoundQuantity<'duration'>;
  /** Round trip between zones of a region. A call crosses zones with probability 1 - 1/zones of its callee. */
  readonly between_zones?: BoundQuantity<'duration'>;
  /** Round trip between regions: one time, or per pair (`{us-east: {eu-west: 75ms}}`); a pair counts both ways. */
  readonly between_regions?: RegionTimesSpec;
  /** Round trip between clients and the region; each root step of a flow pays it once. */
  readonly client?: BoundQuantity<'duration'>;
}

export interface RegionTimesSpec extends BoundObject {
  /** Round trip between any two regions. */
  readonly value?: BoundQuantity<'duration'>;
  readonly source?: Value<'measured' | 'quoted' | 'estimated' | 'guess'>;
  readonly note?: Value<string>;
  readonly rest?: BoundMap<BoundMap<BoundQuantity<'duration'>>>;
}

export interface ScenarioSpec extends BoundObject {
  /** Multiple of mean and peak rates: one for all flows (`5x`), or flow -> multiple (`{checkout: 10x}`). */
  readonly traffic?: TrafficChangeSpec;
  /** How long it lasts. Backlogs grow for that long and are then worked off. Without it: a steady state. */
  readonly during?: BoundQuantity<'duration'>;
  /** What is lost: `zone`, `region` (the worst one), ids of regions and components, or component -> replicas lost in one shard, the leader first. */
  readonly fail?: IdSet<'count'>;
  /** Component -> hit ratio that replaces its own: `{cache: 0%}` is a cold cache. */
  readonly hit_ratio?: BoundMap<BoundQuantity<'fraction'>>;
  /** Component -> multiple of its service time: `{db: 4x}`. Shows what a slow dependency does to its callers. */
  readonly slow?: BoundMap<BoundQuantity<'factor'>>;
  /** Consumers that stop for `during`: their backlog and the time to catch up are computed, and compared with the retention. */
  readonly stop?: IdSet<'count'>;
  /** Verdict that this scenario should have; another one is a finding. */
  readonly expect?: Value<'meets' | 'degrades' | 'any'>;
}

export interface TrafficChangeSpec extends BoundObject {
  /** Multiple of every flow. */
  readonly value?: BoundQuantity<'factor'>;
  readonly source?: Value<'measured' | 'quoted' | 'estimated' | 'guess'>;
  readonly note?: Value<string>;
  readonly rest?: BoundMap<BoundQuantity<'factor'>>;
}

export interface ComponentSpec extends BoundObject {
  /** What the component does. Required: it decides which fields are read and which defaults hold. */
  readonly kind?: Value<'client' | 'load-balancer' | 'gateway' | 'cdn' | 'dns' | 'service' | 'function' | 'worker' | 'cache' | 'database' | 'search' | 'queue' | 'stream' | 'object-store' | 'file-store' | 'lock' | 'scheduler' | 'external'>;
  /** Product or protocol, free text. Known names (`postgres`, `redis`, `kafka`, `s3`, `nginx` …) bring documented, cited limits, each listed as an assumption. */
  readonly technology?: Value<string>;
  /** Running copies in EACH region where it runs: a number, or `{min, max}` when autoscaled. On a sharded or replicated store: machines of each shard, the leader included. */
  readonly replicas?: ReplicasSpec;
  /** Calls that ONE replica works on at once: threads, processes, query slots. With `blocking: false` its event loops or cores, not the requests it holds open. */
  readonly concurrency?: BoundQuantity<'count'>;
  /** Time that one call keeps one unit of `concurrency` busy, own work only: calls that it makes are added by the flow. On `external`, `cdn` or `dns` without `concurrency` or `capacity` a delay that never queues. */
  readonly service_time?: ServiceTimeSpec;
  /** Calls per second that ONE replica sustains at 100 %: `concurrency` / `service_time`. Two of the three give the third; all three must agree within 5 %. Alone it is right for load and a lower bound for latency. */
  readonly capacity?: BoundQuantity<'rate'>;
  /** Whether a worker is held while the calls it makes are under way, so that a slow callee uses up the caller. Default: `true` for `service`, `function` and `worker`, `false` (event loop) for the rest. */
  readonly blocking?: Value<boolean>;
  /** Calls that may wait at one replica; further ones are rejected and count as loss. Default: unlimited, so overload turns into waiting instead of rejection. */
  readonly queue_limit?: BoundQuantity<'count'>;
  /** Limit on the calls that the whole component accepts. */
  readonly rate_limit?: RateLimitSpec;
  /** How long it keeps an idle connection open. A callee must keep connections longer than its caller, or calls fail on connections that just closed. Of a `function`: how long its platform keeps an idle instance (10 min if not given). */
  readonly idle_timeout?: BoundQuantity<'duration'>;
  /** Connection pools: component -> connections that ONE replica holds to each shard of it (`{db: 20}`). Bounds the calls in flight, and the sum over all replicas is checked against the callee’s `connections`. */
  readonly pools?: BoundMap<BoundQuantity<'count'>>;
  /** Zones per region over which the replicas are dealt out evenly; zone loss takes the fullest one. Default: all zones of the region. */
  readonly zones?: BoundQuantity<'count'>;
  /** Regions where it runs: a list, or region -> replicas there (`{us-east: 12, ap-south: 4}`). Default: all regions. `cdn`, `dns` and `external` are global. */
  readonly regions?: IdSet<'count'>;
  /** Availability of ONE replica (of the whole: `sla`): `{mtbf, mttr}`, or a share with an assumed `mttr` of 1 h. Without it a replica never fails, which is listed as an assumption. */
  readonly availability?: ReplicaAvailabilitySpec;
  /** Availability of the WHOLE component in each region, as a service that someone else runs. Zone and region failures are then taken to be inside it. */
  readonly sla?: BoundQuantity<'fraction'>;
  /** Replicas, of each shard in each region, that must be up to serve. Default: `peak` for stateless kinds, `majority` for `lock`; stores follow `read_from` or `read_quorum` for reads and the leader or `write_quorum` for writes. */
  readonly needs?: BoundQuantity<'count'> | Value<'peak' | 'majority' | 'all'>;
  /** Share of this component’s replica failures that take all replicas at once: bad deploy, shared configuration (beta factor). At 0 % redundancy looks better than it is; 5 % is a usual assumption. */
  readonly common_cause?: BoundQuantity<'fraction'>;
  /** How a lost leader is replaced. Without it, and in the share of failovers that do not succeed, a lost leader is down for its `mttr`. */
  readonly failover?: FailoverSpec;
  /** Components that must be up for this one to work although no flow calls them: configuration, name resolution, identity. Counts for availability, not for load. */
  readonly depends_on?: IdSet<'count'>;
  /** Memory of ONE replica. On a cache it bounds what is kept, and so the hit ratio. */
  readonly memory?: BoundQuantity<'size'>;
  /** Disk of ONE replica. Data per shard at the end of `workload.horizon`, with overhead and copies, must fit. */
  readonly storage?: BoundQuantity<'size'>;
  /** Disk operations per second of ONE replica; each call counts as one. */
  readonly iops?: BoundQuantity<'rate'>;
  /** Network bandwidth of ONE replica, checked against call rates times request and response sizes. */
  readonly bandwidth?: BoundQuantity<'bandwidth'>;
  /** Connections that ONE replica accepts. Checked against the `pools` of its callers at their largest size and against `realtime` connections. */
  readonly connections?: BoundQuantity<'count'>;
  /** How throughput of ONE replica bends as more calls are in work (Universal Scalability Law). */
  readonly scaling?: ScalingSpec;
  /** Prices of running it. Usage is taken at the mean load. */
  readonly cost?: PricesSpec;
  /** Patterns that this component claims to use, by id from the pattern catalogue; the claim is checked against the spec. */
  readonly patterns?: BoundList<Value<string>>;
  /** Who can reach it, how callers prove themselves, and what is encrypted. */
  readonly security?: ComponentSecuritySpec;
  /** Partitions of its data, each on its own `replicas`. A call needs one shard; load splits evenly unless `partition` says how skewed the keys are. */
  readonly shards?: BoundQuantity<'count'>;
  /** How the copies of a record are kept in step: decides read and write capacity, RPO and consistency. */
  readonly replication?: ReplicationSpec;
  /** How keys are spread over shards, and how large the hottest one is. */
  readonly partition?: PartitionSpec;
  /** Backups: the RPO after deletion or corruption, and the RTO of a restore. */
  readonly backup?: BackupSpec;
  /** Log archiving that can restore any moment, losing at most this much. The RPO when copies are lost or data was deleted by mistake. */
  readonly point_in_time_recovery?: BoundQuantity<'duration'>;
  /** Isolation level of its transactions; decides which anomalies invariants must survive. */
  readonly isolation?: Value<'read-uncommitted' | 'read-committed' | 'repeatable-read' | 'snapshot' | 'serializable' | 'strict-serializable'>;
  /** Share of reads answered from the cache. Without it, computed by Che’s approximation from `memory` x `shards` and the datasets read through it, or from `items`, `item_size` and `skew`. */
  readonly hit_ratio?: BoundQuantity<'fraction'>;
  /** Distinct keys asked for; with `item_size` and `skew` it gives the hit ratio where no dataset is read through the cache. */
  readonly items?: BoundQuantity<'count'>;
  /** Bytes that one cached item takes, for the computed hit ratio. */
  readonly item_size?: BoundQuantity<'size'>;
  /** Zipf exponent of key popularity, for the computed hit ratio. Higher means a small cache already hits often. */
  readonly skew?: BoundQuantity<'count'>;
  /** How long an entry is served before it is fetched again: bounds staleness in a cache, and how fast clients follow a change in DNS. */
  readonly ttl?: BoundQuantity<'duration'>;
  /** Which entry makes room when the cache is full; decides the computed hit ratio. */
  readonly eviction?: Value<'lru' | 'lfu' | 'fifo' | 'random' | 'ttl'>;
  /** How an entry goes away when its source changes. With neither this nor `ttl` entries are stale for ever. */
  readonly invalidation?: Value<'none' | 'write' | 'events'>;
  /** What keeps many callers from refilling the same expired key at once. */
  readonly stampede?: Value<'none' | 'lock' | 'early-refresh' | 'jitter'>;
  /** Time to fill a cold cache before it takes traffic. Counts towards the RTO; without it an empty cache sends all reads to its source. */
  readonly warm_up?: BoundQuantity<'duration'>;
  /** Partitions of the topic or queue: the most consumers that can work in parallel; further ones idle. */
  readonly partitions?: BoundQuantity<'count'>;
  /** How long messages are kept. Must outlast the longest consumer outage plus the time to catch up. */
  readonly retention?: BoundQuantity<'duration'> | Value<'forever'>;
  /** What is promised about each message; at-least-once demands idempotent consumers. */
  readonly delivery?: Value<'at-most-once' | 'at-least-once' | 'exactly-once'>;
  /** Which order consumers see; `total` allows one partition only. */
  readonly ordering?: Value<'none' | 'key' | 'total'>;
  /** Where messages go after `attempts` failed deliveries: `true`, or the component that holds them. Without it a poison message blocks or repeats for ever. */
  readonly dead_letter?: Value<boolean> | Value<string>;
  /** Deliveries of a message, the first included, before it goes to the dead letter. */
  readonly attempts?: BoundQuantity<'count'>;
  /** How long a taken message stays hidden from other consumers. Shorter than the processing time means duplicates. */
  readonly visibility_timeout?: BoundQuantity<'duration'>;
  /** Messages taken at once. `service_time` and the calls of its steps are then per batch. */
  readonly batch?: BoundQuantity<'count'>;
  /** Whether doing the same work twice has no further effect. Needed behind at-least-once delivery and before retries of writes. */
  readonly idempotent?: Value<boolean>;
  /** Time window of a stream computation. Its size and its watermark add to the age of the result, which is that of its oldest message. */
  readonly window?: StreamWindowSpec;
  /** Network layer at which it balances: decides whether it can route by path, terminate TLS and retry. */
  readonly layer?: Value<4 | 7>;
  /** How it picks a replica. */
  readonly algorithm?: Value<string>;
  /** Whether a client stays on one replica. Then load spreads unevenly, and losing or replacing the replica loses its sessions. */
  readonly sticky?: Value<boolean>;
  /** How a dead replica is found: `interval` x `threshold` is the time during which it still gets calls. */
  readonly health_check?: HealthCheckSpec;
  /** Extra time of a call that finds no idle instance and starts a new one. How many do follows from the rate and from how long idle instances are kept (`idle_timeout`). */
  readonly cold_start?: BoundQuantity<'duration'>;
  /** Calls that the platform runs at once for this function, over all instances; further ones are throttled. Without it and without `replicas`, `capacity` or `concurrency`: 1000. */
  readonly concurrency_limit?: BoundQuantity<'count'>;
  /** Team or person that answers for it. */
  readonly owner?: Value<string>;
  /** Free text for readers. */
  readonly notes?: Value<string>;
  /** Dashboards, repositories, documents about it. */
  readonly links?: BoundList<LinkSpec>;
}

export interface ReplicasSpec extends BoundObject {
  /** Fixed number of replicas. */
  readonly value?: BoundQuantity<'count'>;
  /** Fewest replicas that the autoscaler keeps. Below the number of zones, losing a zone can take all of them. */
  readonly min?: BoundQuantity<'count'>;
  /** Most replicas that it may start. Must carry the peak; connection pools are checked at this size. */
  readonly max?: BoundQuantity<'count'>;
  /** Utilisation that the autoscaler aims at. Lower leaves more room while new replicas start, at a price. */
  readonly target_utilization?: BoundQuantity<'fraction'>;
  /** From crossing the target to a new replica taking calls: metric window, decision, start, warm-up. Load must not outgrow the free room in this time. */
  readonly scale_up_delay?: BoundQuantity<'duration'>;
  readonly source?: Value<'measured' | 'quoted' | 'estimated' | 'guess'>;
  readonly note?: Value<string>;
}

export interface ServiceTimeSpec extends BoundObject {
  /** Mean; the shape is assumed exponential. */
  readonly value?: BoundQuantity<'duration'>;
  /** Mean. */
  readonly mean?: BoundQuantity<'duration'>;
  /** Median. */
  readonly p50?: BoundQuantity<'duration'>;
  /** Nine in ten take at most this. */
  readonly p90?: BoundQuantity<'duration'>;
  /** 99 in 100 take at most this. */
  readonly p99?: BoundQuantity<'duration'>;
  /** Coefficient of variation: standard deviation / mean. 0 is constant, 1 exponential, above 1 heavy-tailed. */
  readonly cv?: BoundQuantity<'count'>;
  /** Always exactly this. */
  readonly constant?: BoundQuantity<'duration'>;
  readonly source?: Value<'measured' | 'quoted' | 'estimated' | 'guess'>;
  readonly note?: Value<string>;
}

export interface RateLimitSpec extends BoundObject {
  /** Calls accepted per time, of the whole component, for each `per`. */
  readonly rate?: BoundQuantity<'rate'>;
  /** Calls above the rate that are accepted at once. */
  readonly burst?: BoundQuantity<'count'>;
  /** Whose calls are counted together. */
  readonly per?: Value<'all' | 'tenant' | 'user' | 'ip' | 'key'>;
  /** What happens to calls above the limit. */
  readonly on_exceed?: Value<'reject' | 'wait'>;
  /** How calls are counted over time. */
  readonly algorithm?: Value<string>;
  readonly source?: Value<'measured' | 'quoted' | 'estimated' | 'guess'>;
  readonly note?: Value<string>;
}

export interface ReplicaAvailabilitySpec extends BoundObject {
  /** Share of time that one replica is up; repair time is then assumed to be 1 h unless `mttr` is given. */
  readonly value?: BoundQuantity<'fraction'>;
  /** Mean time between failures of one replica. */
  readonly mtbf?: BoundQuantity<'duration'>;
  /** Mean time to repair or replace one replica, detection included. Short repairs raise availability as much as rare failures do. */
  readonly mttr?: BoundQuantity<'duration'>;
  readonly source?: Value<'measured' | 'quoted' | 'estimated' | 'guess'>;
  readonly note?: Value<string>;
}

export interface FailoverSpec extends BoundObject {
  /** Who starts it. */
  readonly mode?: Value<'automatic' | 'manual'>;
  /** From the failure to the decision to fail over: missed heartbeats x their interval. */
  readonly detection?: BoundQuantity<'duration'>;
  /** From the decision to a new leader that accepts writes: election, catching up, redirection. */
  readonly promotion?: BoundQuantity<'duration'>;
  /** Share of failovers that work; the rest wait for the `mttr`. A failover that is never tried seldom works every time. */
  readonly success?: BoundQuantity<'fraction'>;
}

export interface ScalingSpec extends BoundObject {
  /** Share of the work that is serial: locks, one log, one connection. Throughput levels off at 1 / contention. */
  readonly contention?: BoundQuantity<'fraction'>;
  /** Cost of each pair that must agree: shared rows, cache lines. Above zero, throughput falls past a peak. */
  readonly coherency?: BoundQuantity<'fraction'>;
}

export interface PricesSpec extends BoundObject {
  /** Price of one running replica (`$0.20/h`), times replicas, shards and regions. */
  readonly replica?: BoundQuantity<'money-per-time'>;
  /** Price of kept bytes (`$0.10/GB/month`), copies and overhead included. */
  readonly storage?: BoundQuantity<'money-per-size-time'>;
  /** Price of calls (`$0.40/M`), at the mean rate. */
  readonly requests?: BoundQuantity<'money-per-count'>;
  /** Price of bytes sent out to clients or other regions (`$0.09/GB`). */
  readonly egress?: BoundQuantity<'money-per-size'>;
  /** Price that does not depend on use (`$100/month`). */
  readonly fixed?: BoundQuantity<'money-per-time'>;
}

export interface ComponentSecuritySpec extends BoundObject {
  /** Who can reach it over the network. */
  readonly exposure?: Value<'public' | 'internal'>;
  /** How callers prove who they are. */
  readonly authentication?: Value<'none' | 'api-key' | 'session' | 'oauth2' | 'mtls'>;
  /** How it decides what a known caller may do. */
  readonly authorization?: Value<string>;
  /** Protection of calls to it on the wire. */
  readonly encryption_in_transit?: Value<'none' | 'tls1.2' | 'tls1.3' | 'mtls'>;
  /** Whether, or with what, its stored data is encrypted: `true`, `aes-256`, a key service. */
  readonly encryption_at_rest?: Value<string>;
}

export interface ReplicationSpec extends BoundObject {
  /** Who accepts writes. */
  readonly mode?: Value<'leader-follower' | 'multi-leader' | 'leaderless'>;
  /** Copies of a record among the replicas of its shard. Default: `replicas`; 10 nodes with 3 copies are `replicas: 10` and `factor: 3`. */
  readonly factor?: BoundQuantity<'count'>;
  /** Which copies a leader waits for before it confirms a write. */
  readonly sync?: Value<'async' | 'semi-sync' | 'sync'>;
  /** How far followers run behind: the staleness of their reads, and the RPO when the leader is lost (asynchronous). */
  readonly lag?: BoundQuantity<'duration'>;
  /** Copies that a read asks (R). R + W > `factor` makes a read see the last write. */
  readonly read_quorum?: BoundQuantity<'count'>;
  /** Copies that must confirm a write (W). On a stream: min.insync.replicas with acks=all. */
  readonly write_quorum?: BoundQuantity<'count'>;
  /** Which copies answer reads; decides read capacity and staleness. */
  readonly read_from?: Value<'leader' | 'followers' | 'any'>;
  /** Region whose replicas lead: writes from elsewhere travel there. Default: the first active region. */
  readonly leader?: Value<string>;
  /** How writes reach the other regions. */
  readonly between_regions?: Value<'async' | 'sync' | 'none'>;
  /** What happens when two regions or leaders change the same record. */
  readonly conflict?: Value<'last-write-wins' | 'merge' | 'crdt' | 'home-region'>;
}

export interface PartitionSpec extends BoundObject {
  /** Column or columns that choose the shard. Queries without it ask every shard. */
  readonly key?: BoundList<Value<string>>;
  /** How a key maps to a shard. */
  readonly strategy?: Value<'hash' | 'range' | 'directory' | 'geo'>;
  /** Distinct key values. Few values per shard spread badly. */
  readonly keys?: BoundQuantity<'count'>;
  /** Zipf exponent of load over `keys`. */
  readonly skew?: BoundQuantity<'count'>;
  /** Share of the load that goes to the largest key. Wins over `skew`. */
  readonly hottest?: BoundQuantity<'fraction'>;
}

export interface BackupSpec extends BoundObject {
  /** Time between backups. */
  readonly interval?: BoundQuantity<'duration'>;
  /** Time that one backup takes; writes during it may be missing. */
  readonly duration?: BoundQuantity<'duration'>;
  /** How long backups are kept: the latest moment to notice a corruption. */
  readonly retention?: BoundQuantity<'duration'> | Value<'forever'>;
  /** Speed of a restore; stored bytes divided by it is the larger part of the RTO. */
  readonly restore_rate?: BoundQuantity<'bandwidth'>;
  /** Date of the last restore that was tried. A backup that was never restored is a hope. */
  readonly last_tested?: Value<string>;
  /** Regions where backups lie. Default: its own, which do not survive the loss of that region. */
  readonly regions?: IdSet<'count'>;
}

export interface StreamWindowSpec extends BoundObject {
  /** How windows follow each other. */
  readonly type?: Value<'tumbling' | 'sliding' | 'session'>;
  /** Length of a window; for `session`, the gap that ends one. */
  readonly size?: BoundQuantity<'duration'>;
  /** Distance between the starts of sliding windows; at most their `size`, or messages between two windows would be in none. */
  readonly slide?: BoundQuantity<'duration'>;
  /** How long a window waits for late events before it gives its result. */
  readonly watermark?: BoundQuantity<'duration'>;
  /** How long after its result late events still correct a window. */
  readonly allowed_lateness?: BoundQuantity<'duration'>;
}

export interface HealthCheckSpec extends BoundObject {
  /** Time between checks of a replica. */
  readonly interval?: BoundQuantity<'duration'>;
  /** Failed checks in a row before a replica gets no more calls. */
  readonly threshold?: BoundQuantity<'count'>;
}

export interface FlowSpec extends BoundObject {
  /** What the flow is for, in a sentence. */
  readonly description?: Value<string>;
  /** Requests that enter: a mean (`100M/day`, `10/user/day`), or `{mean, peak}`. The peak of a bare mean is mean x `workload.peak_factor`. Omit it on a flow with `from`. */
  readonly rate?: FlowRateSpec;
  /** Queue or stream that feeds this flow: its rate is what other flows publish there times `share`. Makes this a consumer flow. */
  readonly from?: Value<string>;
  /** Part of the messages of `from` that this flow takes. Default: 100 % for each flow on a stream, an even split between the flows on a queue. */
  readonly share?: BoundQuantity<'fraction'>;
  /** What callers of this flow are promised; each part is checked against the computed result. */
  readonly slo?: SloSpec;
  /** For consumer flows: p99 age of a message when its last step is done. A bare time counts from the publish to `from`. */
  readonly freshness?: FreshnessSpec;
  /** What must still work when parts fail or load is shed. */
  readonly criticality?: Value<'critical' | 'normal' | 'best-effort'>;
  /** Calls that the flow makes, one after another. Each may have `steps` of its own, like spans of a trace. */
  readonly steps?: BoundList<StepSpec>;
  /** Patterns that this flow claims to use, by id from the pattern catalogue. */
  readonly patterns?: BoundList<Value<string>>;
}

export interface FlowRateSpec extends BoundObject {
  /** Mean rate; its peak is mean x `workload.peak_factor`. */
  readonly value?: BoundQuantity<'rate'>;
  /** Mean rate over a day. */
  readonly mean?: BoundQuantity<'rate'>;
  /** Rate in the busiest period; replaces mean x `workload.peak_factor`. */
  readonly peak?: BoundQuantity<'rate'>;
  readonly source?: Value<'measured' | 'quoted' | 'estimated' | 'guess'>;
  readonly note?: Value<string>;
}

export interface SloSpec extends BoundObject {
  /** Share of requests that must be answered over the window. Failed parts, rejections and final timeouts at peak all count against it. */
  readonly availability?: BoundQuantity<'fraction'>;
  /** Response-time targets at peak load, by percentile. */
  readonly latency?: LatencyTargetsSpec;
  /** Window of the error budget. Default: `objectives.window`. */
  readonly window?: BoundQuantity<'duration'>;
}

export interface LatencyTargetsSpec extends BoundObject {
  /** Half of the requests are answered within this. */
  readonly p50?: BoundQuantity<'duration'>;
  /** Nine in ten requests are answered within this. */
  readonly p90?: BoundQuantity<'duration'>;
  /** 19 in 20 requests are answered within this. */
  readonly p95?: BoundQuantity<'duration'>;
  /** 99 in 100 requests are answered within this. */
  readonly p99?: BoundQuantity<'duration'>;
  /** 999 in 1,000 requests are answered within this. */
  readonly p999?: BoundQuantity<'duration'>;
  /** Mean response time. Hides the tail: state a percentile too. */
  readonly mean?: BoundQuantity<'duration'>;
}

export interface FreshnessSpec extends BoundObject {
  /** Largest age. */
  readonly within?: BoundQuantity<'duration'>;
  /** Flow from whose start the age counts, through every stage between. Default: from the publish to `from`. */
  readonly since?: Value<string>;
  readonly source?: Value<'measured' | 'quoted' | 'estimated' | 'guess'>;
  readonly note?: Value<string>;
}

export interface StepSpec extends BoundObject {
  /** Component that is called synchronously: the caller waits, and keeps its worker busy if it is `blocking`. */
  readonly call?: Value<string>;
  /** Queue or stream that gets a message. The caller waits for the broker only, and fails with it unless `optional` or `via` is set; consumers never add to its time. */
  readonly publish?: Value<string>;
  /** Component that gets a call which nobody waits for: no time added, and its failure does not reach the caller. It still is load there. */
  readonly send?: Value<string>;
  /** Steps that run at once; the caller goes on when `wait_for` of them have answered. */
  readonly parallel?: BoundList<StepSpec>;
  /** Of `parallel` or `fan_out`: how many answers the caller needs. */
  readonly wait_for?: BoundQuantity<'count'> | Value<'all' | 'any'>;
  /** Calls that the callee makes while it works on this one, one after another. */
  readonly steps?: BoundList<StepSpec>;
  /** Steps taken only by the share of reads that the called cache does not answer. */
  readonly on_miss?: BoundList<StepSpec>;
  /** Fallback when this step fails. Carries no load until then; scenarios that fail the primary load it fully. */
  readonly on_failure?: BoundList<StepSpec>;
  /** Whether the call reads or writes: decides which copies of a store answer it. Default: `write` if it has `writes`, else `read`. */
  readonly operation?: Value<'read' | 'write'>;
  /** Mean number of calls, one after another, for each request. 2.5 is 2 or 3 with equal probability. */
  readonly times?: BoundQuantity<'count'>;
  /** Share of requests that take this step. */
  readonly probability?: BoundQuantity<'fraction'>;
  /** Calls of this same step at once, or `shards` for one to every shard. The slowest decides unless `wait_for` says less. */
  readonly fan_out?: BoundQuantity<'count'> | Value<'shards'>;
  /** Items that one call carries: calls = `times` / `batch`. */
  readonly batch?: BoundQuantity<'count'>;
  /** Time of this call at its callee, instead of the callee’s own `service_time` or 1/`capacity`. */
  readonly service_time?: ServiceTimeSpec;
  /** Hit ratio of this step, instead of that of the cache. */
  readonly hit_ratio?: BoundQuantity<'fraction'>;
  /** Bytes sent with a call: bandwidth and egress cost. */
  readonly request_size?: BoundQuantity<'size'>;
  /** Bytes that come back: bandwidth and egress cost. */
  readonly response_size?: BoundQuantity<'size'>;
  /** How long the caller waits for one attempt. Should exceed the callee’s p99 and leave room for the retries below it; without one a stuck callee holds its callers for ever. */
  readonly timeout?: BoundQuantity<'duration'>;
  /** Further attempts when one fails. They add load exactly when the callee has least room. */
  readonly retries?: RetriesSpec;
  /** Stops calling a callee that keeps failing. */
  readonly circuit_breaker?: CircuitBreakerSpec;
  /** Sends a second call when the first is slow and takes the earlier answer: shorter tail for a little more load. */
  readonly hedge?: HedgeSpec;
  /** Whether the flow still succeeds without this step. Then its failure costs quality instead of availability. */
  readonly optional?: Value<boolean>;
  /** How a `publish` is made atomic with the data that it reports; the publisher then does not depend on the broker. */
  readonly via?: Value<'outbox' | 'cdc'>;
  /** Whether the call carries a key by which a repeat is recognised, so that it is safe to retry. */
  readonly idempotency_key?: Value<boolean>;
  /** Dataset that the call reads, at its store or at a cache of it; or dataset -> records per call. */
  readonly reads?: IdSet<'count'>;
  /** Dataset that the call adds records to, or dataset -> records per call (`{order: 1, line: 3}`). Drives data growth. */
  readonly writes?: IdSet<'count'>;
  /** Columns that a read filters and sorts on; an index of the dataset should begin with them. */
  readonly by?: BoundList<Value<string>>;
  /** How fresh the answer must be. `strong` reads the leader. */
  readonly consistency?: Value<'strong' | 'eventual' | 'read-your-writes'>;
  /** Saga: the step that undoes this one when a later step fails, or `none` where nothing needs undoing. */
  readonly compensation?: CompensationSpec;
  /** Saga: the point of no return. Steps before it need a `compensation`, steps after it are retried until they succeed. */
  readonly pivot?: Value<boolean>;
}

export interface CompensationSpec extends BoundObject {
  /** Component that is called to undo, or `none`. */
  readonly call?: Value<string>;
  /** Queue or stream that gets the order to undo. */
  readonly publish?: Value<string>;
  /** Component that gets the order to undo; nobody waits for it. */
  readonly send?: Value<string>;
  /** Whether undoing reads or writes. */
  readonly operation?: Value<'read' | 'write'>;
  /** Calls that the callee makes while it undoes. */
  readonly steps?: BoundList<StepSpec>;
  /** Dataset that it adds records to. */
  readonly writes?: IdSet<'count'>;
  /** How long one attempt may take. */
  readonly timeout?: BoundQuantity<'duration'>;
  /** Further attempts; undoing must succeed in the end. */
  readonly retries?: RetriesSpec;
  /** Whether the call carries a key by which a repeat is recognised. */
  readonly idempotency_key?: Value<boolean>;
}

export interface RetriesSpec extends BoundObject {
  /** Tries in all, the first included: 3 is one try and two retries. */
  readonly attempts?: BoundQuantity<'count'>;
  /** What is retried. Default: both. */
  readonly on?: BoundList<Value<'timeout' | 'error'>>;
  /** How the wait between attempts grows. */
  readonly backoff?: Value<'none' | 'constant' | 'linear' | 'exponential'>;
  /** Wait before the first retry. */
  readonly base?: BoundQuantity<'duration'>;
  /** Longest wait between two attempts. */
  readonly max?: BoundQuantity<'duration'>;
  /** How waits are randomised, so that callers do not come back together. */
  readonly jitter?: Value<'none' | 'full' | 'equal' | 'decorrelated'>;
  /** Most retries as a share of first tries. Caps the extra load of a failing callee: with 10 % it gets at most 1.1x. */
  readonly budget?: BoundQuantity<'fraction'>;
}

export interface CircuitBreakerSpec extends BoundObject {
  /** Share of failed calls that opens it. */
  readonly threshold?: BoundQuantity<'fraction'>;
  /** How long it stays open before it lets a trial call through. */
  readonly open_for?: BoundQuantity<'duration'>;
}

export interface HedgeSpec extends BoundObject {
  /** Wait before the second call: a time, or a percentile of the callee such as `p95`. */
  readonly after?: BoundQuantity<'duration'> | Value<'p50' | 'p90' | 'p95' | 'p99' | 'p999'>;
}

export interface DatasetSpec extends BoundObject {
  /** Component that holds the truth of it. Steps write it there. */
  readonly store?: Value<string>;
  /** Components that hold copies of it: search index, warehouse, logs. Each must be in an allowed region and be reached by erasure. */
  readonly copies?: IdSet<'count'>;
  /** Bytes of one record before `overhead` and `compression`. */
  readonly record_size?: BoundQuantity<'size'>;
  /** Records now, of even age: with `retention` they expire evenly. */
  readonly initial?: BoundQuantity<'count'>;
  /** How long a record is kept. */
  readonly retention?: BoundQuantity<'duration'> | Value<'forever'>;
  /** Stored bytes / raw bytes through indexes, versions, free space. */
  readonly overhead?: BoundQuantity<'factor'>;
  /** How many times smaller it is stored: `4x` is a quarter of the bytes. */
  readonly compression?: BoundQuantity<'factor'>;
  /** Net new records per time. Given, it replaces the count of `writes`: `0/day` says that flows only update. */
  readonly growth?: BoundQuantity<'rate'>;
  /** Zipf exponent of record popularity; gives the hit ratio of caches in front and the hottest shard. */
  readonly skew?: BoundQuantity<'count'>;
  /** Share of the records that is hot and should stay in memory. */
  readonly working_set?: BoundQuantity<'fraction'>;
  /** Oldest copy that a reader may see. Cache `ttl` and replication lag are checked against it. */
  readonly max_staleness?: BoundQuantity<'duration'>;
  /** Indexes, each a list of columns (`[[user_id, created_at]]`). A read `by` columns wants one that begins with them; each slows writes. */
  readonly indexes?: BoundList<BoundList<Value<string>>>;
  /** Column that says whose record it is; needed where tenants share tables. */
  readonly tenant_key?: Value<string>;
  /** How sensitive it is; decides encryption, residency and erasure checks. */
  readonly classification?: Value<'public' | 'internal' | 'confidential' | 'personal' | 'payment' | 'health'>;
  /** Jurisdictions that it may lie in (`[eu]`): store, replicas, backups and copies must be in regions with that `residency`. */
  readonly residency?: BoundList<Value<string>>;
  /** Column or columns that choose its shard. Default: `partition.key` of its store. */
  readonly partition_key?: BoundList<Value<string>>;
  /** How it is encrypted beyond the disk: `true`, `field-level`, a key service. */
  readonly encryption?: Value<string>;
  /** Most recent writes that may be lost. Default: `objectives.rpo`. */
  readonly rpo?: BoundQuantity<'duration'>;
  /** How fresh its readers need it by default. */
  readonly consistency?: Value<'strong' | 'eventual' | 'read-your-writes'>;
}

export interface PracticesSpec extends BoundObject {
  /** Logs, metrics, traces and alerts. */
  readonly observability?: ObservabilitySpec;
  /** How a change reaches production and how it is taken back. */
  readonly deployment?: DeploymentSpec;
  /** Security work around the system as a whole. */
  readonly security?: SecurityPracticesSpec;
  /** What was tried out, and when. */
  readonly testing?: TestingSpec;
  /** Where the runbooks are; every alert that pages should have one. */
  readonly runbooks?: BoundList<Value<string>>;
  /** Who is paged, or the rotation. */
  readonly on_call?: Value<string>;
}

export interface ObservabilitySpec extends BoundObject {
  /** Whether and how logs are kept: format, sampling, retention. */
  readonly logs?: Value<string>;
  /** Custom metrics with their labels; the product of label values is the number of time series. */
  readonly metrics?: BoundList<MetricSpec>;
  /** Whether calls are traced across components, and how they are sampled. */
  readonly traces?: Value<string>;
  /** Dashboards: `true`, names or links. */
  readonly dashboards?: BoundList<Value<string>>;
  /** Alerts that reach a person. Each SLO should have a burn-rate alert. */
  readonly alerts?: BoundList<Value<string>>;
}

export interface MetricSpec extends BoundObject {
  /** Name of the metric. */
  readonly name?: Value<string>;
  /** Labels, best with their number of values: `{tenant: 10k, status: 5}`. Their product is the number of time series. */
  readonly labels?: IdSet<'count'>;
}

export interface DeploymentSpec extends BoundObject {
  /** How new code replaces old code. */
  readonly strategy?: Value<'recreate' | 'rolling' | 'blue-green' | 'canary'>;
  /** What must look good before a rollout goes on: `true`, or the condition. */
  readonly health_gate?: Value<string>;
  /** Whether a bad rollout is taken back without a person. */
  readonly automatic_rollback?: Value<boolean>;
  /** Whether code is released switched off: `true`, or the tool. */
  readonly feature_flags?: Value<string>;
  /** Planned changes of stored data. Old and new code run side by side during a rollout, so both must work. */
  readonly migrations?: BoundList<MigrationSpec>;
}

export interface MigrationSpec extends BoundObject {
  /** What changes. */
  readonly change?: Value<string>;
  /** Dataset that changes; its size decides how long it takes and whether it blocks. */
  readonly dataset?: Value<string>;
  /** How it is carried out. */
  readonly plan?: Value<'expand-contract' | 'direct'>;
}

export interface SecurityPracticesSpec extends BoundObject {
  /** Threat model: `true`, a date or a link. */
  readonly threat_model?: Value<string>;
  /** Where secrets are kept. Never in code, images or this file. */
  readonly secrets?: Value<string>;
  /** Whether each component has only the rights that it needs. */
  readonly least_privilege?: Value<string>;
  /** Where security-relevant actions are recorded, out of reach of those who do them. */
  readonly audit_log?: Value<string>;
  /** How often keys are replaced, or whether that is automatic. */
  readonly key_rotation?: Value<string>;
}

export interface TestingSpec extends BoundObject {
  /** Last load test at or above the planned peak. */
  readonly load_test?: Value<string>;
  /** Last experiment that broke something on purpose. */
  readonly chaos?: Value<string>;
  /** Last exercise with people. */
  readonly game_day?: Value<string>;
  /** Last restore from a backup, timed against the RTO. */
  readonly restore_drill?: Value<string>;
  /** Last failover on purpose. */
  readonly failover_drill?: Value<string>;
}

export interface DecisionSpec extends BoundObject {
  /** Short name to refer to it. */
  readonly id?: Value<string>;
  /** The decision in a line. */
  readonly title?: Value<string>;
  /** Where it stands. */
  readonly status?: Value<string>;
  /** What forces a choice. */
  readonly context?: Value<string>;
  /** What could be done; a choice has at least two. */
  readonly options?: BoundList<OptionSpec>;
  /** Name of the option that was taken. */
  readonly chosen?: Value<string>;
  /** The reason that tipped it. */
  readonly because?: Value<string>;
  /** What it costs, rules out or makes necessary. */
  readonly consequences?: BoundList<Value<string>>;
  /** Date on which to look at it again. */
  readonly review_by?: Value<string>;
}

export interface OptionSpec extends BoundObject {
  /** Its name, as `chosen` refers to it. */
  readonly name?: Value<string>;
  /** What speaks for it. */
  readonly pros?: BoundList<Value<string>>;
  /** What speaks against it. */
  readonly cons?: BoundList<Value<string>>;
}

export interface RiskSpec extends BoundObject {
  /** Short name to refer to it. */
  readonly id?: Value<string>;
  /** What may happen, in a line. */
  readonly title?: Value<string>;
  /** How likely it is. */
  readonly likelihood?: Value<string>;
  /** How bad it would be. */
  readonly impact?: Value<string>;
  /** What is done about it. */
  readonly mitigation?: BoundList<Value<string>>;
  /** Who watches it. */
  readonly owner?: Value<string>;
  /** Where it stands. */
  readonly status?: Value<string>;
}

export interface AnswerSpec extends BoundObject {
  /** The answer. */
  readonly answer?: Value<'yes' | 'no' | 'n/a'>;
  /** Evidence, or why it does not apply. */
  readonly note?: Value<string>;
  /** Who answered. */
  readonly by?: Value<string>;
  /** Date of the answer. */
  readonly on?: Value<string>;
}

export interface ApiSpec extends BoundObject {
  /** Component that offers it. Default: that of the first step of `flow`. */
  readonly component?: Value<string>;
  /** Flow that a call of it starts: gives its rate and latency. */
  readonly flow?: Value<string>;
  /** Style of the interface. */
  readonly style?: Value<string>;
  /** HTTP method, or name of the operation. */
  readonly method?: Value<string>;
  /** Path or topic, such as `/orders/{id}`. */
  readonly path?: Value<string>;
  /** Shape of the answer; a list needs pagination. */
  readonly returns?: Value<'one' | 'list' | 'stream'>;
  /** Whether callers send a key by which a repeat is recognised. Needed where POST or PATCH is retried. */
  readonly idempotency_key?: Value<boolean>;
  /** How a long list is cut into pages. */
  readonly pagination?: Value<string>;
  /** Cache-Control header of the answer. Personal data must not be `public`. */
  readonly cache_control?: Value<string>;
  /** Whether answers carry an ETag, so that unchanged ones cost no body. */
  readonly etag?: Value<boolean>;
  /** Whether a change must name the version it is based on (If-Match), so that no update is lost. */
  readonly if_match?: Value<boolean>;
  /** Version, or how versions are told apart. Public interfaces need one. */
  readonly version?: Value<string>;
  /** How callers prove who they are. Default: that of the component. */
  readonly auth?: Value<'none' | 'api-key' | 'session' | 'oauth2' | 'mtls'>;
  /** Limit for this endpoint. Default: that of the component. */
  readonly rate_limit?: RateLimitSpec;
}

export interface IdGenerationSpec extends BoundObject {
  /** Kind of id. */
  readonly scheme?: Value<string>;
  /** Width of an id, in all or by part. */
  readonly bits?: IdBitsSpec;
  /** Resolution of the timestamp part. */
  readonly tick?: BoundQuantity<'duration'>;
  /** Date that the timestamp part counts from. */
  readonly epoch?: Value<string>;
  /** Generators at once; needs so many values in the node part. */
  readonly nodes?: BoundQuantity<'count'>;
  /** Ids needed at peak, from all generators together. */
  readonly rate?: BoundQuantity<'rate'>;
  /** Who makes sure that two generators never give the same id. */
  readonly coordination?: Value<string>;
}

export interface IdBitsSpec extends BoundObject {
  /** All bits. */
  readonly total?: BoundQuantity<'count'>;
  /** Bits of time: 41 at 1 ms last 69 years from `epoch`. */
  readonly timestamp?: BoundQuantity<'count'>;
  /** Bits of the generator’s number: 10 allow 1,024 generators. */
  readonly node?: BoundQuantity<'count'>;
  /** Bits counted within a tick: 12 allow 4,096 ids per tick and generator. */
  readonly sequence?: BoundQuantity<'count'>;
  readonly source?: Value<'measured' | 'quoted' | 'estimated' | 'guess'>;
  readonly note?: Value<string>;
}

export interface LockUseSpec extends BoundObject {
  /** Component that holds the lock. */
  readonly component?: Value<string>;
  /** What is locked, such as `order:{id}`. Fine keys make less waiting. */
  readonly key?: Value<string>;
  /** Lease time. Shorter than the work under it, two holders are possible. */
  readonly ttl?: BoundQuantity<'duration'>;
  /** What goes wrong if two hold it at once. */
  readonly protects?: Value<'correctness' | 'efficiency'>;
  /** Whether the protected resource refuses writes with an older token: the only defence against a paused holder. */
  readonly fencing_token?: Value<boolean>;
}

export interface TenancySpec extends BoundObject {
  /** What tenants share. */
  readonly model?: Value<'silo' | 'pool' | 'bridge'>;
  /** Number of tenants. */
  readonly tenants?: BoundQuantity<'count'>;
  /** Share of the load that the largest tenant makes: must fit one cell, and must not starve the others. */
  readonly largest?: BoundQuantity<'fraction'>;
  /** Whether the database itself keeps tenants apart in shared tables. */
  readonly row_level_security?: Value<boolean>;
  /** Independent copies of the stack. Components not in `shared` then describe ONE cell, and the cell of the largest tenant is checked. */
  readonly cells?: BoundQuantity<'count'>;
  /** Components that all cells share; each is a common cause of failure. */
  readonly shared?: IdSet<'count'>;
}

export interface RealtimeChannelSpec extends BoundObject {
  /** Component that holds the connections; checked against its `connections` per replica. */
  readonly component?: Value<string>;
  /** Connections open at once. */
  readonly connections?: BoundQuantity<'count'>;
  /** How messages reach the client. */
  readonly transport?: Value<string>;
  /** Time between keep-alives of a connection. Load of connections / heartbeat; must be shorter than every idle timeout on the way. */
  readonly heartbeat?: BoundQuantity<'duration'>;
  /** Time over which clients spread their reconnects after a loss. Short: a storm of handshakes hits the survivors. */
  readonly reconnect?: BoundQuantity<'duration'>;
}

export interface ComplianceSpec extends BoundObject {
  /** Laws and standards that apply: `[gdpr, pci-dss]`. */
  readonly regimes?: BoundList<Value<string>>;
  /** Jurisdictions in which all data must stay, unless a dataset says otherwise. */
  readonly residency?: BoundList<Value<string>>;
}

export interface LintSpec extends BoundObject {
  /** Rule id -> severity, instead of the rule’s own (`capacity/tier-underprovisioned: warning`). */
  readonly rules?: BoundMap<Value<'off' | 'info' | 'warning' | 'error'>>;
  /** Rule id -> threshold, instead of the convention that the rule brings (`db/unindexed-access: 100k`). */
  readonly thresholds?: BoundMap<Value<string>>;
  /** Findings that are accepted, each with a reason and an end. */
  readonly waivers?: BoundList<WaiverSpec>;
}

export interface WaiverSpec extends BoundObject {
  /** Id of the rule. */
  readonly rule?: Value<string>;
  /** Place it holds for, as a path: `components.db`. Default: the whole spec. */
  readonly at?: Value<string>;
  /** Why the finding is acceptable. Every waiver needs one. */
  readonly reason?: Value<string>;
  /** Who answers for it. */
  readonly owner?: Value<string>;
  /** Date on which it ends, such as `2027-03-01`. */
  readonly until?: Value<string>;
}

export interface LinkSpec extends BoundObject {
  /** Address. */
  readonly url?: Value<string>;
  /** What is behind it. */
  readonly title?: Value<string>;
}
