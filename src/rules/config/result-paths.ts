import { parsePath } from '../../spec/syntax/path';

/** The numbers of a report that a policy can ask for, by what they belong to; `*` stands for an id. */
const names: Readonly<Record<string, string>> = {
  'flows.*': 'availability loss request_amplification',
  'flows.*.rate': 'mean peak',
  'flows.*.latency': 'mean p50 p90 p95 p99 p999',
  'flows.*.availability': 'value downtime_30d downtime_365d with_common_cause',
  'flows.*.availability.modes': 'full degraded down',
  'flows.*.freshness': 'p50 p99 drain',
  'flows.*.backlog': 'peak catch_up',
  'flows.*.error_budget': 'window budget expected',
  'components.*':
    'servers service_time holding_time max_throughput headroom queue_length in_use loss availability replicas hit_ratio cost',
  'components.*.calls': 'mean peak',
  'components.*.utilization': 'mean peak',
  'components.*.wait': 'probability mean p99',
  'components.*.response_time': 'mean p50 p99',
  'components.*.replicas': 'given needed_at_peak recommended',
  'components.*.survivors.*': 'utilization p99',
  'components.*.runway': 'target full',
  'components.*.hottest_partition': 'share utilization',
  'components.*.metastable': 'cold storm',
  'components.*.storage': 'used at_horizon limit full_after',
  'components.*.bandwidth': 'in out',
  'components.*.recovery': 'rpo rto',
  'data.*':
    'records_per_second bytes_per_day records_at_horizon raw_at_horizon stored_at_horizon per_shard_at_horizon working_set',
  bandwidth: 'ingress egress between_zones between_regions',
  cost: 'monthly at_horizon per_million_requests',
  'cost.by_component': '*',
  'cost.by_flow': '*',
  'cost.by_driver': '*',
  bottleneck: 'multiple',
  '': 'max_rate_multiple safe_rate_multiple',
};

const known = Object.entries(names).flatMap(([prefix, list]) =>
  list.split(' ').map((name) => parsePath(`${prefix}.${name}`)),
);

/** Whether a report can have a number at a path, which may have `*` for any id. */
export function isResultPath(path: string): boolean {
  const wanted = parsePath(path);
  return known.some(
    (segments) =>
      segments.length === wanted.length &&
      segments.every((segment, index) => segment === '*' || segment === wanted[index]),
  );
}

/** The numbers of results at a path with `*` for any id, by their own paths. */
export function numbersAt(results: unknown, path: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  collect(results, parsePath(path), '', found);
  return found;
}

function collect(at: unknown, [segment, ...rest]: (string | number)[], path: string, found: Map<string, number>): void {
  if (segment === undefined) {
    const number = mainNumber(at);
    if (number !== undefined) found.set(path, number);
  } else if (typeof at === 'object' && at !== null && !Array.isArray(at)) {
    for (const [key, value] of Object.entries(at)) {
      if (segment === '*' || segment === key) collect(value, rest, path === '' ? key : `${path}.${key}`, found);
    }
  }
}

/** What stands for a result that has several numbers: an availability its value, replicas how many there are. */
function mainNumber(result: unknown): number | undefined {
  if (typeof result === 'number') return result;
  const { value, given } = (typeof result === 'object' && result !== null ? result : {}) as Record<string, unknown>;
  const main = value ?? given;
  return typeof main === 'number' ? main : undefined;
}
