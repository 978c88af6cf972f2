import type { Method } from './derivation';

/**
 * What the analysis says of a design, by id: the part of the JSON report that rules, hovers, lenses and the panel read.
 * Base units: seconds, bytes, per second, fractions, currency per month. Unknown or inapplicable fields are absent.
 * Field names are a contract with scripts and users; they are never renamed.
 */
export interface Results {
  title?: string;
  verdict: Verdict;
  /** Of the design as a whole: `headroom`, `survive.zone`, `rpo`, `rto`, `cost`, and `data.<id>.rpo`. */
  objectives: ObjectiveReport[];
  flows: Record<string, FlowReport>;
  components: Record<string, ComponentReport>;
  data: Record<string, DatasetReport>;
  bandwidth: { ingress?: number; egress?: number; between_zones?: number; between_regions?: number };
  cost?: CostReport;
  bottleneck?: { component: string; multiple: number };
  max_rate_multiple?: number;
  /** Multiple of the peak below which retries end when what caused them does; only where they may not at the peak. */
  safe_rate_multiple?: number;
  scenarios: Record<string, ScenarioReport>;
  stages: Record<string, { verdict: Verdict; first_failure?: string }>;
  ranges?: { path: string; p5: number; p50: number; p95: number }[];
  assumptions: AssumptionReport[];
}

/** `fails`: some objective is missed; `unchecked`: none missed, some could not be checked; `invalid`: errors stop the analysis. */
export type Verdict = 'meets' | 'fails' | 'unchecked' | 'invalid' | 'degrades';

export interface FlowReport {
  rate?: { mean: number; peak: number };
  latency?: LatencyReport;
  availability?: AvailabilityReport;
  objectives: ObjectiveReport[];
  single_points_of_failure?: string[];
  cut_sets?: string[][];
  loss?: number;
  freshness?: { p50: number; p99: number; drain?: number };
  backlog?: { peak: number; catch_up?: number };
  error_budget?: { window: number; budget: number; expected: number };
  request_amplification?: number;
}

/** Of answered requests at peak; a percentile that overload pushes out of reach is absent. */
export interface LatencyReport {
  mean?: number;
  p50?: number;
  p90?: number;
  p95?: number;
  p99?: number;
  p999?: number;
  method: Method;
  /** Per hop, the mean time it contributes to the requests at or above the p99, seconds; sums to their mean latency. */
  tail_share?: { component: string; seconds: number }[];
}

export interface AvailabilityReport {
  value: number;
  /** Expected seconds of downtime in 30 and 365 days. */
  downtime_30d: number;
  downtime_365d: number;
  method: Method;
  /** Share of the downtime that each component's failures take part in, largest first. */
  contributors: { component: string; share: number }[];
  /** Only where optional steps or fallbacks make the modes differ; the three sum to 1. */
  modes?: { full: number; degraded: number; down: number };
  /** If 5 % of the failures of replicas took all replicas of their component, where nothing says how many do. */
  with_common_cause?: number;
}

export interface ObjectiveReport {
  /** `latency.p99`, `availability`, `freshness`, `survive.zone`, `cost`, … */
  objective: string;
  target: number;
  value?: number;
  met?: boolean;
  /** Of meeting it, when the spec has ranges. */
  probability?: number;
}

export interface ComponentReport {
  calls?: { mean: number; peak: number };
  servers?: number;
  service_time?: number;
  holding_time?: number;
  utilization?: { mean: number; peak: number };
  max_throughput?: number;
  headroom?: number;
  wait?: { probability: number; mean: number; p99: number };
  queue_length?: number;
  in_use?: number;
  loss?: number;
  response_time?: { mean: number; p50: number; p99: number };
  availability?: number;
  replicas?: { given: number; needed_at_peak?: number; recommended?: number };
  survivors?: Record<string, { utilization: number; p99?: number }>;
  /** Seconds until growth brings the peak utilisation to the target, and to 100 %. */
  runway?: { target?: number; full?: number };
  hottest_partition?: { share: number; utilization: number };
  /** Utilisation in normal operation, and in a storm of retries that keeps itself up at the same load. */
  metastable?: { cold: number; storm: number };
  hit_ratio?: number;
  storage?: { used?: number; at_horizon?: number; limit?: number; full_after?: number };
  bandwidth?: { in?: number; out?: number };
  recovery?: { rpo?: number; rto?: number };
  cost?: number;
}

export interface DatasetReport {
  records_per_second?: number;
  bytes_per_day?: number;
  records_at_horizon?: number;
  raw_at_horizon?: number;
  stored_at_horizon?: number;
  per_shard_at_horizon?: number;
  working_set?: number;
}

export interface CostReport {
  monthly: number;
  /** At the end of the planning horizon. */
  at_horizon?: number;
  per_million_requests?: number;
  by_component: Record<string, number>;
  by_flow?: Record<string, number>;
  /** `replicas`, `storage`, `requests`, `egress`, `fixed`. */
  by_driver?: Record<string, number>;
  currency?: string;
}

export interface ScenarioReport {
  verdict: Verdict;
  expected: string;
  as_expected: boolean;
  /** Checked although the document does not name it. */
  standard?: boolean;
  first_failure?: string;
  changes: { path: string; base?: number; value?: number }[];
}

export interface AssumptionReport {
  path: string;
  value: number | string;
  because: string;
  source?: string;
}
