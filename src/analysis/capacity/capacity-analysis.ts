import type { Model } from '../../spec/model/model';
import type { FlowTime } from '../latency/flow-latency';
import type { Freshness } from '../latency/freshness';
import type { HopTimes } from '../latency/hop-times';
import type { LoadModel } from './load-model';
import type { LoadSolution, SolvePlan } from './load-solver';
import type { Moments } from './moments';

/** A number at the mean and at the peak of the load. */
export interface MeanAndPeak {
  readonly mean: number;
  readonly peak: number;
}

/** A component in one region: one queue of calls. Times in seconds, rates per second, all of them at peak unless said. */
export interface StationResult {
  readonly component: number;
  /** Index into the component's placements. */
  readonly placement: number;
  /** -1: everywhere. */
  readonly region: number;
  readonly calls: MeanAndPeak;
  readonly reads: MeanAndPeak;
  readonly writes: MeanAndPeak;
  /** `unchecked`: no service time or capacity is known; `delay`: it never queues. */
  readonly status: 'idle' | 'stable' | 'overloaded' | 'unchecked' | 'delay';
  /** Replicas of each shard that run at peak (autoscaled: as many as the target asks for). */
  readonly replicas: number;
  /** The rest describes the replicas that are loaded most (leaders, or followers); absent when `unchecked`. */
  readonly servers?: number;
  /** Calls that these replicas get, each write once for every copy. */
  readonly arrivals: number;
  /** Mean own work of a call, and mean time it keeps a server; absent when nothing is known of them. */
  readonly serviceTime?: number;
  readonly holdingTime?: number;
  /** Offered load over servers; above 1 it says by how much they are too few. */
  readonly utilization?: MeanAndPeak;
  readonly wait?: { readonly probability: number; readonly mean: number; readonly p99: number };
  /** Mean number waiting, mean number of busy servers. */
  readonly queueLength?: number;
  readonly inUse?: number;
  /** Share of the calls rejected, by a full line or a limit. */
  readonly loss: number;
  /** Calls per second beyond what the servers can do: the backlog grows by that much. */
  readonly excess?: number;
  /** Overloaded because it waits without a timeout for something further down that is; then how full it is nobody can say. */
  readonly starved: boolean;
}

/** A component over all its regions. */
export interface ComponentCapacity {
  readonly calls: MeanAndPeak;
  readonly reads: MeanAndPeak;
  readonly writes: MeanAndPeak;
  readonly status: StationResult['status'];
  /** Station (index) with the highest utilisation at peak; -1 for a component that runs nowhere. */
  readonly worst: number;
  readonly servers?: number;
  readonly serviceTime?: number;
  readonly holdingTime?: number;
  /** Of the worst region. */
  readonly utilization?: MeanAndPeak;
  readonly wait?: StationResult['wait'];
  readonly queueLength?: number;
  readonly inUse?: number;
  readonly loss: number;
  /** Mean time that a caller waits for the answer to one try. */
  readonly responseTime?: number;
  /** Calls per second that the component can take at the present mix; autoscaled: at its maximum. */
  readonly maxThroughput?: number;
  /** Multiple of the peak load at which it saturates. */
  readonly headroom?: number;
  readonly replicas: ReplicaAdvice;
  readonly runway?: { readonly target?: number; readonly full?: number };
  readonly hottestPartition?: { readonly share: number; readonly utilization: number };
  /** Over all reads of a cache. */
  readonly hitRatio?: number;
  /** Limits other than servers, as used at peak. */
  readonly limits: readonly LimitUse[];
}

/** Replicas of each shard in the most loaded region. */
export interface ReplicaAdvice {
  /** As written; autoscaled: as many as run at peak. */
  readonly given: number;
  /** As many as carry the peak at 100 %; absent where more replicas do not help. */
  readonly neededAtPeak?: number;
  /** As many as also keep to the target utilisation, the headroom asked for and the failures to survive. */
  readonly recommended?: number;
}

export type LimitKind = 'rate_limit' | 'iops' | 'bandwidth' | 'connections' | 'pool' | 'hottest_partition';

/** How much of a limit the peak load takes. */
export interface LimitUse {
  readonly kind: LimitKind;
  readonly used: number;
  readonly limit: number;
  /** Whether use grows with the load. */
  readonly grows: boolean;
  /** Of a pool: the component that it leads to. */
  readonly target?: number;
}

export interface LatencyPercentiles {
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
}

/** Latency and freshness are computed when they are read. */
export interface FlowCapacity {
  readonly rate: MeanAndPeak;
  /** Of answered requests at peak; percentiles that are never reached because the design is overloaded are absent. */
  readonly latency?: Partial<LatencyPercentiles>;
  /** Of the latency, for which no distribution is needed; absent where there is none. */
  readonly moments?: Moments;
  /** Share of requests that never get an answer: they wait for something that is overloaded. */
  readonly unbounded: number;
  /** Share of requests rejected or timed out after their retries, at peak. */
  readonly loss: number;
  /** The most calls that retries and hedges make of one along a path; nested retries multiply. */
  readonly amplification: number;
  /** Of consumers: age of a message when it is done. */
  readonly freshness?: Freshness;
}

/** Two steady states at the same load: normal operation, and a storm of retries that keeps itself up. */
export interface Metastability {
  readonly component: number;
  /** Utilisation in either state. */
  readonly cold: number;
  readonly storm: number;
}

/** A model and what its load leads to, for what reads more of the model than load does. */
export interface ModelAtPeak {
  readonly model: Model;
  readonly capacity: CapacityAnalysis;
}

/** Capacity and latency of a design at its peak load, by index of flow, component and station. */
export interface CapacityAnalysis {
  readonly model: LoadModel;
  readonly plan: SolvePlan;
  readonly peak: LoadSolution;
  readonly mean: LoadSolution;
  /** What single calls take at peak. */
  readonly hops: HopTimes;
  /** The distributions behind `flows`. */
  readonly times: readonly FlowTime[];
  readonly flows: readonly FlowCapacity[];
  readonly components: readonly ComponentCapacity[];
  readonly stations: readonly StationResult[];
  /** Whether the load takes up anything that is limited: then there is a largest multiple. */
  readonly loaded: boolean;
  /** Largest multiple of all rates at which every station is stable and no limit is passed; absent without load or data. */
  readonly maxRateMultiple?: number;
  /** What stops it there. */
  readonly bottleneck?: Bottleneck;
  readonly metastable: readonly Metastability[];
}

export interface Bottleneck {
  readonly component: number;
  readonly multiple: number;
  readonly cause: 'servers' | LimitKind;
}
