import * as assert from 'node:assert/strict';
import { finiteQueue } from '../../../src/analysis/methods/finite-queue';
import { queueWait } from '../../../src/analysis/methods/mgc';
import { throughputCurve } from '../../../src/analysis/methods/mva';
import { poolQueue } from '../../../src/analysis/methods/pool-queue';
import { closeTo } from './close-to';

const independent = (servers: number) => Float64Array.from({ length: servers }, (_, i) => i + 1);

describe('poolQueue', () => {
  // R3: threads held over a CPU (s1) and a database (10 ms); simulated mean response and the allowed difference.
  for (const [cpu, threads, share, solved, simulated, within] of [
    [0.005, 2, 0.6, 32.0, 30.2, 0.07],
    [0.005, 4, 0.8, 57.6, 55.3, 0.05],
    [0.005, 8, 0.9, 108.8, 108.9, 0.01],
    [0.002, 4, 0.9, 102.5, 107.5, 0.05],
    [0.008, 2, 0.9, 139.0, 112.2, 0.25],
    [0.008, 4, 0.8, 65.5, 61.7, 0.07],
    [0.008, 16, 0.9, 125.7, 125.4, 0.01],
  ] as const) {
    it(`R3: ${threads} threads over ${1000 * cpu} ms and 10 ms at ${share}`, () => {
      const throughput = throughputCurve([{ demand: cpu }, { demand: 0.01 }], threads);
      const pool = poolQueue({ arrivalRate: share * throughput[threads - 1]!, throughput });
      assert.ok(pool.stable);
      const response = 1000 * (pool.meanWait + pool.holdingTime);
      closeTo(response, solved, 1e-3);
      closeTo(response, simulated, within);
    });
  }
  it('is M/M/c when holders do not disturb each other', () => {
    const pool = poolQueue({ arrivalRate: 9, throughput: independent(10) });
    const queue = queueWait({ arrivalRate: 9, servers: 10, service: { mean: 1, scv: 1 } });
    assert.ok(pool.stable && queue.stable);
    closeTo(pool.meanWait, queue.meanWait);
    closeTo(pool.inUse, 9);
    closeTo(pool.holdingTime, 1);
  });
  it('is M/M/c/K with a queue limit, overloaded too', () => {
    for (const arrivalRate of [5, 10, 25]) {
      const pool = poolQueue({ arrivalRate, throughput: independent(10), queueLimit: 7 });
      const queue = finiteQueue({ arrivalRate, serviceTime: 1, servers: 10, queueLimit: 7 });
      assert.ok(pool.stable);
      closeTo(pool.loss, queue.loss);
      closeTo(pool.meanWait, queue.meanWait);
      closeTo(pool.inUse, queue.throughput);
    }
  });
  it('labels overload', () => {
    const pool = poolQueue({ arrivalRate: 12, throughput: independent(10) });
    assert.deepEqual(pool, { stable: false, utilization: 1.2, waitProbability: 1, excess: 2, capacity: 10 });
    assert.equal(poolQueue({ arrivalRate: 1, throughput: [] }).stable, false);
  });
});
