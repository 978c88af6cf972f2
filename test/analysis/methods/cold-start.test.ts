import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { coldStartShare } from '../../../src/analysis/methods/cold-start';
import { randomStream } from '../../../src/analysis/methods/random';
import { closeTo } from './close-to';

/** Share of cold starts when a call takes the idle instance that was idle for the shortest time. */
function simulated(arrivalRate: number, holdingTime: number, keepWarm: number, calls: number): number {
  const random = randomStream(3, 'cold');
  const busyUntil: number[] = [];
  let now = 0;
  let cold = 0;
  for (let i = 0; i < calls; i++) {
    now -= Math.log(1 - random()) / arrivalRate;
    let chosen = -1;
    for (let k = busyUntil.length - 1; k >= 0; k--) {
      const end = busyUntil[k]!;
      if (end + keepWarm < now) busyUntil.splice(k, 1);
    }
    busyUntil.forEach((end, k) => {
      if (end <= now && (chosen < 0 || end > busyUntil[chosen]!)) chosen = k;
    });
    const done = now - Math.log(1 - random()) * holdingTime;
    if (chosen < 0) {
      cold++;
      busyUntil.push(done);
    } else busyUntil[chosen] = done;
  }
  return cold / calls;
}

describe('coldStartShare', () => {
  for (const [arrivals, keepWarm] of [
    [0.002, 600],
    [0.01, 300],
    [1, 5],
    [5, 2],
    [20, 1],
  ] as const) {
    it(`agrees with simulation for ${arrivals} calls of a second a second, kept for ${keepWarm} s`, () => {
      const share = coldStartShare({ arrivalRate: arrivals, holdingTime: 1, keepWarm });
      closeTo(share, simulated(arrivals, 1, keepWarm, 150_000), 0.03);
    });
  }

  it('is the chance that nobody called for so long, where calls take no time', () =>
    closeTo(coldStartShare({ arrivalRate: 0.001, holdingTime: 0, keepWarm: 600 }), Math.exp(-0.6)));

  it('is total, and falls with the time that instances are kept', () => {
    const inputs = fc.record({
      arrivalRate: fc.double({ min: 0, max: 1e5, noNaN: true }),
      holdingTime: fc.double({ min: 0, max: 10, noNaN: true }),
      keepWarm: fc.double({ min: 0, max: 1e5, noNaN: true }),
    });
    fc.assert(
      fc.property(inputs, (pool) => {
        const share = coldStartShare(pool);
        assert.ok(share >= 0 && share <= 1);
        assert.ok(coldStartShare({ ...pool, keepWarm: 2 * pool.keepWarm }) <= share + 1e-6);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
