import type { ReportedSpec } from '../../src/report/reported-spec';

const month = 2_592_000;

/** Misses an objective, leaves one unchecked, and has a finding of each severity; its texts try to break out of each format. */
export const shop: ReportedSpec = {
  file: 'designs/my shop.design.yaml',
  text: `headroom: 1
title: "Shop | <b>&</b> \\e[31m"
components:
  db: {kind: database, replicas: 3, service_time: {mean: 4ms, p99: 20ms}, concurrency: 8, queue_limit: 100} # 東京 100% sure
\tcache:  {kind: cache, hit_rate: 90%}
flows:
  checkout:
    rate: 500/s
    slo: {availability: 99.95%, latency: {p99: 80ms}}
`,
  report: {
    headroom: '1.2.3',
    file: 'designs/my shop.design.yaml',
    title: 'Shop | <b>&</b> \u001b[31m',
    verdict: 'fails',
    objectives: [
      { objective: 'headroom', target: 1.5, value: 1.8, met: true },
      { objective: 'cost', target: 20_000, value: 19_995, met: true },
      { objective: 'survive.zone', target: 1 },
    ],
    flows: {
      checkout: {
        rate: { mean: 500, peak: 1000 },
        latency: { mean: 0.012, p50: 0.01, p90: 0.03, p95: 0.05, p99: 0.091, p999: 0.2, method: 'approximation' },
        availability: { value: 0.9996, downtime_30d: 1037, downtime_365d: 12_614, method: 'exact', contributors: [] },
        objectives: [
          { objective: 'availability', target: 0.9995, value: 0.9996, met: true, probability: 0.81 },
          { objective: 'latency.p99', target: 0.08, value: 0.091, met: false, probability: 0.2 },
        ],
        single_points_of_failure: ['db'],
        loss: 0.002,
        error_budget: { window: month, budget: 1296, expected: 1037 },
      },
      index: {
        rate: { mean: 20, peak: 40 },
        freshness: { p50: 0.2, p99: 2.5 },
        objectives: [{ objective: 'freshness', target: 60, value: 2.5, met: true }],
      },
    },
    components: {
      db: {
        calls: { mean: 500, peak: 1000 },
        servers: 24,
        utilization: { mean: 0.42, peak: 0.84 },
        headroom: 1.19,
        response_time: { mean: 0.006, p50: 0.004, p99: 0.071 },
        availability: 0.99971,
        storage: { full_after: 7 * month },
        cost: 4321,
      },
      cache: {
        calls: { mean: 500, peak: 1000 },
        utilization: { mean: 0.61, peak: 1.22 },
        headroom: 0.82,
        hit_ratio: 0.9,
      },
    },
    data: { orders: { records_per_second: 50, bytes_per_day: 4.3e9, stored_at_horizon: 3.9e12 } },
    bandwidth: {},
    cost: { monthly: 19_995, by_component: { db: 4321 }, currency: '€' },
    bottleneck: { component: 'cache', multiple: 0.82 },
    max_rate_multiple: 0.82,
    scenarios: {
      'black-friday': {
        verdict: 'fails',
        expected: 'degrades',
        as_expected: false,
        first_failure:
          'cache saturates at 4.1x what it has, and with it every flow that reads through it or waits for those',
        changes: [],
      },
      'lose-a-zone': { verdict: 'meets', expected: 'meets', as_expected: true, changes: [] },
    },
    stages: { launch: { verdict: 'meets' }, global: { verdict: 'fails', first_failure: 'db saturates' } },
    ranges: [{ path: 'flows.checkout.latency.p99', p5: 0.06, p50: 0.091, p95: 0.3 }],
    assumptions: [
      {
        path: 'components.cache.concurrency',
        value: 1,
        because: 'one call | at a time unless stated',
        source: 'Redis',
      },
      { path: 'network', value: 'no network time', because: 'without `network`, calls take no time on the wire' },
    ],
    findings: [
      {
        rule: 'latency/budget-exceeded',
        severity: 'error',
        message:
          "The p99 of `checkout` is 91 ms at peak, above the objective of 80 ms; 78% of the slowest requests' time is `db`, which is 84% busy then, and queues grow fast above 70%",
        path: 'flows.checkout.slo.latency.p99',
        line: 9,
        column: 47,
        endLine: 9,
        endColumn: 51,
        fix: 'Set replicas of `db` to 4',
        edits: [{ line: 4, column: 34, endLine: 4, endColumn: 35, text: '4' }],
        related: [{ message: '`db` is declared here', line: 4, column: 3, endLine: 4, endColumn: 5 }],
      },
      {
        rule: 'schema/unknown-key',
        severity: 'warning',
        message: 'There is no field `hit_rate`: <script>alert(1)</script>\n::error::100%, did you mean `hit_ratio`?',
        path: 'components.cache.hit_rate',
        line: 5,
        column: 24,
        endLine: 5,
        endColumn: 32,
        fix: 'Change to `hit_ratio`',
        edits: [{ line: 5, column: 24, endLine: 5, endColumn: 32, text: 'hit_ratio' }],
      },
      {
        rule: 'scenario/not-as-expected',
        severity: 'error',
        message: '`black-friday` is expected to degrade at most, but critical flows stop answering',
        path: 'scenarios.black-friday',
        line: 8,
        column: 5,
        endLine: 8,
        endColumn: 9,
      },
      {
        rule: 'availability/common-cause',
        severity: 'hint',
        message: 'With 5% common cause `db` would be down 12 min a month',
        path: 'components.db',
        line: 4,
        column: 3,
        endLine: 5,
        endColumn: 10,
      },
      {
        rule: 'availability/common-cause',
        severity: 'info',
        message: 'The same path again, far to the right: \u202Eesrever',
        path: 'components.db',
        line: 4,
        column: 115,
        endLine: 4,
        endColumn: 117,
      },
    ],
  },
};

/** A spec fenced in a Markdown file; nothing is wrong with it. */
export const fenced: ReportedSpec = {
  file: 'docs/design.md',
  text: '# Cart\n\n```yaml headroom\nheadroom: 1\ntitle: Cart\n```\n',
  report: {
    headroom: '1.2.3',
    file: 'docs/design.md',
    line: 4,
    title: 'Cart',
    verdict: 'meets',
    objectives: [{ objective: 'headroom', target: 2, value: 2.0001, met: true }],
    flows: {},
    components: {},
    data: {},
    bandwidth: {},
    scenarios: {},
    stages: {},
    assumptions: [],
    findings: [],
  },
};
