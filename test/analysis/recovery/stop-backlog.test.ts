import assert from 'node:assert/strict';
import { stopBacklogs } from '../../../src/analysis/recovery/stop-backlog';
import { buildModel } from '../build-model';

const model = (retention?: number) =>
  buildModel({
    components: {
      log: { kind: 'stream', queue: { retention, delivery: 'at-least-once', ordering: 'none' } },
      indexer: { kind: 'worker' },
      other: { kind: 'worker' },
    },
    flows: { index: { from: 'log', steps: ['indexer'] }, count: { from: 'log', steps: ['other'] } },
  });

describe('what piles up while a consumer is stopped', () => {
  const rates = { arrivals: () => 100, capacity: () => 150 };
  const stop = { stop: [1], during: 1000 };

  it('is worked off by what the consumer has to spare', () => {
    assert.deepEqual(stopBacklogs(model(), stop, rates), [{ flow: 0, queue: 0, peak: 100_000, catchUp: 2000 }]);
  });

  const cases: [number, number | undefined, boolean | undefined][] = [
    [3001, 150, false],
    [2999, 150, true],
    [3001, 100, true],
    [999, undefined, true],
    [1001, undefined, undefined],
  ];
  for (const [retention, capacity, expected] of cases) {
    it(`with ${retention} s of retention and a capacity of ${capacity} ${expected ? 'is lost' : 'is not known to be lost'}`, () => {
      const [backlog] = stopBacklogs(model(retention), stop, { ...rates, capacity: () => capacity });
      assert.equal(backlog?.losesMessages, expected);
    });
  }
});
