import type { ServiceTime } from '../../quantity/service-time';

export const percentiles = ['mean', 'p50', 'p90', 'p95', 'p99', 'p999'] as const;
export type Percentile = (typeof percentiles)[number];

export interface Flow {
  readonly index: number;
  readonly id: string;
  readonly path: string;
  /** Per second; absent for a consumer, or when the author gave none (an assumption or a finding says so). */
  readonly rate?: { readonly mean: number; readonly peak: number };
  /** The queue or stream (component index) that feeds this flow, and the share of its messages that it takes. */
  readonly from?: { readonly component: number; readonly share: number };
  readonly slo: Slo;
  readonly freshness?: { readonly within: number; readonly since?: number };
  readonly criticality: 'critical' | 'normal' | 'best-effort';
  readonly steps: readonly Step[];
  readonly patterns: readonly string[];
}

export interface Slo {
  readonly availability?: number;
  /** Seconds by percentile. */
  readonly latency: ReadonlyMap<Percentile, number>;
  /** Seconds; the window that the error budget is counted over. */
  readonly window: number;
}

/** A node of a flow's call tree. */
export interface Step {
  readonly path: string;
  readonly verb: 'call' | 'publish' | 'send' | 'parallel';
  /** Component index; -1 for `parallel`. */
  readonly target: number;
  readonly operation: 'read' | 'write';
  /** Mean calls, one after another. */
  readonly times: number;
  readonly probability: number;
  /** Parallel calls of this step; `shards`: one to each shard of the target. */
  readonly fanOut: number | 'shards';
  /** Of `fan_out` or `parallel`: how many answers are waited for. */
  readonly waitFor: number | 'all' | 'any';
  /** Items that one call carries: calls = times / batch. */
  readonly batch: number;
  readonly service?: ServiceTime;
  readonly hitRatio?: number;
  readonly requestSize?: number;
  readonly responseSize?: number;
  readonly timeout?: number;
  readonly retries?: Retries;
  readonly circuitBreaker?: { readonly threshold?: number; readonly openFor?: number };
  readonly hedge?: { readonly after: number } | { readonly afterPercentile: Percentile };
  readonly optional: boolean;
  readonly idempotencyKey: boolean;
  readonly via?: 'outbox' | 'cdc';
  readonly consistency?: 'strong' | 'eventual' | 'read-your-writes';
  /** Dataset index and records per call. */
  readonly reads: readonly Access[];
  readonly writes: readonly Access[];
  readonly steps: readonly Step[];
  readonly onMiss: readonly Step[];
  readonly onFailure: readonly Step[];
  readonly pivot: boolean;
}

export interface Access {
  readonly dataset: number;
  readonly records: number;
}

export interface Retries {
  /** Tries, the first included. */
  readonly attempts: number;
  readonly on: readonly string[];
  readonly backoff?: 'none' | 'constant' | 'linear' | 'exponential';
  readonly base?: number;
  readonly max?: number;
  readonly jitter?: string;
  /** Retries as a fraction of first tries that are allowed at most. */
  readonly budget?: number;
}
