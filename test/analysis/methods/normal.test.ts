import fc from 'fast-check';
import { incompleteGamma, logGamma } from '../../../src/analysis/methods/gamma-function';
import { normalCdf, normalQuantile } from '../../../src/analysis/methods/normal';
import { poissonMass, poissonTail } from '../../../src/analysis/methods/poisson';
import { closeTo } from './close-to';

describe('logGamma', () => {
  for (const [x, expected] of [
    [0.5, 0.5 * Math.log(Math.PI)],
    [1, 0],
    [5, Math.log(24)],
    [0.01, 4.599479878042022],
    [171, 706.5730622457875],
  ] as const) {
    it(`of ${x}`, () => closeTo(logGamma(x), expected, 1e-13));
  }
});

describe('incompleteGamma', () => {
  it('is the Erlang tail for integer shapes', () => {
    for (const [shape, x] of [
      [1, 0.3],
      [3, 2],
      [3, 30],
      [50, 40],
      [50, 90],
    ] as const) {
      let term = Math.exp(-x);
      let tail = 0;
      for (let k = 0; k < shape; k++) {
        tail += term;
        term *= x / (k + 1);
      }
      closeTo(incompleteGamma(shape, x).upper, tail, 1e-12, `${shape} ${x}`);
    }
  });
  it('is the normal tail for shape 1/2', () => {
    for (const z of [0.1, 1, 3, 5]) closeTo(incompleteGamma(0.5, (z * z) / 2).upper, 2 * normalCdf(-z), 1e-9);
  });
});

describe('normal', () => {
  it('has its known quantiles', () => {
    closeTo(normalQuantile(0.975), 1.959963984540054, 1e-13);
    closeTo(normalQuantile(0.99), 2.3263478740408408, 1e-13);
    closeTo(normalQuantile(0.999), 3.090232306167813, 1e-12);
  });
  it('quantile inverts the distribution function', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5.9, max: 5.9, noNaN: true }),
        (z) => Math.abs(normalQuantile(normalCdf(z)) - z) < 1e-6,
      ),
      { seed: 5, numRuns: 300 },
    );
  });
});

describe('poisson', () => {
  it('sums to one around its mean', () => {
    for (const mean of [0.5, 30, 4000]) {
      let sum = 0;
      for (let n = 0; n <= mean; n++) sum += poissonMass(n, mean);
      closeTo(sum + poissonTail(Math.floor(mean), mean), 1, 1e-12);
    }
  });
  it('keeps its digits far out', () => closeTo(poissonTail(20, 1), 7.543e-21, 1e-3));
});
