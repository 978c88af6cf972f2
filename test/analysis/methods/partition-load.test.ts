import * as assert from 'node:assert/strict';
import { balancedResponse, twoChoicesTail } from '../../../src/analysis/methods/balancing';
import {
  boundedLoad,
  hottestPartitionShare,
  ringImbalance,
  ringShareInterval,
} from '../../../src/analysis/methods/partition-load';
import { closeTo } from './close-to';

describe('ring', () => {
  it('H01: 100 virtual nodes', () => {
    const { low, high } = ringShareInterval(100, 0.99);
    closeTo(low, 0.761205, 1e-6);
    closeTo(high, 1.276321, 1e-6);
  });
  it('H02: 1000 virtual nodes', () => {
    const { low, high } = ringShareInterval(1000, 0.99);
    closeTo(low, 0.920424, 1e-6);
    closeTo(high, 1.083332, 1e-6);
  });
  it('H04: a ring of 6 hosts with 2 nodes each, whose shares are 0.13 to 2.59 of the mean', () => {
    const { low, high } = ringShareInterval(2, 0.99);
    assert.ok(low < 0.13 && 2.59 < high);
    // The fullest of six is on average at twice the mean.
    closeTo(ringImbalance(6, 2), 2.59, 0.25);
  });
  for (const [servers, imbalances] of [
    [10, [2.99, 1.53, 1.16, 1.05]],
    [100, [5.24, 1.98, 1.27, 1.08]],
    [1000, [7.5, 2.35, 1.36, 1.11]],
  ] as const) {
    it(`R5: fullest of ${servers} servers`, () => {
      imbalances.forEach((expected, i) => {
        closeTo(ringImbalance(servers, 10 ** i), expected, 0.04);
      });
    });
  }
});

describe('hottestPartitionShare', () => {
  for (const [exponent, of16, of128] of [
    [1.0, 0.142, 0.09],
    [0.8, 0.084, 0.03],
    [1.2, 0.249, 0.203],
  ] as const) {
    it(`R6: Zipf ${exponent} over 1e5 keys`, () => {
      closeTo(hottestPartitionShare(1e5, exponent, 16), of16, 0.02);
      closeTo(hottestPartitionShare(1e5, exponent, 128), of128, 0.02);
    });
  }
});

describe('bounded loads', () => {
  it('H07: hold no host to more than its share of the average', () => assert.equal(boundedLoad(1000, 7, 1.5), 215));
});

describe('balancing', () => {
  for (const [k, expected] of [0.9, 0.729, 0.4782969, 0.2058911].entries()) {
    it(`H05: servers with at least ${k + 1} requests`, () => closeTo(twoChoicesTail(0.9, k + 1), expected, 1e-6));
  }
  for (const [rho, two] of [
    [0.5, 1.2657],
    [0.9, 2.6141],
    [0.99, 5.432],
  ] as const) {
    it(`H05: mean response at ${rho}`, () => {
      closeTo(balancedResponse('least-of-two', rho), two, 1e-4);
      closeTo(balancedResponse('random', rho), 1 / (1 - rho));
    });
  }
  it('has no steady state under overload', () => assert.equal(balancedResponse('random', 1), undefined));
});
