import * as assert from 'node:assert/strict';
import type { Results } from '../../src/analysis/results';
import { codeLenses } from '../../src/language/code-lenses';
import { inlayHints } from '../../src/language/inlay-hints';
import { statusOf } from '../../src/language/status';
import { checkedWith, shop } from './cursor';

const results: Partial<Results> = {
  verdict: 'fails',
  bottleneck: { component: 'db', multiple: 1.6 },
  cost: { monthly: 12_400, by_component: {} },
  components: {
    api: {
      utilization: { mean: 0.2, peak: 0.62 },
      servers: 24,
      response_time: { mean: 0.005, p50: 0.004, p99: 0.018 },
      headroom: 1.6,
      replicas: { given: 6, needed_at_peak: 4 },
    },
    db: { utilization: { mean: 0.4, peak: 1.2 }, servers: 1, headroom: 0.83, loss: 0.17 },
    events: { calls: { mean: 1157, peak: 3472 } },
  },
  flows: {
    browse: {
      latency: { p99: 0.084, method: 'approximation' },
      availability: { value: 0.9993, downtime_30d: 1814.4, downtime_365d: 22075.2, method: 'exact', contributors: [] },
      objectives: [
        { objective: 'latency.p99', target: 0.08, value: 0.084, met: false },
        { objective: 'availability', target: 0.9995, value: 0.9993, met: false },
      ],
    },
  },
  data: { item: { stored_at_horizon: 4.2e12, per_shard_at_horizon: 7e11 } },
};

describe('codeLenses', () => {
  it('say what follows for the design, each component, flow and dataset', () => {
    assert.deepEqual(
      codeLenses(checkedWith(shop, results)).map(
        ({ start, end, title, path }) => `${shop.slice(start, end)} (${path}): ${title}`,
      ),
      [
        'headroom (): Misses objectives: 2 of 2 · bottleneck db at 1.6x · $12,400/month',
        'api (components.api): peak 62% of 24 workers · p99 18 ms · fits 1.6x',
        'db (components.db): saturated: peak 120% of 1 server · fits 0.83x · rejects 17%',
        'events (components.events): peak 3,472/s',
        'browse (flows.browse): 99.93%, SLO 99.95%: 8.64 min over in 30 d · p99 84 ms, SLO 80 ms: 4 ms over',
        'item (data.item): 4.2 TB in 365 d · 700 GB per shard',
      ],
    );
  });
  it('are none where nothing is known', () => {
    assert.deepEqual(codeLenses(checkedWith('components:\n  a: {kind: cache}')), []);
    assert.deepEqual(codeLenses(checkedWith('')), []);
  });
});

describe('inlayHints', () => {
  /** Each line that has hints, with the hints in «» where they stand. */
  function annotated(text: string, given: Partial<Results> = {}): string[] {
    let shown = text;
    for (const { offset, label } of inlayHints(checkedWith(text, given)).reverse()) {
      shown = `${shown.slice(0, offset)}«${label}»${shown.slice(offset)}`;
    }
    return shown
      .split('\n')
      .filter((line) => line.includes('«'))
      .map((line) => line.trim());
  }

  it('stand beside the values that they follow from', () => {
    assert.deepEqual(annotated(shop, results), [
      'replicas: 6«4 needed at peak»',
      'service_time: 4ms«1,000/s per replica»',
      'capacity: 240k/min«4,000/s»',
      'availability: 99.95%«21.6 min in 30 d»',
      'indexer: {kind: worker, depends_on: [db], service_time: 20ms«50/s per replica»}',
      'rate: 100M/day«1,157/s, peak 3,472/s»',
      'slo: {availability: 99.95%«21.6 min in 30 d», latency: {p99: 80ms}}',
      'item: {store: db, record_size: 500B«4.2 TB in 365 d»}',
    ]);
  });
  const cases: [string, string, string[]][] = [
    [
      'a range',
      'workload: {users: {daily_active: 40M..60M}}',
      ['workload: {users: {daily_active: 40M..60M«median 49M»}}'],
    ],
    [
      'a rate per user',
      'workload: {users: {daily_active: 86.4k}}\nflows: {f: {rate: 10/user/day}}',
      ['flows: {f: {rate: 10/user/day«10/s, peak 20/s»}}'],
    ],
    ['a rate that is one per second', 'components: {a: {kind: cache, capacity: 4k/s}}', []],
    [
      'a computed hit ratio',
      'components: {a: {kind: cache, memory: 4GB}}',
      ['components: {a: {kind: cache, memory: 4GB«hits 90%»}}'],
    ],
  ];
  for (const [title, text, expected] of cases) {
    it(`for ${title}`, () => assert.deepEqual(annotated(text, { components: { a: { hit_ratio: 0.9 } } }), expected));
  }
  it('keep to the part that is visible', () => {
    const checked = checkedWith(shop, results);
    const start = shop.indexOf('flows:');
    const all = inlayHints(checked);
    const visible = inlayHints(checked, { start, end: start + 40 });
    assert.deepEqual(
      visible,
      all.filter(({ offset }) => offset >= start && offset <= start + 40),
    );
    assert.equal(visible.length, 1);
  });
  it('stand once where several components share a text', () => {
    const text = 'components: {a: &a {kind: cache, service_time: 4ms}, b: *a}';
    assert.equal(annotated(text)[0]?.match(/«/g)?.length, 1);
  });
});

describe('statusOf', () => {
  it('sums up a document', () => {
    assert.deepEqual(statusOf(checkedWith(shop, results)), {
      text: 'Misses objectives',
      detail: '5 components · max util 1.20 · bottleneck db',
      severity: 'error',
    });
  });
  it('counts findings', () => {
    const status = statusOf(checkedWith('headroom: 1\ntitle: t\nflows: {f: {steps: [a]}}', { verdict: 'invalid' }));
    assert.match(status.detail, /^0 components · 1 error/);
    assert.equal(status.severity, 'error');
  });
  it('says so where there is no spec', () => assert.equal(statusOf(checkedWith('# nothing')).text, 'No spec'));
});
