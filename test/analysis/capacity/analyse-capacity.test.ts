import assert from 'node:assert/strict';
import { largestSafeLoad } from '../../../src/analysis/capacity/metastability';
import type { ComponentInput, StepInput } from '../build-model';
import { analysed, constant, near } from './analysed';

describe('a single station', () => {
  const cases: [string, { rate: number; servers: number; service: number }, Record<string, number>][] = [
    ['Q07b, M/M/4', { rate: 9, servers: 4, service: 0.2 }, { queueLength: 0.1051639, responseTime: 0.2116849 }],
    ['Q15, M/M/1', { rate: 0.8, servers: 1, service: 1 }, { queueLength: 3.2, responseTime: 5 }],
    [
      'Q08, M/M/4',
      { rate: 40 / 60, servers: 4, service: 4 },
      { queueLength: (1.135255 * 40) / 60, responseTime: 5.135255 },
    ],
  ];
  for (const [name, { rate, servers, service }, expected] of cases) {
    it(name, () => {
      const { component } = analysed({
        components: { a: { kind: 'database', replicas: servers, service } },
        flows: { f: { rate, steps: ['a'] } },
      });
      near(component('a').queueLength, expected.queueLength!, 1e-5);
      near(component('a').responseTime, expected.responseTime!, 1e-5);
      near(component('a').utilization?.peak, (rate * service) / servers);
    });
  }

  it('Q05: 14 agents make 17 % of the callers wait', () => {
    const { component } = analysed({
      components: { a: { kind: 'database', concurrency: 14, service: 180 } },
      flows: { f: { rate: 100 / 1800, steps: ['a'] } },
    });
    near(component('a').wait?.probability, 0.174131933595);
  });

  it('Q14: percentiles of M/M/1', () => {
    const { flow } = analysed({
      components: { a: { kind: 'database', service: 1 } },
      flows: { f: { rate: 0.5, steps: ['a'] } },
    });
    const { latency } = flow('f');
    near(latency?.mean, 2, 1e-6);
    near(latency?.p50, 1.386294, 0.02);
    near(latency?.p90, 4.60517, 0.01);
    near(latency?.p95, 5.991465, 0.01);
    near(latency?.p99, 9.21034, 0.01);
    near(latency?.p999, 2 * Math.log(1000), 0.015);
  });

  it('says by how much it is overloaded', () => {
    const { component, flow } = analysed({
      components: { a: { kind: 'database', service: 0.1 } },
      flows: { f: { rate: 14, steps: ['a'] } },
    });
    assert.equal(component('a').status, 'overloaded');
    near(component('a').utilization?.peak, 1.4);
    near(component('a').headroom, 1 / 1.4);
    assert.equal(component('a').replicas.neededAtPeak, 2);
    assert.deepEqual([flow('f').unbounded, flow('f').latency], [1, undefined]);
  });

  it('rejects what a full line cannot hold: Erlang B', () => {
    const { component, flow } = analysed({
      components: { a: { kind: 'database', concurrency: 10, service: 1, queueLimit: 0 } },
      flows: { f: { rate: 8, steps: ['a'] } },
    });
    near(component('a').loss, 0.1216611);
    near(flow('f').loss, 0.1216611);
    near(component('a').inUse, 8 * (1 - 0.1216611));
  });

  it('is unchecked without data, idle without calls, and takes no replicas or a million', () => {
    const { component } = analysed({
      components: {
        unknown: { kind: 'database' },
        unused: { kind: 'database', service: 1 },
        none: { kind: 'database', replicas: 0, service: 1 },
        many: { kind: 'database', replicas: 1e6, service: 1 },
      },
      flows: { f: { rate: 0.5, steps: ['unknown', 'none', 'many'] } },
    });
    const statuses = ['unknown', 'unused', 'none', 'many'].map((id) => component(id).status);
    assert.deepEqual(statuses, ['unchecked', 'idle', 'overloaded', 'stable']);
    near(component('many').utilization?.peak, 0.5e-6);
    near(component('unused').maxThroughput, 1);
  });

  it('does not take a service whose work is unknown for one thread', () => {
    const callers = (api: ComponentInput, db: number | undefined) => {
      const { component, flow } = analysed({
        components: { api, db: { kind: 'database', service: db, concurrency: 32 } },
        flows: { f: { rate: 100, steps: [{ call: 'api', steps: ['db'] }] } },
      });
      return { status: component('api').status, mean: flow('f').latency?.mean };
    };
    const alone = callers({ kind: 'gateway', service: 1e-12, concurrency: 1e4 }, 0.03).mean;
    near(alone, 0.03, 1e-6);
    for (const api of [{}, { concurrency: 2 }, { queueLimit: 0 }]) {
      const { status, mean } = callers(api, 0.03);
      assert.equal(status, 'unchecked');
      near(mean, alone!, 1e-6);
    }
    assert.equal(callers({}, undefined).mean, undefined);
  });

  it('U01: contention and coherency limit what one replica can do', () => {
    const { component } = analysed({
      components: {
        a: {
          kind: 'database',
          concurrency: 500,
          service: 1 / 89.99523,
          scaling: { contention: 0.02772848, coherency: 0.0001043655 },
        },
      },
      flows: { f: { rate: 100, steps: ['a'] } },
    });
    near(component('a').maxThroughput, 1883.899, 1e-3);
  });
});

describe('calls', () => {
  it('multiply along the path by times, probability, copies and misses', () => {
    const { component } = analysed({
      components: { api: {}, cache: { kind: 'cache' }, db: { kind: 'database', shards: 4 }, log: { kind: 'database' } },
      flows: {
        f: {
          rate: { mean: 10, peak: 40 },
          steps: [
            {
              call: 'api',
              times: 2.5,
              steps: [
                { call: 'cache', hitRatio: 0.9, onMiss: [{ call: 'db', fanOut: 'shards' }] },
                { send: 'log', probability: 0.5, times: 10, batch: 5 },
              ],
            },
          ],
        },
      },
    });
    assert.deepEqual(component('api').calls, { mean: 25, peak: 100 });
    near(component('db').calls.peak, 100 * 0.1 * 4);
    near(component('log').calls.peak, 100 * 0.5 * 2);
    near(component('cache').hitRatio, 0.9);
  });

  it('of writes neither hit nor miss', () => {
    const { component } = analysed({
      components: { cache: { kind: 'cache', cache: { eviction: 'lru', hitRatio: 0 } }, db: {} },
      flows: { f: { rate: 7, steps: [{ call: 'cache', operation: 'write', onMiss: ['db'] }] } },
    });
    assert.equal(component('db').calls.peak, 0);
  });

  it('R01: three layers of four tries make 64 calls of one', () => {
    const retries = { attempts: 4 };
    const { component, flow } = analysed({
      components: { a: {}, b: {}, c: {}, d: { placements: [] } },
      flows: {
        f: {
          rate: 1,
          steps: [
            {
              call: 'a',
              steps: [{ call: 'b', retries, steps: [{ call: 'c', retries, steps: [{ call: 'd', retries }] }] }],
            },
          ],
        },
      },
    });
    assert.deepEqual(
      ['a', 'b', 'c'].map((id) => component(id).calls.peak),
      [1, 4, 16],
    );
    assert.equal(flow('f').loss, 1);
  });

  it('R03: a budget of 10 % caps three tries at 1.1', () => {
    const model = (budget?: number) =>
      analysed({
        components: { a: {}, b: { kind: 'database', service: 1 } },
        flows: {
          f: {
            rate: 5,
            steps: [{ call: 'a', steps: [{ call: 'b', timeout: 0.5, retries: { attempts: 3, budget } }] }],
          },
        },
      });
    near(model().component('b').calls.peak, 15);
    near(model(0.1).component('b').calls.peak, 5.5);
  });

  it('R2: retries that keep themselves up are told from those that die out', () => {
    const at = (rate: number) =>
      analysed({
        components: { b: { kind: 'database', service: 0.01 } },
        flows: { f: { rate, steps: [{ call: 'b', timeout: 0.2, retries: { attempts: 4 } }] } },
      });
    near(at(50).component('b').calls.peak, 50, 1e-4);
    near(at(70).component('b').calls.peak, 70.18, 1e-3);
    near(at(80).component('b').calls.peak, 82.48, 1e-3);
    near(at(80).analysis.metastable[0]?.storm, 3.2, 1e-3);
    near(at(85).component('b').calls.peak, 340, 1e-3);
    assert.deepEqual(at(85).analysis.metastable, []);
    // All four tries of everybody take 100/s at 25/s; a little more is safe because some tries get through.
    const safe = 80 * largestSafeLoad(at(80).analysis);
    assert.ok(safe > 24 && safe < 30, String(safe));
  });

  it('hedges ask a second time as often as the first answer is late', () => {
    const calls = (hedge: NonNullable<StepInput['hedge']>) =>
      analysed({
        components: { b: { kind: 'database', service: 0.01, concurrency: 100 } },
        flows: { f: { rate: 100, steps: [{ call: 'b', hedge }] } },
      }).component('b').calls.peak;
    near(calls({ afterPercentile: 'p95' }), 105);
    // Exponential answers: later than twice the mean in e^-2 of the calls.
    near(calls({ after: 0.02 }), 100 * (1 + Math.exp(-2)), 1e-4);
  });

  it('a limit on the whole component caps what passes downstream', () => {
    const { component, flow } = analysed({
      components: { lb: { kind: 'load-balancer', rateLimit: { rate: 60, per: 'all', onExceed: 'reject' } }, db: {} },
      flows: { f: { rate: 100, steps: [{ call: 'lb', steps: ['db'] }] } },
    });
    near(component('db').calls.peak, 60, 1e-4);
    near(flow('f').loss, 0.4, 1e-4);
    near(component('lb').calls.peak, 100);
    near(component('lb').loss, 0.4, 1e-4);
  });
});

describe('times', () => {
  it('T01: of 100 calls one in a hundred is slow, and 63 % of the requests wait for one', () => {
    const { flow } = analysed({
      components: {
        leaf: { kind: 'external', delayOnly: true, service: constant(0.01) },
        slow: { kind: 'external', delayOnly: true, service: constant(1) },
      },
      flows: {
        f: {
          rate: 1,
          steps: [{ parallel: Array.from({ length: 100 }, () => ({ call: 'slow', probability: 0.01 })) }],
        },
      },
    });
    near(flow('f').latency?.mean, 0.6339677, 0.02);
    near(flow('f').latency?.p50, 1, 0.01);
  });

  it('the p99 of a cache is that of its misses', () => {
    const { flow } = analysed({
      components: {
        cache: {
          kind: 'cache',
          concurrency: 1000,
          service: constant(0.001),
          cache: { eviction: 'lru', hitRatio: 0.95 },
        },
        db: { kind: 'database', concurrency: 1000, service: 0.1 },
      },
      flows: { f: { rate: 1, steps: [{ call: 'cache', onMiss: ['db'] }] } },
    });
    near(flow('f').latency?.p50, 0.001, 0.01);
    near(flow('f').latency?.p99, 0.001 + 0.1 * Math.log(0.05 / 0.01), 0.02);
    near(flow('f').latency?.mean, 0.006);
  });

  it('a timeout cuts, and the requests that meet it are lost', () => {
    const { flow } = analysed({
      components: { db: { kind: 'database', concurrency: 1000, service: 0.1 } },
      flows: {
        bare: { rate: 1, steps: [{ call: 'db', timeout: 0.2 }] },
        again: { rate: 1, steps: [{ call: 'db', timeout: 0.2, retries: { attempts: 2 } }] },
        optional: { rate: 1, steps: [{ call: 'db', timeout: 0.2, optional: true }] },
      },
    });
    const late = Math.exp(-2);
    near(flow('bare').loss, late, 0.01);
    near(flow('again').loss, late * late, 0.01);
    near(flow('again').amplification, 1 + late, 1e-6);
    assert.deepEqual([flow('optional').loss, flow('optional').latency?.p90], [0, 0.2]);
  });

  it('times 2.5 is two or three', () => {
    const { flow } = analysed({
      components: { a: { kind: 'external', delayOnly: true, service: constant(1) } },
      flows: { f: { rate: 1, steps: [{ call: 'a', times: 2.5 }] } },
    });
    near(flow('f').latency?.mean, 2.5);
    near(flow('f').latency?.p90, 3);
  });

  it('what is overloaded behind rare misses leaves the median alone', () => {
    const { flow } = analysed({
      components: {
        cache: { kind: 'cache', service: constant(0.001), cache: { eviction: 'lru', hitRatio: 0.96 } },
        db: { kind: 'database', service: 1 },
      },
      flows: { f: { rate: 50, steps: [{ call: 'cache', onMiss: ['db'] }] } },
    });
    near(flow('f').unbounded, 0.04);
    const { latency } = flow('f');
    assert.deepEqual([latency?.p99, latency?.mean, (latency?.p90 ?? 1) < 0.01], [undefined, undefined, true]);
  });
});
