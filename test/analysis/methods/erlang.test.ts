import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { erlangB, erlangC } from '../../../src/analysis/methods/erlang';
import { closeTo } from './close-to';

describe('erlangB', () => {
  for (const [id, load, servers, expected] of [
    ['Q01', 8.108043, 15, 0.01],
    ['Q02a', 8, 10, 0.1216611],
    ['Q02b', 12, 10, 0.301925],
    ['Q02c', 12, 14, 0.1172099],
    ['Q02d', 20, 18, 0.2212603],
    ['Q03a', 1, 10, 1.013777e-7],
    ['Q03b', 10, 10, 0.2145823],
    ['Q03d', 16, 20, 0.06441092],
    ['Q03e', 0.8, 1, 4 / 9],
  ] as const) {
    it(`${id}: ${load} erlangs on ${servers}`, () => closeTo(erlangB(servers, load), expected, 1e-6));
  }

  for (const [servers, load] of [
    [65, 1],
    [100, 80],
    [1000, 500],
    [1000, 950],
    [100_000, 99_900],
    [100_000, 100_000],
    [100_000, 101_000],
    [100_000, 300_000],
  ] as const) {
    it(`agrees with the recurrence for ${load} erlangs on ${servers}`, () => {
      let blocked = 1;
      for (let k = 1; k <= servers; k++) blocked = (load * blocked) / (k + load * blocked);
      closeTo(erlangB(servers, load), blocked, 1e-12);
    });
  }

  it('is total', () => {
    assert.equal(erlangB(0, 5), 1);
    assert.equal(erlangB(5, 0), 0);
    assert.equal(erlangB(Number.NaN, 1), 1);
    assert.equal(erlangB(3, Number.POSITIVE_INFINITY), 1);
  });

  it('falls with servers and grows with load', () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.01, max: 400, noNaN: true }));
    fc.assert(
      fc.property(cases, ([servers, load]) => {
        const blocked = erlangB(servers, load);
        return (
          blocked >= 0 &&
          blocked <= 1 &&
          erlangB(servers + 1, load) <= blocked &&
          erlangB(servers, load * 1.01) >= blocked
        );
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('erlangC', () => {
  it('Q05: 10 erlangs on 14 agents', () => closeTo(erlangC(14, 10), 0.174131933595, 1e-11));
  it('is the utilisation for one server', () => closeTo(erlangC(1, 0.37), 0.37));
  it('is 1 at and above saturation', () => assert.deepEqual([erlangC(4, 4), erlangC(4, 9), erlangC(0, 1)], [1, 1, 1]));
  it('is 0 without load', () => assert.equal(erlangC(4, 0), 0));
});
