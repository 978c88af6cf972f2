import assert from 'node:assert/strict';
import { analysed, constant, near } from './analysed';

describe('blocking callers', () => {
  // R3: simulated mean response.
  const pools: [number, number, number, number][] = [
    [0.005, 2, 0.6, 30.2],
    [0.005, 4, 0.8, 55.3],
    [0.005, 8, 0.9, 108.9],
    [0.002, 4, 0.9, 101.7],
    [0.008, 2, 0.9, 112.2],
    [0.008, 4, 0.8, 61.7],
    [0.008, 16, 0.9, 125.4],
  ];
  for (const [cpu, threads, load, expected] of pools) {
    it(`hold ${threads} threads over ${cpu * 1000} + 10 ms at ${load * 100} %`, () => {
      const queues = [cpu, 0.01];
      const lengths = [0, 0];
      let capacity = 0;
      for (let n = 1; n <= threads; n++) {
        const cycle = queues.reduce((sum, demand, k) => sum + demand * (1 + lengths[k]!), 0);
        capacity = n / cycle;
        queues.forEach((demand, k) => {
          lengths[k] = capacity * demand * (1 + lengths[k]!);
        });
      }
      const { component } = analysed({
        components: {
          app: { concurrency: threads, service: constant(0) },
          cpu: { kind: 'database', service: cpu },
          db: { kind: 'database', service: 0.01 },
        },
        flows: { f: { rate: load * capacity, steps: [{ call: 'app', steps: ['cpu', 'db'] }] } },
      });
      near((component('app').responseTime ?? 0) * 1000, expected, 0.035);
      near(component('app').utilization?.peak, load);
    });
  }

  it('hold a worker while they wait; event loops do not', () => {
    const holding = (blocking: boolean) =>
      analysed({
        components: {
          api: { concurrency: 100, service: constant(0.001), blocking },
          db: { kind: 'database', concurrency: 1000, service: constant(0.009) },
        },
        flows: { f: { rate: 100, steps: [{ call: 'api', steps: ['db'] }] } },
      }).component('api');
    near(holding(true).holdingTime, 0.01);
    near(holding(true).utilization?.peak, 0.01);
    near(holding(false).holdingTime, 0.001);
  });

  it('wait for a connection of their pool', () => {
    const { component, analysis } = analysed({
      components: {
        api: { replicas: 2, concurrency: 50, service: constant(0), pools: { db: 5 } },
        db: { kind: 'database', concurrency: 1000, service: 0.1, limits: { connections: 8 } },
      },
      flows: { f: { rate: 80, steps: [{ call: 'api', steps: ['db'] }] } },
    });
    const pool = component('api').limits.find(({ kind }) => kind === 'pool');
    assert.deepEqual([pool?.used.toFixed(6), pool?.limit], ['8.000000', 10]);
    // M/M/10 with 8 erlangs: C = 0.409, wait = C s / (10 - 8).
    near(component('db').responseTime, 0.1 + (0.40918 * 0.1) / 2, 1e-3);
    assert.deepEqual(component('db').limits, [{ kind: 'connections', used: 10, limit: 8, grows: false }]);
    near(analysis.maxRateMultiple, 1.25, 1e-3);
  });
});
