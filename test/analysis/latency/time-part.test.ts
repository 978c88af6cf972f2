import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Hop, totalOf } from '../../../src/analysis/latency/time-part';
import { type Distribution, quantile } from '../../../src/analysis/methods/distribution/distribution';
import { gamma, lognormal } from '../../../src/analysis/methods/distribution/families';
import { convolve, sumOf } from '../../../src/analysis/methods/distribution/sum';
import { waitingTime } from '../../../src/analysis/methods/distribution/waiting-time';

const hop = (distribution: Distribution): Hop => ({
  kind: 'hop',
  component: 0,
  mean: distribution.mean,
  variance: distribution.variance,
  distribution,
  work: distribution,
});

/** Service times from 10 µs to 1 s, with and without a wait before them. */
const anyHop = fc.record({
  exponent: fc.double({ min: -5, max: 0, noNaN: true }),
  scv: fc.constantFrom(0.1, 1, 2, 4),
  waits: fc.constantFrom(0, 0, 0.1, 0.6),
});

function timeOf({ exponent, scv, waits }: { exponent: number; scv: number; waits: number }): Distribution {
  const mean = 10 ** exponent;
  const work = scv <= 1 ? gamma(mean, scv) : lognormal(mean, scv);
  return convolve(waitingTime(waits, { mean: 1.5 * mean, scv: 1.2 }), work);
}

describe('times one after another', () => {
  it('sum up as if each were added, also where some are too narrow to be', () => {
    const errors: number[] = [];
    const paths = fc.sample(fc.array(anyHop, { minLength: 2, maxLength: 9 }), { seed: 4, numRuns: 300 });
    for (const path of paths) {
      const times = path.map(timeOf);
      const total = totalOf(times.map(hop));
      const sum = sumOf(times);
      for (const q of [0.5, 0.9, 0.95, 0.99, 0.999]) errors.push(Math.abs(quantile(total, q) / quantile(sum, q) - 1));
      assert.ok(Math.abs(total.mean / sum.mean - 1) < 1e-9, `mean ${total.mean}, ${sum.mean}`);
      assert.ok(Math.abs(total.variance / sum.variance - 1) < 0.011, `variance ${total.variance}, ${sum.variance}`);
    }
    errors.sort((a, b) => a - b);
    // The order in which times are added moves a percentile of their sum by as much.
    assert.ok(errors[Math.floor(errors.length / 2)]! < 0.001 && errors.at(-1)! < 0.03, `${errors.at(-1)}`);
  });
});
