import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { erlangB, erlangC } from '../../../src/analysis/methods/erlang';
import {
  halfinWhittBeta,
  loadForBlocking,
  loadForWaitProbability,
  serversForBlocking,
  serversForMeanWait,
  serversForServiceLevel,
  serversForWaitProbability,
  squareRootStaffing,
} from '../../../src/analysis/methods/staffing';
import { closeTo } from './close-to';

describe('staffing', () => {
  it('Q01: load for 1 % blocking on 15 lines', () => closeTo(loadForBlocking(15, 0.01), 8.108043, 1e-7));
  it('Q05: 14 agents answer 80 % of calls within 20 s', () => {
    assert.equal(serversForServiceLevel(100 / 1800, 180, 20, 0.8), 14);
  });
  for (const [probability, beta, exact50, exact1000] of [
    [0.5, 0.506, 54, 1017],
    [0.2, 1.062, 58, 1034],
    [0.05, 1.74, 64, 1056],
    [0.01, 2.375, 68, 1077],
  ] as const) {
    it(`R4: square-root staffing for a wait probability of ${probability}`, () => {
      closeTo(halfinWhittBeta(probability), beta, 1e-3);
      assert.equal(serversForWaitProbability(50, probability), exact50);
      assert.equal(serversForWaitProbability(1000, probability), exact1000);
      assert.ok(Math.abs(squareRootStaffing(50, probability) - exact50) <= 1);
      assert.ok(Math.abs(squareRootStaffing(1000, probability) - exact1000) <= 1);
    });
  }

  it('finds the least number of servers', () => {
    const cases = fc.tuple(
      fc.double({ min: 0.01, max: 2000, noNaN: true }),
      fc.double({ min: 1e-6, max: 0.9, noNaN: true }),
    );
    fc.assert(
      fc.property(cases, ([load, probability]) => {
        const lossy = serversForBlocking(load, probability) ?? 0;
        const waiting = serversForWaitProbability(load, probability) ?? 0;
        const wait = serversForMeanWait(load, 1, probability) ?? 0;
        assert.ok(erlangB(lossy, load) <= probability && erlangB(lossy - 1, load) > probability);
        assert.ok(erlangC(waiting, load) <= probability && erlangC(waiting - 1, load) > probability);
        assert.ok(wait > load && erlangC(wait, load) / (wait - load) <= probability);
      }),
      { seed: 2, numRuns: 200 },
    );
  });

  it('inverts the probability of waiting', () => closeTo(erlangC(12, loadForWaitProbability(12, 0.3)), 0.3, 1e-9));
});
