import type { Component } from './component';
import type { Dataset } from './dataset';
import type { Flow } from './flow';

/**
 * A design as the analysis sees it: plain numbers in base units (seconds, bytes, per second, fractions, currency per
 * month), every reference an index into these arrays, every default taken and listed. It holds no text and no
 * positions; a `path` names the place in the document.
 */
export interface Model {
  readonly title: string;
  readonly workload: Workload;
  readonly objectives: Objectives;
  /** At least one. Without a `regions` key: one region that never fails, with three zones that never fail. */
  readonly regions: readonly Region[];
  /** Whether the author declared regions, and so whether zones and regions can fail. */
  readonly regionsDeclared: boolean;
  /** Round-trip times that calls pay; absent: calls take no network time. */
  readonly network?: Network;
  readonly components: readonly Component[];
  readonly flows: readonly Flow[];
  readonly datasets: readonly Dataset[];
  /** Copies of the stack that tenants are spread over. */
  readonly cells?: Cells;
  readonly scenarios: readonly Scenario[];
  readonly stages: readonly Stage[];
  /** Symbol of the one currency of the document. */
  readonly currency: string;
  /** Defaults taken, in the order in which they were taken. */
  readonly assumptions: readonly Assumption[];
}

/** Components that are not shared describe ONE cell: the busiest, in which the largest tenant is. */
export interface Cells {
  readonly count: number;
  /** Share of the load of all cells that this one gets. */
  readonly share: number;
  /** Component indices: one for all cells. */
  readonly shared: readonly number[];
}

export interface Workload {
  readonly dailyActive?: number;
  readonly concurrent?: number;
  readonly total?: number;
  readonly peakFactor: number;
  /** Fraction per month, compounding. */
  readonly growth: number;
  /** Seconds. */
  readonly horizon: number;
}

export const failureScopes = ['replica', 'zone', 'region'] as const;
export type FailureScope = (typeof failureScopes)[number];

export interface Objectives {
  readonly targetUtilization: number;
  readonly rpo?: number;
  readonly rto?: number;
  /** What may fail at peak while every objective still holds. */
  readonly survive: readonly FailureScope[];
  /** Currency per month. */
  readonly cost?: number;
  /** Seconds. */
  readonly window: number;
  /** Multiple of the peak load that must still fit. */
  readonly headroom?: number;
}

export interface Region {
  readonly id: string;
  readonly path: string;
  readonly zones: number;
  /** Of the region as a whole; absent: it never fails. */
  readonly availability?: number;
  /** Of one zone while its region is up; absent: it never fails. */
  readonly zoneAvailability?: number;
  readonly role: 'active' | 'warm-standby' | 'pilot-light' | 'backup';
  /** Share of the flows that enters here; active regions sum to 1, others have 0. */
  readonly traffic: number;
  readonly residency?: string;
  readonly location?: string;
}

/** Round-trip times, seconds. */
export interface Network {
  readonly withinZone: number;
  readonly betweenZones: number;
  /** `[from][to]` by region index; zero on the diagonal. */
  readonly betweenRegions: readonly (readonly number[])[];
  readonly client: number;
}

export interface Scenario {
  readonly id: string;
  readonly path: string;
  /** Multiple of every flow's rate. */
  readonly traffic: number;
  /** Multiples of single flows, by flow index; they replace `traffic`. */
  readonly flowTraffic: ReadonlyMap<number, number>;
  /** Seconds. */
  readonly during?: number;
  readonly fail: readonly Failure[];
  /** Hit ratio by component index. */
  readonly hitRatio: ReadonlyMap<number, number>;
  /** Multiple of the service time by component index. */
  readonly slow: ReadonlyMap<number, number>;
  /** Consumers that stop, by component index. */
  readonly stop: readonly number[];
  readonly expect: 'meets' | 'degrades' | 'any';
}

export type Failure =
  | { readonly scope: 'zone' | 'region' }
  | { readonly scope: 'named-region'; readonly region: number }
  /** `replicas`: how many of one shard, the leader first; absent: the whole component. */
  | { readonly scope: 'component'; readonly component: number; readonly replicas?: number };

export interface Stage {
  readonly id: string;
  readonly path: string;
  readonly dailyActive: number;
}

/** A value that the author left out and the analysis had to choose. */
export interface Assumption {
  readonly path: string;
  readonly value: number | string;
  readonly because: string;
  /** Where the value comes from, if it is not Headroom's own default. */
  readonly source?: string;
}
