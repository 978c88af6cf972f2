import assert from 'node:assert/strict';
import { nearest } from '../../src/spec/nearest';

describe('the nearest of some names', () => {
  const known = ['components', 'concurrency', 'cost', 'service_time', 'replicas', 'replication'];
  for (const [name, meant] of [
    ['componets', 'components'],
    ['serviceTime', 'service_time'],
    ['compon', 'components'],
    ['concurrency', 'concurrency'],
    ['rep', undefined],
    ['co', undefined],
    ['flows', undefined],
    ['', undefined],
  ] as const) {
    it(`to \`${name}\` is ${meant ?? 'none of them'}`, () => assert.equal(nearest(name, known), meant));
  }
});
