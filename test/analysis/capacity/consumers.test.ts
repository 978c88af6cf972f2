import assert from 'node:assert/strict';
import { analysed, constant, near } from './analysed';

describe('consumers', () => {
  const consumer = (publish: object, worker: object, flow: object = {}) =>
    analysed({
      components: {
        api: {},
        events: { kind: 'stream', queue: { delivery: 'at-least-once', ordering: 'key', partitions: 4 } },
        worker: { kind: 'worker', replicas: 10, service: constant(0.1), ...worker },
      },
      flows: {
        first: { rate: { mean: 5, peak: 20 }, steps: [{ call: 'api', steps: [{ publish: 'events', ...publish }] }] },
        second: { from: 'events', steps: ['worker'], ...flow },
      },
    });

  it('run once for each message, in batches, at most one to a partition', () => {
    const { flow, component } = consumer({ times: 3 }, { batch: 6 }, { share: 0.5 });
    assert.deepEqual(flow('second').rate, { mean: 7.5, peak: 30 });
    assert.equal(component('worker').calls.peak, 5);
    assert.equal(component('worker').servers, 4);
  });

  it('work off a bulk before its last message is done', () => {
    const { flow } = consumer({ times: 100, probability: 0.001 }, {});
    const { freshness } = flow('second');
    near(freshness?.drain, (100 * 0.1) / 4);
    near(freshness?.p99, 0.1 + 0.99 * 2.5, 0.02);
  });

  it('a circle of queues that multiplies its messages stays finite', () => {
    const { flow } = analysed({
      components: { a: { kind: 'queue' }, w: { kind: 'worker', service: 0.001 } },
      flows: {
        start: { rate: 1, steps: [{ publish: 'a' }] },
        half: { from: 'a', steps: [{ call: 'w', steps: [{ publish: 'a', probability: 0.5 }] }] },
      },
    });
    near(flow('half').rate.peak, 2, 1e-6);
  });
});
