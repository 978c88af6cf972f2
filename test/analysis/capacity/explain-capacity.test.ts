import assert from 'node:assert/strict';
import { analyse } from '../../../src/analysis/analyse';
import { explain } from '../../../src/analysis/explain';
import { tailShares } from '../../../src/analysis/latency/tail-shares';
import { buildModel } from '../build-model';

const whole = analyse(
  buildModel({
    objectives: { headroom: 1.2, survive: ['zone'] },
    components: {
      api: { replicas: 6, concurrency: 4, service: 0.004 },
      cache: { kind: 'cache', service: 0.0005, cache: { eviction: 'lru', hitRatio: 0.9 } },
      db: { kind: 'database', replicas: 2, service: { form: 'lognormal', mean: 0.01, scv: 2 } },
      mail: { kind: 'external', delayOnly: true, service: 0.05 },
    },
    flows: {
      read: { rate: 600, steps: [{ call: 'api', steps: [{ call: 'cache', onMiss: ['db'] }] }] },
      write: {
        rate: 50,
        steps: [
          {
            call: 'api',
            times: 2,
            steps: [
              { call: 'db', operation: 'write' },
              { call: 'mail', optional: true },
            ],
          },
        ],
      },
    },
  }),
);
const analysis = whole.capacity;

describe('derivations of capacity', () => {
  const paths: [string, number | undefined][] = [
    ['components.db.utilization.peak', analysis.components[2]?.utilization?.peak],
    ['components.api.holding_time', analysis.components[0]?.holdingTime],
    ['components.api.servers', 24],
    ['components.api.wait.p99', analysis.components[0]?.wait?.p99],
    ['components.api.max_throughput', analysis.components[0]?.maxThroughput],
    ['components.api.replicas.recommended', analysis.components[0]?.replicas.recommended],
    ['components.cache.hit_ratio', 0.9],
    ['flows.read.latency.p99', analysis.flows[0]?.latency?.p99],
    ['max_rate_multiple', analysis.maxRateMultiple],
  ];
  for (const [path, expected] of paths) {
    it(`tell ${path} as the results do`, () => {
      const derivation = explain(whole, path);
      assert.equal(derivation?.value, expected);
      assert.equal(derivation?.path, path);
      assert.notEqual(expected, undefined);
    });
  }

  it('add up the calls by step', () => {
    const { value = 0, inputs = [] } = explain(whole, 'components.db.calls.peak') ?? {};
    assert.deepEqual(
      inputs.map(({ path, value: rate }) => [path, Math.round(rate)]),
      [
        ['flows.write.steps[0].steps[0]', 100],
        ['flows.read.steps[0].steps[0].on_miss[0]', 60],
      ],
    );
    assert.ok(Math.abs(value - 160) < 1e-6);
  });

  it('make the holding time of its parts', () => {
    const { value = 0, inputs = [] } = explain(whole, 'components.api.holding_time') ?? {};
    const sum = inputs.reduce((total, input) => total + input.value, 0);
    assert.ok(Math.abs(sum / value - 1) < 1e-9, `${sum} is not ${value}`);
  });

  it('are not made for what is unknown', () => {
    for (const path of [
      'components.mail.utilization.peak',
      'components.nobody.servers',
      'flows.read.freshness.p99',
      'cost.monthly',
      '',
    ]) {
      assert.equal(explain(whole, path), undefined, path);
    }
  });

  it('divide the time of the slow requests among those who spend it', () => {
    const [first, ...rest] = tailShares(analysis, 0);
    const total = [first, ...rest].reduce((sum, share) => sum + (share?.seconds ?? 0), 0);
    assert.equal(first?.component, 2);
    // A miss takes 10 ms at the database on average; the slowest hundredth of all requests are slow misses.
    assert.ok(
      first.seconds > 0.5 * total && total > (analysis.flows[0]?.latency?.p99 ?? 1),
      `${first.seconds} of ${total}`,
    );
  });
});
