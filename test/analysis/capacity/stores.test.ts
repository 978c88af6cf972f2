import assert from 'node:assert/strict';
import type { ModelInput } from '../build-model';
import { analysed, near } from './analysed';

describe('stores', () => {
  const util = (replication: NonNullable<ModelInput['components'][string]['replication']>) => {
    const { component } = analysed({
      components: { db: { kind: 'database', replicas: 3, service: 0.001, replication } },
      flows: {
        reads: { rate: 300, steps: ['db'] },
        writes: { rate: 90, steps: [{ call: 'db', operation: 'write' }] },
      },
    });
    return [component('db').utilization?.peak.toFixed(6), component('db').servers];
  };

  it('send reads where they are read from and writes to every copy', () => {
    assert.deepEqual(util({ readFrom: 'leader' }), ['0.390000', 1]);
    assert.deepEqual(util({ readFrom: 'followers' }), ['0.240000', 2]);
    assert.deepEqual(util({ readFrom: 'any' }), ['0.190000', 3]);
    assert.deepEqual(util({ mode: 'multi-leader' }), ['0.190000', 3]);
    assert.deepEqual(util({ mode: 'leaderless', readQuorum: 2 }), [((2 * 300 + 3 * 90) / 3000).toFixed(6), 3]);
  });

  it('wait for the quorum: the second of three exponential answers', () => {
    const { flow } = analysed({
      components: {
        db: {
          kind: 'database',
          replicas: 3,
          concurrency: 1000,
          service: 1,
          replication: { mode: 'leaderless', writeQuorum: 2 },
        },
      },
      flows: { f: { rate: 0.01, steps: [{ call: 'db', operation: 'write' }] } },
    });
    near(flow('f').latency?.mean, 1 / 3 + 1 / 2, 0.01);
  });

  it('C01: an LRU cache of 40 of 100 Zipf(0.8) items hits 64.5 %', () => {
    const { component } = analysed({
      components: {
        cache: { kind: 'cache', limits: { memory: 400 }, cache: { eviction: 'lru' } },
      },
      datasets: { item: { recordSize: 10, initial: 100, skew: 0.8 } },
      flows: { f: { rate: 1, steps: [{ call: 'cache', reads: ['item'] }] } },
    });
    near(component('cache').hitRatio, 0.6454119, 1e-4);
  });

  it('have one partition that gets more than its share', () => {
    const { component } = analysed({
      components: {
        db: { kind: 'database', shards: 128, service: 0.001, partition: { keys: 1e5, skew: 1 }, replication: {} },
      },
      flows: { f: { rate: 1000, steps: ['db'] } },
    });
    near(component('db').hottestPartition?.share, 0.09, 0.02);
    near(component('db').hottestPartition?.utilization, component('db').hottestPartition!.share);
  });
});
