import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { randomStream } from '../../../src/analysis/methods/random';
import { admittedInWindow, burstDuration, rejectedShare } from '../../../src/analysis/methods/token-bucket';
import { closeTo } from './close-to';

describe('tokenBucket', () => {
  it('B01: a spike of 10,000 on a burst of 5,000', () => {
    assert.equal(admittedInWindow({ rate: 10_000, burst: 5000 }, 0), 5000);
  });
  it('B01: 5,000 at once, then 5 per millisecond, pass', () => {
    assert.ok(5000 + 5 * 500 <= admittedInWindow({ rate: 10_000, burst: 5000 }, 0.5));
  });
  for (const [size, baseline, seconds] of [
    ['100 GiB', 300, 2000],
    ['500 GiB', 1500, 3600],
  ] as const) {
    it(`B03: burst credits of ${size}`, () => {
      assert.equal(burstDuration({ rate: baseline, burst: 5_400_000 }, 3000), seconds);
    });
  }
  it('a burst within the rate never ends', () => assert.equal(burstDuration({ rate: 5, burst: 1 }, 5), undefined));
});

describe('rejectedShare', () => {
  it('is that of M/D/1/1 for a burst of one', () => closeTo(rejectedShare({ rate: 1, burst: 1 }, 0.5), 1 / 3));
  it('tends to the excess of the load', () => closeTo(rejectedShare({ rate: 100, burst: 200 }, 150), 1 / 3));
  it('is total', () => {
    assert.equal(rejectedShare({ rate: 0, burst: 9 }, 1), 1);
    assert.equal(rejectedShare({ rate: 1, burst: 9 }, 0), 0);
  });
  for (const [arrivals, burst] of [
    [0.8, 5],
    [1, 20],
    [1.3, 10],
  ] as const) {
    it(`agrees with simulation for ${arrivals} of the rate and a burst of ${burst}`, () => {
      const random = randomStream(1, 'bucket');
      let tokens: number = burst;
      let rejected = 0;
      const calls = 200_000;
      for (let i = 0; i < calls; i++) {
        tokens = Math.min(burst, tokens - Math.log(1 - random()) / arrivals);
        if (tokens >= 1) tokens--;
        else rejected++;
      }
      closeTo(rejectedShare({ rate: 1, burst }, arrivals), rejected / calls, 0.05);
    });
  }
  it('falls with the burst and grows with the load', () => {
    const cases = fc.tuple(fc.double({ min: 0.05, max: 3, noNaN: true }), fc.integer({ min: 1, max: 2000 }));
    fc.assert(
      fc.property(cases, ([load, burst]) => {
        const share = rejectedShare({ rate: 1, burst }, load);
        assert.ok(share >= 0 && share <= 1);
        assert.ok(rejectedShare({ rate: 1, burst: burst + 1 }, load) <= share + 1e-12);
        assert.ok(rejectedShare({ rate: 1, burst }, load * 1.05) >= share - 1e-12);
      }),
      { seed: 11, numRuns: 200 },
    );
  });
});
