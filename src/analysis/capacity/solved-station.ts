import type { CallGraph, CallNode } from './call-graph';
import type { Multipliers } from './calls';
import type { Moments } from './moments';
import type { Outcome } from './node-times';
import type { PlannedCall } from './planned-calls';
import type { ServingGroup } from './serving-groups';
import type { SolveOrder } from './solve-order';
import type { StationQueue } from './station-queue';

/** A pool of connections that the replicas of a caller share, solved as a queue for them. */
export interface SolvedPool {
  /** Station of the caller. */
  readonly caller: number;
  readonly queue: StationQueue;
  /** What is left of the waits at the station and below, because the pool limits how many wait there. */
  readonly waitsBelow: number;
}

/** A station, solved. */
export interface SolvedStation {
  /** Replicas of each shard that run, autoscaled ones as many as the load asks for. */
  readonly replicas: number;
  /** Who serves what, and how each of them is loaded. */
  readonly serving: readonly ServingGroup[];
  readonly queues: readonly StationQueue[];
  /** Mean own work of a call, and mean time it keeps a server. */
  readonly service: number;
  readonly holding: number;
  /** Calls in this region; what is applied for others is not counted. */
  readonly reads: number;
  readonly writes: number;
  /** Writes of other regions that are applied here too. */
  readonly foreignWrites: number;
  /** What is left of the waits of the calls it makes, because its own threads limit how many wait there; 1 without such a limit. */
  readonly waitsBelow: number;
  /** It waits without a timeout for a station further down that is overloaded. */
  readonly starved: boolean;
  /** What calls wait for because an instance has to start first; 0 for those that find one idle. */
  readonly starting: Moments;
  /** Share of the calls that do. */
  readonly coldShare: number;
  /** Connection pools of its callers. */
  readonly pools: readonly SolvedPool[];
}

/** What a pass over the stations needs to know. */
export interface PassInput {
  readonly graph: CallGraph;
  readonly order: SolveOrder;
  readonly asked: readonly PlannedCall[];
  readonly serving: readonly (readonly ServingGroup[])[];
  readonly calls: Float64Array;
  /** Requests per second of each root. */
  readonly roots: Float64Array;
  readonly by: Multipliers;
  /** Replicas that a station ran with in the pass before; its callees need them before it is solved again. */
  readonly replicasBefore: readonly number[];
  /** Autoscaled components at their largest count, whatever the load. */
  readonly atMost: boolean;
}

/** A call at a station with what it does there. */
export interface HeldCall {
  readonly node: CallNode;
  readonly write: boolean;
  /** Own work. */
  readonly own: Moments;
  /** On the wire. */
  readonly way: Moments;
  /** The calls it waits for. */
  readonly below: Outcome;
  /** How long it keeps a server. */
  readonly holding: Moments;
  /** Per second, after rate limits. */
  readonly rate: number;
}
