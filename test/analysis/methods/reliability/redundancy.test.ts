import * as assert from 'node:assert/strict';
import { binomialTail } from '../../../../src/analysis/methods/binomial';
import {
  countDistribution,
  failureCounts,
  kOfNUnavailability,
  mixedUnavailability,
  parallelUnavailability,
  seriesUnavailability,
  splitByBeta,
  unavailabilityByGroups,
} from '../../../../src/analysis/methods/reliability/redundancy';
import { closeTo } from '../close-to';

describe('redundancy', () => {
  it('A04: two 99.9 % in series and in parallel', () => {
    closeTo(1 - seriesUnavailability([0.001, 0.001]), 0.998001);
    closeTo(parallelUnavailability([0.001, 0.001]), 1e-6);
  });
  it('A09: two redundant 99 %', () => closeTo(1 - parallelUnavailability([0.01, 0.01]), 0.9999));
  it('A12: 99.95 % and 99.99 % in series', () => closeTo(1 - seriesUnavailability([0.0005, 0.0001]), 0.99940005));
  it('A30: 2 of 3 at .9', () => closeTo(1 - kOfNUnavailability(3, 2, 0.1), 0.972));
  it('keeps the digits of many nines', () => {
    closeTo(seriesUnavailability([1e-17, 1e-18]), 1.1e-17, 1e-12);
    closeTo(kOfNUnavailability(5, 3, 1e-6), 1e-17, 1e-5);
  });
  it('takes any number of units', () => {
    closeTo(kOfNUnavailability(1000, 1000, 1e-6), 1 - (1 - 1e-6) ** 1000, 1e-9);
    closeTo(kOfNUnavailability(3, 0, 0.5), 0);
    closeTo(kOfNUnavailability(2, 3, 0.5), 1);
  });
  it('counts failures of equal and unequal units alike', () => {
    const equal = countDistribution(6, 0.2);
    failureCounts(new Array(6).fill(0.2)).forEach((p, j) => {
      closeTo(equal[j], p, 1e-12);
    });
    closeTo(
      mixedUnavailability([0.1, 0.2, 0.3], 2),
      0.1 * 0.2 * 0.7 + 0.1 * 0.8 * 0.3 + 0.9 * 0.2 * 0.3 + 0.006,
      1e-12,
    );
  });
  it('conditions on the groups that are alive', () => {
    const zones = [
      { units: 1, q: 0.1 },
      { units: 1, q: 0.1 },
      { units: 1, q: 0.2 },
    ];
    const by = unavailabilityByGroups(zones, 2);
    assert.deepEqual([...by.slice(0, 3)], [1, 1, 1]);
    closeTo(by[0b011], 1 - 0.81);
    closeTo(by[0b101], 1 - 0.72);
    closeTo(by[0b111], mixedUnavailability([0.1, 0.1, 0.2], 2), 1e-12);
  });
  it('splits off common causes', () => assert.deepEqual(splitByBeta(0.01, 0.05), { common: 0.0005, own: 0.0095 }));
});

describe('binomialTail', () => {
  it('sums masses on either side of the mean', () => {
    for (const [n, p] of [
      [10, 0.3],
      [500, 0.02],
      [500, 0.9],
    ] as const) {
      const counts = countDistribution(n, p);
      for (const m of [1, 2, Math.floor(n * p), n - 1, n]) {
        closeTo(
          binomialTail(n, m, p),
          counts.slice(m).reduce((sum, mass) => sum + mass, 0),
          1e-10,
          `${n} ${m} ${p}`,
        );
      }
    }
  });
});
