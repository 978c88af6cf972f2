import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  meanAttempts,
  nestedAmplification,
  retryEquilibria,
  retryVulnerability,
  throttledShare,
} from '../../../src/analysis/methods/retry-fixed-point';
import { closeTo } from './close-to';

/** P(response > .2 s) of M/M/1 with 100 services per second. */
const failure = (load: number) => (load < 100 ? Math.exp(-(100 - load) * 0.2) : 1);

describe('retryEquilibria', () => {
  for (const [rate, cold, storm] of [
    [50, 50, 200],
    [70, 70.18, 280],
    [80, 82.48, 320],
    [85, 340, 340],
    [95, 380, 380],
  ] as const) {
    it(`R2: ${rate}/s of 100/s, 4 attempts`, () => {
      const found = retryEquilibria({ rate, attempts: 4, failure });
      closeTo(found.cold, cold, 1e-4);
      closeTo(found.storm, storm, 1e-4);
      assert.equal(found.metastable, cold !== storm);
    });
  }
  it('R03: a 10 % budget turns 3x into 1.1x', () => {
    const broken = { rate: 10, attempts: 3, failure: () => 1 };
    closeTo(retryEquilibria(broken).amplification, 3);
    closeTo(retryEquilibria({ ...broken, budget: 0.1 }).amplification, 1.1);
  });
  it('solves its equation, from either end', () => {
    const cases = fc.tuple(fc.double({ min: 1, max: 120, noNaN: true }), fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(cases, ([rate, attempts]) => {
        const { cold, storm } = retryEquilibria({ rate, attempts, failure });
        assert.ok(rate <= cold * (1 + 1e-9) && cold <= storm && storm <= rate * attempts * (1 + 1e-9));
        closeTo(storm, rate * meanAttempts(failure(storm), attempts), 1e-6);
        closeTo(cold, rate * meanAttempts(failure(cold), attempts), 1e-3);
      }),
      { seed: 8, numRuns: 200 },
    );
  });
});

describe('retryVulnerability', () => {
  it('R2: storms sustain themselves from 25/s, and are all that is left near 81/s', () => {
    const found = retryVulnerability({ attempts: 4, failure }, 100);
    closeTo(found?.safeBelow, 25, 0.01);
    closeTo(found?.collapsesAt, 80.8, 0.01);
  });
  it('has none with a budget, or without retries', () => {
    assert.equal(retryVulnerability({ attempts: 4, failure, budget: 0.1 }, 100), undefined);
    assert.equal(retryVulnerability({ attempts: 1, failure }, 100), undefined);
  });
});

describe('amplification', () => {
  it('R01: three layers of four attempts', () => assert.equal(nestedAmplification([4, 4, 4]), 64));
  it('is the number of attempts when all fail', () => {
    assert.equal(meanAttempts(1, 5), 5);
    assert.equal(meanAttempts(0, 5), 1);
    closeTo(meanAttempts(0.5, 3), 1.75);
  });
  it('R05: adaptive throttling', () => {
    closeTo(throttledShare(1000, 300), 0.3996004, 1e-7);
    assert.equal(throttledShare(100, 90), 0);
  });
});
