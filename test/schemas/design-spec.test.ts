import * as assert from 'node:assert/strict';
import validate from 'validate-design-spec';
import { stringify } from 'yaml';
import examples from '../../examples/*.design.yaml';
import { complaints } from './validate-yaml';

function check(text: string, ...expected: string[]): void {
  assert.deepEqual(complaints(validate, `headroom: 1\n${text}`), expected);
}

describe('design-spec schema', () => {
  for (const [name, content] of Object.entries(examples)) {
    it(`accepts examples/${name}.design.yaml`, () => assert.deepEqual(complaints(validate, stringify(content)), []));
  }

  describe('accepts', () => {
    const cases: Record<string, string> = {
      'nothing but the version': '',
      'document facts, dates and numbers as text': `
title: 2027
status: draft
owners: team-a
updated: 2026-09-14
tier: 0
links: [https://example.com/a, {url: https://example.com/b, title: B}]`,
      'every form of a quantity': `
workload:
  users: {total: 10_000, daily_active: 8M..12M, concurrent: {value: 10k, source: measured, note: July}}
  peak_factor: 3
  growth: 2%..4%/month
objectives: {target_utilization: 0.7, rpo: 0, rto: 1h30m, survive: [zone, replica], cost: €5k/month, headroom: 2x}`,
      'several regions': `
regions:
  us-east: {zones: 3, availability: 99.99%, role: active, traffic: 60%, residency: us, location: us-east-1}
  eu: {zone_availability: 99.95%, role: warm-standby, location: [50.1, 8.7]}
network: {within_zone: 0.3ms, between_zones: 1ms, between_regions: {us-east: {eu: 75ms}}, client: 40ms}`,
      'one time between all regions': 'network: {between_regions: 80..120ms}',
      'a kind with nothing else': 'components: {a: {kind: client}, b: {kind: file-store}, c: {kind: scheduler}}',
      'replicas fixed, autoscaled and sourced': `
components:
  a: {kind: service, replicas: 6}
  b: {kind: service, replicas: {min: 2, max: 20, target_utilization: 60%, scale_up_delay: 90s, source: guess}}
  c: {kind: service, regions: {us-east: 12, ap-south: 4}, zones: 3}
  d: {kind: service, regions: [us-east], needs: peak, depends_on: [c, e], pools: {e: 20}}
  e: {kind: lock, needs: majority, failover: {mode: automatic, detection: 10s, promotion: 20s, success: 99%}}`,
      'every distribution of a service time': `
components:
  a: {kind: service, service_time: 4ms, blocking: false, queue_limit: 0}
  b: {kind: service, service_time: {mean: 4ms, p99: 20ms, source: measured, note: load test 7}}
  c: {kind: service, service_time: {p50: 3ms, p99: 20ms}}
  d: {kind: service, service_time: {mean: 4ms, cv: 0.5}}
  e: {kind: service, service_time: {constant: 4ms}}
  f: {kind: service, service_time: {value: 4ms, note: a mean}}`,
      'a store with all it has': `
components:
  db:
    kind: database
    technology: postgres
    shards: 4
    replicas: 3
    replication: {mode: leader-follower, factor: 3, sync: semi-sync, lag: 200ms, read_from: any, leader: us-east,
      between_regions: async, conflict: home-region}
    partition: {key: [tenant, id], strategy: hash, keys: 10k, skew: 0.9, hottest: 8%}
    backup: {interval: 24h, duration: 1h, retention: 30d, restore_rate: 1Gbps, last_tested: 2026-09-14, regions: [eu]}
    point_in_time_recovery: 5min
    isolation: serializable
    availability: {mtbf: 30d, mttr: 10min, source: measured}
    common_cause: 5%
    memory: 64GiB
    storage: {value: 4TB, note: one volume}
    iops: 3000
    bandwidth: 10Gbps
    connections: 500
    scaling: {contention: 3%, coherency: 0.01%}
    cost: {replica: $0.20/h, storage: $0.10/GB/month, requests: $0.40/M, egress: $0.09/GB, fixed: $100/month}
    security: {exposure: internal, authentication: mtls, authorization: rbac, encryption_in_transit: tls1.3, encryption_at_rest: true}`,
      'caches and edges': `
components:
  cdn: {kind: cdn, hit_ratio: 92%, sla: 99.99%, ttl: 1h}
  cache: {kind: cache, items: 10M, item_size: 2kB, skew: 0.8, eviction: lfu, invalidation: events, stampede: lock, warm_up: 10min}
  dns: {kind: dns, ttl: 60s, algorithm: geo, health_check: {interval: 10s, threshold: 3}}
  lb: {kind: load-balancer, layer: 4, algorithm: own-invention, sticky: true, idle_timeout: 60s}
  gw: {kind: gateway, layer: 7, rate_limit: {rate: 100/min, burst: 50, per: tenant, on_exceed: wait, algorithm: token-bucket}}`,
      'messaging and workers': `
components:
  q: {kind: queue, delivery: at-least-once, ordering: none, dead_letter: true, attempts: 5, visibility_timeout: 30s}
  s: {kind: stream, partitions: 48, retention: forever, ordering: key, dead_letter: q}
  w: {kind: worker, batch: 500, idempotent: true, window: {type: sliding, size: 5min, slide: 1min, watermark: 10s, allowed_lateness: 1h}}
  f: {kind: function, cold_start: 300ms, concurrency_limit: 1k}`,
      'flows from rates, users and queues': `
flows:
  a: {rate: 100M/day, criticality: critical, patterns: circuit-breaker}
  b: {rate: {mean: 2k/s, peak: 9k/s}, description: 5 things, slo: {availability: 99.9%, latency: {mean: 1ms, p50: 2ms, p999: 1s}, window: 28d}}
  c: {from: q, share: 50%, freshness: 30s, steps: [w]}
  d: {from: s, freshness: {within: 3min, since: a}}
  e: {rate: 1/session/6s, steps: lb}`,
      'every verb and modifier of a step': `
flows:
  f:
    steps:
      - api
      - call: cache
        reads: link
        by: [user_id, created_at]
        consistency: read-your-writes
        on_miss: [db, {call: db, operation: read}]
        on_failure: [{call: fallback}]
        hit_ratio: 90%
      - {call: db, writes: {order: 1, line: 3.5}, times: 2.5, probability: 30%, batch: 10, idempotency_key: true}
      - {call: search, fan_out: shards, wait_for: 2, hedge: {after: p95}, timeout: 50ms}
      - {call: search, fan_out: 20, hedge: {after: 50ms}, circuit_breaker: {threshold: 50%, open_for: 30s}}
      - {publish: q, via: outbox, optional: true, request_size: 2kB, response_size: 0}
      - {send: audit, service_time: {constant: 1ms}}
      - {parallel: [a, {call: b}], wait_for: any}
      - {call: pay, compensation: {call: refund}, retries: {attempts: 3, on: [timeout, error], backoff: exponential, base: 20ms, max: 1s, jitter: full, budget: 10%}}
      - {call: ship, compensation: none, pivot: true}`,
      'data with indexes and duties': `
data:
  order: {store: db, copies: [search, lake], record_size: 1.5kB, initial: 10M, retention: 7y, overhead: 1.5x, compression: 4x,
    growth: 0/day, skew: 0.8, working_set: 10%, max_staleness: 5s, indexes: [[user_id, created_at], [status]], tenant_key: tenant,
    classification: personal, residency: [eu], partition_key: user_id, encryption: field-level, rpo: 0s, consistency: strong}`,
      'scenarios and stages': `
scenarios:
  a: {traffic: 5x, during: 4h, expect: meets}
  b: {traffic: {checkout: 10x}, fail: [zone, eu-west, db]}
  c: {fail: {db: 2}, slow: {db: 4x}, hit_ratio: {cache: 0%}, expect: any}
  d: {fail: zone, stop: [indexer]}
stages: {launch: 1k, global: {value: 100M, source: guess}}`,
      'practices, decisions, risks, reviews and lint': `
practices:
  observability: {logs: true, metrics: [up, {name: hits, labels: {tenant: 10k}}, {name: x, labels: [code]}], traces: w3c, dashboards: [a], alerts: [slo-burn-rate, own]}
  deployment: {strategy: canary, health_gate: true, automatic_rollback: true, feature_flags: false, migrations: [{change: add-index, dataset: order, plan: direct}]}
  security: {threat_model: 2026-01-01, secrets: vault, least_privilege: true, audit_log: true, key_rotation: 90d}
  testing: {load_test: 2026-01-01, chaos: false, game_day: true, restore_drill: 2026-02-01, failover_drill: true}
  runbooks: https://example.com
  on_call: team-a
decisions: [{id: 1, title: T, status: accepted, context: c, options: ["301", {name: 302, pros: [a, b], cons: c}], chosen: 302, because: b, consequences: [x], review_by: 2027-01-01}]
risks: [{id: r1, title: T, likelihood: low, impact: 3, mitigation: m, owner: o, status: open}]
reviews: {launch: {1: {answer: yes, on: 2026-09-14}, backups: {answer: n/a, note: none kept, by: me}}}
lint: {rules: {capacity/saturated: off}, waivers: [{rule: a/b, at: components.db, reason: r, owner: o, until: 2027-03-01}]}`,
      'the grown parts': `
apis: {create: {component: api, flow: create, style: rest, method: POST, path: /orders, returns: list, idempotency_key: true, pagination: cursor,
  cache_control: no-store, etag: true, if_match: false, version: 1, auth: oauth2, rate_limit: 100/min}}
ids: {scheme: snowflake, bits: {timestamp: 41, node: 10, sequence: 12}, tick: 1ms, epoch: 2020-01-01, nodes: 64, rate: 10k/s, coordination: lease}
locks: {job: {component: etcd, key: "job:{id}", ttl: 30s, protects: correctness, fencing_token: true}}
tenancy: {model: pool, tenants: 3k, largest: 8%, row_level_security: true, cells: 20, shared: [gw]}
realtime: {push: {component: gw, connections: 10M, transport: websocket, heartbeat: 30s, reconnect: 5min}}
compliance: {regimes: [gdpr, own-law], residency: [eu]}`,
      'anchors and merge keys': `
components:
  a: &base {kind: service, replicas: 3}
  b: {<<: *base, replicas: 6}`,
    };
    for (const [title, text] of Object.entries(cases)) it(title, () => check(text));
  });

  describe('refuses', () => {
    const cases: [title: string, text: string, ...expected: string[]][] = [
      ['an unknown key at the top', 'component: {}', '/ additionalProperties component'],
      ['an unknown tier', 'tier: 4', '/tier enum'],
      [
        'an unknown key of a component',
        'components: {a: {kind: service, replica: 3}}',
        '/components/a additionalProperties replica',
      ],
      ['a component without kind', 'components: {a: {replicas: 3}}', '/components/a required kind'],
      ['an empty component', 'components: {a: }', '/components/a type'],
      ['an unknown kind', 'components: {a: {kind: server}}', '/components/a/kind enum'],
      ['a bad id', 'components: {1a: {kind: service}}', '/components pattern', '/components propertyNames 1a'],
      ['a list for a quantity', 'components: {a: {kind: service, replicas: [3]}}', '/components/a/replicas type'],
      ['a boolean for a quantity', 'workload: {peak_factor: true}', '/workload/peak_factor type'],
      ['text for a boolean', 'components: {a: {kind: worker, idempotent: "yes"}}', '/components/a/idempotent type'],
      ['a stray key of a cut number', 'workload: {users: {total: 10,000}}', '/workload/users additionalProperties 0'],
      [
        'an unknown key in a quantity',
        'workload: {horizon: {value: 1y, sauce: guess}}',
        '/workload/horizon additionalProperties sauce',
      ],
      ['an unknown source', 'workload: {horizon: {value: 1y, source: hope}}', '/workload/horizon/source enum'],
      ['a list of components', 'components: [{kind: service}]', '/components type'],
      ['one step that is no list', 'flows: {f: {steps: {call: a}}}', '/flows/f/steps type'],
      [
        'an unknown key deep in a flow',
        'flows: {f: {steps: [{call: a, steps: [{call: b, on_miss: [{call: c, retries: {attempt: 3}}]}]}]}}',
        '/flows/f/steps/0/steps/0/on_miss/0/retries additionalProperties attempt',
      ],
      ['a bare number of retries', 'flows: {f: {steps: [{call: a, retries: 3}]}}', '/flows/f/steps/0/retries type'],
      [
        'an unknown reason to retry',
        'flows: {f: {steps: [{call: a, retries: {on: [never]}}]}}',
        '/flows/f/steps/0/retries/on/0 enum',
      ],
      [
        'an unknown percentile',
        'flows: {f: {slo: {latency: {p75: 1s}}}}',
        '/flows/f/slo/latency additionalProperties p75',
      ],
      ['a bare latency', 'flows: {f: {slo: {latency: 1s}}}', '/flows/f/slo/latency type'],
      ['an unknown expectation', 'scenarios: {s: {expect: passes}}', '/scenarios/s/expect enum'],
      ['a list for traffic', 'scenarios: {s: {traffic: [5x]}}', '/scenarios/s/traffic type'],
      [
        'an unknown replication mode',
        'components: {a: {kind: database, replication: {mode: primary}}}',
        '/components/a/replication/mode enum',
      ],
      ['an unknown severity', 'lint: {rules: {a/b: fatal}}', '/lint/rules/a~1b enum'],
      ['a bare waiver', 'lint: {waivers: [a/b]}', '/lint/waivers/0 type'],
      ['an unknown layer', 'components: {a: {kind: load-balancer, layer: 5}}', '/components/a/layer enum'],
    ];
    for (const [title, text, ...expected] of cases) it(title, () => check(text, ...expected));

    it('a document without its version', () =>
      assert.deepEqual(complaints(validate, 'title: x'), ['/ required headroom']));
    it('another version of the language', () =>
      assert.deepEqual(complaints(validate, 'headroom: 2'), ['/headroom enum']));
    it('a document that is no mapping', () => assert.deepEqual(complaints(validate, '- headroom: 1'), ['/ type']));
  });
});
