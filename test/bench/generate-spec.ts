/** Shared by all flows; the others come in groups of `groupSize`. */
const shared = 3;
const groupSize = 5;
const peakFactor = 3;
/** Busy at peak at most. */
const utilization = 0.4;

interface Group {
  readonly name: string;
  /** Calls per second at the mean, by part of the group. */
  readonly calls: { service: number; cache: number; db: number; queue: number };
}

const areas = ['cart', 'catalog', 'search', 'profile', 'orders', 'stock', 'media', 'chat', 'feed', 'price'];

/**
 * A spec such as a team writes, in block style, the same for the same arguments: shops of a service, a cache, a database,
 * a queue and a worker each behind one balancer. It is sized to meet its objectives, so that nothing is wrong with it.
 *
 * @param components at least 8
 * @param flows at least 2; half of them are consumers
 */
export function generateSpec(components: number, flows: number): string {
  const groups = Array.from({ length: Math.floor((components - shared) / groupSize) }, (_, index) => groupOf(index));
  const requests = Array.from({ length: Math.ceil(flows / 2) }, (_, index) => requestFlow(groups, index));
  const consumers = groups.slice(0, Math.floor(flows / 2)).map(consumerFlow);
  const total = requests.reduce((sum, { rate }) => sum + rate, 0);
  const spare = (components - shared) % groupSize;
  const lines = [
    'headroom: 1',
    'title: Generated shop',
    'summary: A marketplace of many small services.',
    'status: draft',
    'owners: [platform]',
    '',
    'workload:',
    '  users: {daily_active: 20M}',
    `  peak_factor: ${peakFactor}x`,
    '  growth: 1%/month',
    '',
    'objectives:',
    '  target_utilization: 70%',
    '  headroom: 1.2x',
    '',
    'regions:',
    '  eu-west: {zones: 3}',
    '',
    'components:',
    ...sharedComponents(total),
    ...groups.flatMap(groupComponents),
    ...Array.from({ length: spare }, (_, index) => spareComponent(index)).flat(),
    'flows:',
    ...requests.flatMap(({ text }) => text),
    ...consumers.flat(),
    'data:',
    ...groups.flatMap(dataset),
  ];
  return `${lines.join('\n')}\n`;
}

function groupOf(index: number): Group {
  const area = areas[index % areas.length] ?? '';
  const name = index < areas.length ? area : `${area}${Math.floor(index / areas.length) + 1}`;
  return { name, calls: { service: 0, cache: 0, db: 0, queue: 0 } };
}

function requestFlow(groups: readonly Group[], index: number): { rate: number; text: string[] } {
  const at = index % groups.length;
  const own = groups[at];
  // Calls go only to groups behind the own one, so that no two services wait for each other.
  const other = groups[at + 1 + (index % 3)];
  const rate = 40 + ((index * 37) % 11) * 30;
  if (own) {
    own.calls.service += rate;
    own.calls.cache += rate;
    own.calls.db += rate * 1.1;
    own.calls.queue += rate;
  }
  if (other) {
    other.calls.service += rate / 2;
    other.calls.db += rate / 2;
  }
  const text = [
    `  ${own?.name}-request-${index}:`,
    `    description: What a customer does in ${own?.name}.`,
    `    rate: ${rate}/s`,
    '    slo: {availability: 99.9%, latency: {p99: 2s}}',
    '    steps:',
    '      - call: edge',
    '        steps:',
    '          - call: auth',
    '            timeout: 1s',
    `          - call: ${own?.name}-api`,
    '            timeout: 4s',
    '            steps:',
    `              - call: ${own?.name}-cache`,
    '                timeout: 200ms',
    '                on_miss:',
    `                  - {call: ${own?.name}-db, operation: read, timeout: 1s}`,
    `              - {call: ${own?.name}-db, writes: ${own?.name}-record, timeout: 1s}`,
    ...(other
      ? [
          `              - call: ${other.name}-api`,
          '                probability: 50%',
          '                timeout: 2s',
          '                steps:',
          `                  - {call: ${other.name}-db, operation: read, timeout: 1s}`,
        ]
      : []),
    `              - {publish: ${own?.name}-events, optional: true}`,
  ];
  return { rate, text };
}

function consumerFlow({ name }: Group): string[] {
  return [
    `  ${name}-index:`,
    `    from: ${name}-events`,
    '    freshness: 2min',
    '    steps:',
    `      - call: ${name}-worker`,
    '        steps:',
    `          - {call: ${name}-db, operation: read, timeout: 1s}`,
  ];
}

function sharedComponents(rate: number): string[] {
  return [
    '  edge:',
    '    kind: load-balancer',
    `    replicas: ${replicas(rate, 1 / 20_000, 1)}`,
    '    capacity: 20k/s',
    '    availability: 99.95%',
    '    health_check: {interval: 5s, threshold: 2}',
    '  auth:',
    '    kind: service',
    `    replicas: ${replicas(rate, 0.004, 32)}`,
    '    concurrency: 32',
    '    service_time: {mean: 4ms, p99: 20ms}',
    '    availability: {mtbf: 30d, mttr: 5min}',
    '  mail:',
    '    kind: external',
    '    service_time: 80ms',
    '    sla: 99.9%',
  ];
}

function groupComponents({ name, calls }: Group): string[] {
  return [
    `  ${name}-api:`,
    '    kind: service',
    // A worker is held while the calls that it makes are under way.
    `    replicas: ${replicas(calls.service, 0.08, 32)}`,
    '    concurrency: 32',
    '    service_time: {mean: 6ms, p99: 30ms, source: measured}',
    '    availability: {mtbf: 30d, mttr: 5min}',
    '    cost: {replica: $0.17/h}',
    `  ${name}-cache:`,
    '    kind: cache',
    '    replicas: 3',
    '    shards: 2',
    '    capacity: 60k/s',
    '    hit_ratio: 90%',
    '    ttl: 1h',
    '    availability: 99.9%',
    `  ${name}-db:`,
    '    kind: database',
    '    replicas: 3',
    `    shards: ${Math.max(1, Math.ceil((calls.db + calls.queue) / 600))}`,
    '    concurrency: 16',
    '    service_time: {mean: 4ms, p99: 15ms}',
    '    storage: 40TB',
    '    availability: {mtbf: 60d, mttr: 10min}',
    '    failover: {mode: automatic, detection: 10s, promotion: 20s, success: 99%}',
    '    backup: {interval: 24h, duration: 1h, retention: 30d, restore_rate: 500MB/s}',
    '    cost: {replica: $0.80/h, storage: $0.10/GB/month}',
    `  ${name}-events: {kind: queue, partitions: 64, retention: 3d, sla: 99.95%, dead_letter: true, attempts: 5}`,
    `  ${name}-worker:`,
    `    {kind: worker, replicas: ${replicas(calls.queue, 0.03, 8)}, concurrency: 8, service_time: 5ms, idempotent: true}`,
  ];
}

function spareComponent(index: number): string[] {
  return [`  tool${index}: {kind: service, replicas: 2, service_time: 5ms, concurrency: 8}`];
}

function dataset({ name }: Group): string[] {
  return [`  ${name}-record: {store: ${name}-db, record_size: 500B, retention: 1y, initial: 1M}`];
}

/** At least three, one in each zone. */
function replicas(callsPerSecond: number, seconds: number, concurrency: number): number {
  return Math.max(3, Math.ceil((callsPerSecond * peakFactor * seconds) / (concurrency * utilization)));
}
