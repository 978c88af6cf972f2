import type { ComponentKind } from '../../spec/model/component';

/** The usual way to write a mapping, by its name in the schema; tab stops `«like this»`. */
export const inlineForms: Readonly<Record<string, string>> = {
  backup: '{interval: «24h», retention: «30d», restore_rate: «200MB/s»}',
  circuitBreaker: '{threshold: «50%», open_for: «10s»}',
  failover: '{mode: automatic, detection: «10s», promotion: «20s»}',
  freshness: '«30s»',
  healthCheck: '{interval: «5s», threshold: «2»}',
  hedge: '{after: «p95»}',
  latencyTargets: '{p99: «200ms»}',
  partition: '{key: «id», strategy: hash}',
  prices: '{replica: «$0.20/h»}',
  rateLimit: '{rate: «100/s», per: «all»}',
  replicaAvailability: '{mtbf: «30d», mttr: «10min»}',
  replication: '{mode: «leader-follower», sync: «async»}',
  retries: '{attempts: «2», on: [timeout], backoff: exponential, base: «20ms», jitter: full, budget: 10%}',
  scaling: '{contention: «3%», coherency: «0.01%»}',
  slo: '{availability: «99.9%», latency: {p99: «200ms»}}',
  users: '{daily_active: «1M»}',
};

/** The fields that say most about a component of a kind, most important first. */
export const keysOfKind: Partial<Record<ComponentKind, readonly string[]>> = {
  'load-balancer': ['replicas', 'capacity', 'layer', 'availability', 'health_check', 'rate_limit'],
  gateway: ['replicas', 'capacity', 'availability', 'rate_limit', 'health_check'],
  cdn: ['hit_ratio', 'service_time', 'sla', 'ttl'],
  dns: ['service_time', 'sla', 'ttl'],
  service: ['replicas', 'concurrency', 'service_time', 'availability', 'pools', 'cost'],
  function: ['concurrency_limit', 'service_time', 'cold_start', 'cost'],
  worker: ['replicas', 'concurrency', 'service_time', 'batch', 'idempotent', 'availability'],
  cache: ['technology', 'shards', 'capacity', 'hit_ratio', 'memory', 'ttl', 'stampede', 'eviction', 'availability'],
  database: [
    'technology',
    'replicas',
    'shards',
    'capacity',
    'storage',
    'replication',
    'availability',
    'failover',
    'backup',
    'cost',
  ],
  search: ['technology', 'replicas', 'shards', 'capacity', 'storage', 'availability'],
  queue: ['technology', 'retention', 'delivery', 'dead_letter', 'attempts', 'visibility_timeout', 'sla'],
  stream: ['technology', 'partitions', 'replicas', 'retention', 'delivery', 'replication', 'sla'],
  'object-store': ['technology', 'service_time', 'sla', 'cost'],
  'file-store': ['technology', 'storage', 'bandwidth', 'sla'],
  lock: ['technology', 'replicas', 'capacity', 'availability'],
  external: ['service_time', 'sla', 'rate_limit'],
};
