import type { Namespace } from '../../spec/binding/symbols';
import type { ComponentKind } from '../../spec/model/component';
import type { Scaffold } from './scaffolds';

/** An id, then the lines below `kind`. */
export const componentScaffolds: Readonly<Record<ComponentKind, readonly [id: string, ...fields: string[]]>> = {
  client: ['client'],
  'load-balancer': ['lb', 'layer: 7', 'replicas: «2»', 'capacity: «20k/s»', 'availability: {mtbf: 60d, mttr: 5min}'],
  gateway: ['gateway', 'replicas: «3»', 'capacity: «10k/s»', 'rate_limit: {rate: «100/s», per: ip}'],
  cdn: ['cdn', 'hit_ratio: «90%»', 'service_time: «10ms»', 'sla: «99.9%»'],
  dns: ['dns', 'service_time: «5ms»', 'ttl: «60s»', 'sla: «99.99%»'],
  service: [
    'api',
    'replicas: «3»',
    'concurrency: «32»',
    'service_time: «4ms»',
    'availability: {mtbf: «30d», mttr: «10min»}',
  ],
  function: ['handler', 'concurrency_limit: «1000»', 'service_time: «50ms»', 'cold_start: «300ms»'],
  worker: ['worker', 'replicas: «3»', 'service_time: «20ms»', 'idempotent: «true»'],
  cache: ['cache', 'technology: «redis»', 'capacity: «80k/s»', 'hit_ratio: «90%»', 'ttl: «1h»'],
  database: [
    'db',
    'technology: «postgres»',
    'replicas: «2»',
    'capacity: «4k/s»',
    'storage: «1TB»',
    'availability: {mtbf: «60d», mttr: «10min»}',
    'failover: {mode: automatic, detection: 10s, promotion: 20s}',
    'backup: {interval: «24h», retention: «30d», restore_rate: 200MB/s}',
  ],
  search: ['search', 'technology: «opensearch»', 'shards: «3»', 'replicas: «2»', 'capacity: «500/s»'],
  queue: ['queue', 'retention: «4d»', 'delivery: at-least-once', 'attempts: «5»', 'dead_letter: true', 'sla: «99.9%»'],
  stream: ['events', 'technology: «kafka»', 'partitions: «12»', 'replicas: «3»', 'retention: «3d»'],
  'object-store': ['files', 'technology: «s3»', 'service_time: «30ms»', 'sla: «99.9%»'],
  'file-store': ['share', 'storage: «1TB»', 'bandwidth: «250MB/s»', 'sla: «99.9%»'],
  lock: ['locks', 'technology: «etcd»', 'replicas: «3»', 'capacity: «5k/s»'],
  scheduler: ['scheduler', 'replicas: «1»'],
  external: ['partner', 'service_time: «{p50: 80ms, p99: 400ms}»', 'sla: «99.5%»'],
};

/** Whole entries of the other mappings from ids. */
export const scaffoldsByNamespace: Partial<Record<Namespace, readonly Scaffold[]>> = {
  region: [
    { label: 'region', detail: 'active region', id: 'us-east', body: ' {zones: «3»}' },
    { label: 'standby region', detail: 'takes over', id: 'eu-west', body: ' {zones: «3», role: «warm-standby»}' },
  ],
  dataset: [
    {
      label: 'dataset',
      detail: 'what is kept',
      id: 'record',
      body: '\n  store: «db»\n  record_size: «1kB»\n  initial: «1M»\n  retention: «forever»\n  classification: «internal»',
    },
  ],
  scenario: [
    { label: 'spike', detail: 'more traffic', id: 'spike', body: ' {traffic: «5x», during: «1h»}' },
    { label: 'lost zone', detail: 'failure', id: 'lose-a-zone', body: ' {fail: [zone]}' },
    { label: 'lost region', detail: 'failure', id: 'lose-a-region', body: ' {fail: [region], expect: «degrades»}' },
    {
      label: 'lost component',
      detail: 'failure',
      id: 'lose-a-component',
      body: ' {fail: [«cache»], expect: «degrades»}',
    },
    { label: 'cold cache', detail: 'hit ratio', id: 'cold-cache', body: ' {hit_ratio: {«cache»: 0%}}' },
    { label: 'slow dependency', detail: 'service time', id: 'slow-dependency', body: ' {slow: {«db»: «4x»}}' },
    {
      label: 'stopped consumer',
      detail: 'backlog',
      id: 'consumers-down',
      body: ' {stop: [«worker»], during: «2h»}',
    },
  ],
  stage: [{ label: 'growth stage', detail: 'daily active users', id: 'growth', body: ' «100k»' }],
  api: [
    {
      label: 'API',
      detail: 'interface',
      id: 'create-order',
      body: '\n  component: «api»\n  flow: «order»\n  style: «rest»\n  method: «POST»\n  path: «/orders»',
    },
  ],
  lock: [
    {
      label: 'lock',
      detail: 'lock or lease',
      id: 'job',
      body: '\n  component: «locks»\n  ttl: «30s»\n  protects: «correctness»\n  fencing_token: «true»',
    },
  ],
  realtime: [
    {
      label: 'channel',
      detail: 'long-lived connections',
      id: 'updates',
      body: '\n  component: «gateway»\n  connections: «1M»\n  transport: «websocket»\n  heartbeat: «30s»\n  reconnect: «5min»',
    },
  ],
};

/** The smallest spec worth looking at: load, two components, a flow and what it promises. */
export const specText = `headroom: 1
title: «Title»

workload:
  peak_factor: «3x»

components:
  api:
    kind: service
    replicas: «3»
    concurrency: «32»
    service_time: «4ms»
  db:
    kind: database
    technology: «postgres»
    capacity: «4k/s»

flows:
  «read»:
    rate: «10M/day»
    slo: {availability: «99.9%», latency: {p99: «200ms»}}
    steps:
      - call: api
        steps:
          - call: db
`;
