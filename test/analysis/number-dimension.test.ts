import * as assert from 'node:assert/strict';
import { numberDimension } from '../../src/analysis/number-dimension';

const cases = [
  ['flows.redirect.latency.p99', 'duration'],
  ['flows.redirect.availability.value', 'fraction'],
  ['flows.redirect.availability.downtime_30d', 'duration'],
  ['components.db.survivors.zone.utilization', 'fraction'],
  ['components.db.cost', 'money-per-time'],
  ['components.rate.replicas.given', 'count'],
  ['components.api.concurrency', 'count'],
  ['workload.growth', 'growth'],
  ['', 'count'],
] as const;

describe('numberDimension', () => {
  for (const [path, dimension] of cases) {
    it(`${path} is a ${dimension}`, () => assert.equal(numberDimension(path), dimension));
  }
});
