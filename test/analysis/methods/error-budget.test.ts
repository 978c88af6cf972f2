import * as assert from 'node:assert/strict';
import {
  alertThreshold,
  burnAlerts,
  burnRate,
  DAY,
  downtime,
  MONTH,
  timeToExhaustion,
  timeToFire,
  YEAR,
} from '../../../src/analysis/methods/error-budget';
import { closeTo } from './close-to';

describe('error budget', () => {
  for (const [id, unavailability, period, seconds] of [
    ['A01: year of 365.2425 days', 0.001, 365.2425 * DAY, 31556.95],
    ['A01: month', 0.001, (365.2425 * DAY) / 12, 2629.746],
    ['A01: day', 0.001, DAY, 86.4],
    ['A02: year', 0.0001, 365.2425 * DAY, 3155.695],
    ['A03: week', 0.0001, 7 * DAY, 60.48],
    ['A06: 99 % of 30 days', 0.01, MONTH, 432 * 60],
    ['A06: 99.95 %', 0.0005, MONTH, 21.6 * 60],
    ['A06: 99.999 %', 0.00001, MONTH, 0.432 * 60],
    ['A17: five nines a year', 0.00001, YEAR, 315.36],
  ] as const) {
    it(id, () => closeTo(downtime(unavailability, period), seconds, 1e-6));
  }
  for (const [unavailability, floored, unit] of [
    [0.01, 87, 3600],
    [0.001, 525, 60],
    [0.0005, 262, 60],
    [0.0001, 52, 60],
    [0.00001, 5, 60],
  ] as const) {
    it(`A07: ${unavailability} a year`, () => assert.equal(Math.floor(downtime(unavailability, YEAR) / unit), floored));
  }
  for (const [share, hours, threshold] of [
    [0.02, 1, 14.4],
    [0.05, 6, 6],
    [0.1, 24, 3],
    [0.1, 72, 1],
  ] as const) {
    it(`A18: ${share} in ${hours} h`, () => closeTo(alertThreshold(share, 720, hours), threshold));
  }
  for (const [burn, days] of [
    [14.4, 2.083333],
    [6, 5],
    [1, 30],
  ] as const) {
    it(`A21: burn rate ${burn}`, () => closeTo(timeToExhaustion(30, burn), days, 1e-6));
  }
  it('burn rate of 1 % errors against 99.9 %', () => {
    closeTo(burnRate(0.01, 0.999), 10);
    assert.equal(burnRate(0.01, 1), 1e9);
    assert.equal(burnRate(0, 1), 0);
  });
  it('an outage fires the fast alert after less than a minute, slight errors never', () => {
    closeTo(timeToFire(1, 0.999, 3600, 14.4), 51.84, 1e-6);
    assert.equal(timeToFire(0.001, 0.999, 3600, 14.4), undefined);
  });
  it('has three alerts', () =>
    assert.deepEqual(
      burnAlerts(MONTH).map(({ threshold }) => Math.round(threshold * 10) / 10),
      [14.4, 6, 1],
    ));
});
