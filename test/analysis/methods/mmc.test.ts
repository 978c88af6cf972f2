import * as assert from 'node:assert/strict';
import { sojournQuantile, sojournTail, waitQuantile, waitTail } from '../../../src/analysis/methods/mmc';
import { closeTo } from './close-to';

describe('M/M/c percentiles', () => {
  for (const [q, expected] of [
    [0.5, 1.386294361],
    [0.9, 4.605170186],
    [0.95, 5.9914645471],
    [0.99, 9.210340372],
  ] as const) {
    it(`Q14: sojourn quantile ${q} of M/M/1`, () => {
      closeTo(sojournQuantile({ arrivalRate: 0.5, servers: 1, serviceTime: 1 }, q), expected, 1e-9);
    });
  }
  it('Q05: 88.8 % of calls wait less than 20 s', () => {
    closeTo(1 - waitTail({ arrivalRate: 100 / 1800, servers: 14, serviceTime: 180 }, 20), 0.888350019179, 1e-10);
  });
  it('is continuous where the exponents meet (servers - 1 = load)', () => {
    const at = (arrivalRate: number) => sojournTail({ arrivalRate, servers: 3, serviceTime: 1 }, 2);
    closeTo(at(2), (at(2 - 1e-6) + at(2 + 1e-6)) / 2, 1e-9);
  });
  it('inverts the tail of the wait', () => {
    const queue = { arrivalRate: 9, servers: 10, serviceTime: 1 };
    closeTo(waitTail(queue, waitQuantile(queue, 0.99) ?? 0), 0.01);
    assert.equal(waitQuantile(queue, 0.1), 0);
  });
  it('has no percentile under overload', () => {
    const queue = { arrivalRate: 11, servers: 10, serviceTime: 1 };
    assert.deepEqual(
      [waitQuantile(queue, 0.5), sojournQuantile(queue, 0.5), waitTail(queue, 1)],
      [undefined, undefined, 1],
    );
  });
});
