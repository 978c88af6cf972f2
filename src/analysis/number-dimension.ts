import type { Dimension } from '../quantity/quantity';

const byName: Readonly<Record<string, Dimension>> = {
  rate: 'rate',
  calls: 'rate',
  max_throughput: 'rate',
  records_per_second: 'rate',
  latency: 'duration',
  response_time: 'duration',
  service_time: 'duration',
  holding_time: 'duration',
  wait: 'duration',
  freshness: 'duration',
  error_budget: 'duration',
  recovery: 'duration',
  retention: 'duration',
  runway: 'duration',
  full_after: 'duration',
  catch_up: 'duration',
  downtime_30d: 'duration',
  downtime_365d: 'duration',
  availability: 'fraction',
  utilization: 'fraction',
  loss: 'fraction',
  hit_ratio: 'fraction',
  share: 'fraction',
  probability: 'fraction',
  headroom: 'factor',
  max_rate_multiple: 'factor',
  safe_rate_multiple: 'factor',
  metastable: 'fraction',
  multiple: 'factor',
  request_amplification: 'factor',
  cost: 'money-per-time',
  storage: 'size',
  bytes_per_day: 'size',
  stored_at_horizon: 'size',
  raw_at_horizon: 'size',
  per_shard_at_horizon: 'size',
  working_set: 'size',
  bandwidth: 'bandwidth',
  peak_factor: 'factor',
  overhead: 'factor',
  growth: 'growth',
  horizon: 'duration',
  mtbf: 'duration',
  mttr: 'duration',
  timeout: 'duration',
  network: 'duration',
  window: 'duration',
  capacity: 'rate',
  memory: 'size',
  record_size: 'size',
  target_utilization: 'fraction',
  common_cause: 'fraction',
};

/** What a number of the report or of the spec measures, from its path: the most specific name that is known, else a count. */
export function numberDimension(path: string): Dimension {
  const parts = path.split('.');
  // The second part of these is an id, which may be any word.
  const names = ['flows', 'components', 'data'].includes(parts[0] ?? '') ? parts.slice(2) : parts;
  const name = names.findLast((part) => Object.hasOwn(byName, part));
  return name === undefined ? 'count' : (byName[name] ?? 'count');
}
