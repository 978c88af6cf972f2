import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { retried, withTimeout } from '../../../../src/analysis/methods/distribution/attempts';
import { conditionalShares } from '../../../../src/analysis/methods/distribution/conditional-share';
import {
  cdf,
  constant,
  type Distribution,
  quantile,
  scale,
  shift,
  tail,
} from '../../../../src/analysis/methods/distribution/distribution';
import {
  hedged,
  kthOf,
  maximum,
  minimum,
  orderStatistic,
} from '../../../../src/analysis/methods/distribution/extremes';
import { exponential, gamma, lognormal } from '../../../../src/analysis/methods/distribution/families';
import { mix } from '../../../../src/analysis/methods/distribution/mixture';
import { convolve, repeated, sumOf } from '../../../../src/analysis/methods/distribution/sum';
import { waitingTime } from '../../../../src/analysis/methods/distribution/waiting-time';
import { incompleteGamma } from '../../../../src/analysis/methods/gamma-function';
import { queueWait } from '../../../../src/analysis/methods/mgc';
import { sojournTail } from '../../../../src/analysis/methods/mmc';
import { normalCdf } from '../../../../src/analysis/methods/normal';
import { closeTo } from '../close-to';
import { exactQuantile } from './exact-quantile';

type Tail = (t: number) => number;
const exp =
  (mean: number): Tail =>
  (t) =>
    Math.exp(-t / mean);
const gammaTail =
  (mean: number, scv: number): Tail =>
  (t) =>
    incompleteGamma(1 / scv, t / (mean * scv)).upper;
const lognormalTail =
  (mean: number, scv: number): Tail =>
  (t) => {
    const sigma = Math.sqrt(Math.log1p(scv));
    return t > 0 ? normalCdf((Math.log(mean) - sigma ** 2 / 2 - Math.log(t)) / sigma) : 1;
  };
/** Sum of independent exponentials with different means, by partial fractions. */
const hypoexponential =
  (means: readonly number[]): Tail =>
  (t) =>
    means.reduce((sum, a) => {
      const weight = means.reduce((product, b) => (a === b ? product : (product * a) / (a - b)), 1);
      return sum + weight * Math.exp(-t / a);
    }, 0);
const hitOrMiss: Tail = (t) => 0.95 * Math.exp(-t) + 0.05 * (t < 20 ? 1 : Math.exp(-(t - 20) / 50));

const three = [exponential(1), exponential(1), exponential(1)];

const cases: readonly (readonly [string, Distribution, Tail])[] = [
  ...[0.01, 0.1, 0.5, 1, 2, 4].map((scv) => [`gamma scv ${scv}`, gamma(3, scv), gammaTail(3, scv)] as const),
  ...[0.01, 0.25, 1, 4, 10].map((scv) => [`lognormal scv ${scv}`, lognormal(3, scv), lognormalTail(3, scv)] as const),
  ...[2, 5, 10, 50].map((n) => [`${n} equal stages`, repeated(exponential(2), n), gammaTail(2 * n, 1 / n)] as const),
  ['mixed stages 1:2:10', sumOf([exponential(1), exponential(2), exponential(10)]), hypoexponential([1, 2, 10])],
  ['5 gamma stages scv 4', repeated(gamma(1, 4), 5), gammaTail(5, 0.8)],
  ['30 nearly constant stages', repeated(gamma(1, 0.04), 30), gammaTail(30, 0.04 / 30)],
  ['constant before exponential', convolve(constant(5), exponential(1)), (t) => (t < 5 ? 1 : Math.exp(5 - t))],
  [
    'cache hit or miss',
    mix([
      { probability: 0.95, distribution: exponential(1) },
      { probability: 0.05, distribution: shift(exponential(50), 20) },
    ]),
    hitOrMiss,
  ],
  [
    'optional slow step',
    convolve(
      exponential(1),
      mix([
        { probability: 0.9, distribution: constant(0) },
        { probability: 0.1, distribution: exponential(50) },
      ]),
    ),
    (t) => 0.9 * exp(1)(t) + 0.1 * hypoexponential([1, 50])(t),
  ],
  ...[0.01, 0.003].map(
    (rare) =>
      [
        `slow step of ${100 * rare} % of the calls`,
        convolve(
          exponential(1),
          mix([
            { probability: 1 - rare, distribution: constant(0) },
            { probability: rare, distribution: exponential(20) },
          ]),
        ),
        (t: number) => (1 - rare) * exp(1)(t) + rare * hypoexponential([1, 20])(t),
      ] as const,
  ),
  ['fan-out of 100', orderStatistic(exponential(1), 100, 100), (t) => -Math.expm1(100 * Math.log1p(-exp(1)(t)))],
  ['fan-out of 1000', orderStatistic(exponential(1), 1000, 1000), (t) => -Math.expm1(1000 * Math.log1p(-exp(1)(t)))],
  ['2 of 3', orderStatistic(exponential(1), 3, 2), (t) => 3 * exp(1)(t) ** 2 - 2 * exp(1)(t) ** 3],
  ['2 of 3 branches', kthOf(three, 2), (t) => 3 * exp(1)(t) ** 2 - 2 * exp(1)(t) ** 3],
  [
    'all of 1:2:10',
    maximum([1, 2, 10].map(exponential)),
    (t) => 1 - [1, 2, 10].reduce((p, m) => p * (1 - exp(m)(t)), 1),
  ],
  ['first of two', minimum([exponential(2), exponential(2)]), exp(1)],
  [
    'hedge after 2',
    hedged(exponential(1), exponential(1), 2).distribution,
    (t) => exp(1)(t) * (t < 2 ? 1 : exp(1)(t - 2)),
  ],
];

describe('distribution', () => {
  for (const [name, distribution, exact] of cases) {
    it(`${name}: p50 to p99.9 within 2 %`, () => {
      for (const q of [0.5, 0.9, 0.95, 0.99, 0.999]) {
        // Where the density vanishes between two modes a quantile is ill-defined; the probability must agree instead.
        const t = exactQuantile(exact, q);
        const off = Math.abs(quantile(distribution, q) / t - 1);
        assert.ok(
          off < 0.02 || Math.abs(tail(distribution, t) - (1 - q)) < 0.01 * (1 - q),
          `p${100 * q} is off by ${off}`,
        );
      }
    });
  }

  for (const [servers, utilization] of [
    [1, 0.5],
    [1, 0.9],
    [4, 0.5],
    [4, 0.9],
    [16, 0.95],
    [100, 0.9],
  ] as const) {
    it(`M/M/${servers} response at ${utilization} within 1.5 %`, () => {
      const arrivalRate = servers * utilization;
      const queue = queueWait({ arrivalRate, servers, service: { mean: 1, scv: 1 } });
      assert.ok(queue.stable);
      const response = convolve(waitingTime(queue.waitProbability, queue.conditionalWait), exponential(1));
      for (const q of [0.5, 0.95, 0.99, 0.999]) {
        closeTo(
          quantile(response, q),
          exactQuantile((t) => sojournTail({ arrivalRate, servers, serviceTime: 1 }, t), q),
          0.015,
        );
      }
    });
  }

  it('keeps mean and variance exactly', () => {
    const parts = fc.array(
      fc.record({
        family: fc.constantFrom(gamma, lognormal),
        mean: fc.double({ min: 1e-4, max: 10, noNaN: true }),
        scv: fc.double({ min: 0.01, max: 6, noNaN: true }),
        share: fc.double({ min: 0.01, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(parts, (list) => {
        const made = list.map(({ family, mean, scv }) => family(mean, scv));
        const sum = sumOf(made);
        closeTo(
          sum.mean,
          made.reduce((total, d) => total + d.mean, 0),
        );
        closeTo(
          sum.variance,
          made.reduce((total, d) => total + d.variance, 0),
          1e-8,
        );
        const total = list.reduce((all, { share }) => all + share, 0);
        const mixture = mix(list.map(({ share }, i) => ({ probability: share, distribution: made[i]! })));
        closeTo(
          mixture.mean,
          list.reduce((all, { share }, i) => all + (share * made[i]!.mean) / total, 0),
          1e-8,
        );
        list.forEach(({ mean, scv }, i) => {
          closeTo(made[i]!.mean, mean, 1e-6);
          closeTo(made[i]!.variance, scv * mean * mean, 1e-3);
        });
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('has monotone tails and quantiles', () => {
    const d = convolve(waitingTime(0.4, { mean: 2, scv: 1.5 }), lognormal(1, 2));
    let before = 1;
    for (let t = 0; t < 40; t += 0.1) {
      const now = tail(d, t);
      assert.ok(now <= before && now >= 0);
      before = now;
    }
    for (const q of [0.01, 0.3, 0.5, 0.9, 0.999]) closeTo(cdf(d, quantile(d, q)), q, 1e-6);
    assert.ok(quantile(d, 1) < 1e6);
  });

  it('scales and shifts', () => {
    const d = shift(scale(exponential(2), 3), 1);
    closeTo(d.mean, 7);
    closeTo(quantile(d, 0.99), 1 + 3 * quantile(exponential(2), 0.99), 1e-9);
  });
  it('stays finite whatever it is given', () => {
    const odd = [Number.NaN, -1, 0, 1e-300, 1e300, Number.POSITIVE_INFINITY];
    for (const mean of odd) {
      for (const scv of odd) {
        const parts = [gamma(mean, scv), lognormal(mean, scv), constant(mean), waitingTime(scv, { mean, scv })];
        const all = [...parts, sumOf(parts), mix(parts.map((distribution) => ({ probability: 0.25, distribution })))];
        for (const d of [...all, maximum(parts), orderStatistic(parts[0]!, 3, 2)]) {
          assert.ok(
            [d.mean, d.variance, quantile(d, 0.5), quantile(d, 0.999), tail(d, 1)].every(Number.isFinite),
            `${mean} ${scv}`,
          );
        }
      }
    }
  });
  it('knows constants', () => {
    assert.equal(quantile(constant(4), 0.5), 4);
    assert.equal(tail(constant(4), 4), 0);
    assert.equal(tail(constant(4), 3.9), 1);
    assert.equal(quantile(sumOf([]), 0.99), 0);
    assert.equal(gamma(0, 1).mean, 0);
    assert.equal(lognormal(2, 0).variance, 0);
    assert.equal(maximum([]).mean, 0);
    assert.equal(maximum([constant(1), constant(2)]).mean, 2);
  });
});

describe('attempts', () => {
  it('cut a call at its timeout', () => {
    const attempt = withTimeout(exponential(1), 2);
    closeTo(attempt.success, 1 - Math.exp(-2), 1e-3);
    closeTo(attempt.answered.mean, (1 - 3 * Math.exp(-2)) / (1 - Math.exp(-2)), 1e-3);
    assert.equal(withTimeout(constant(3), 2).success, 0);
    assert.equal(withTimeout(exponential(1), 1000).success, 1);
  });
  it('retry: attempts are a truncated geometric, answers come after the timeouts before them', () => {
    const attempt = { success: 0.9, answered: constant(1), failed: constant(2) };
    const outcome = retried(attempt, 3, () => 0.5);
    closeTo(outcome.success, 0.999);
    closeTo(outcome.attempts, 1.11);
    closeTo(outcome.answered.mean, (0.9 * 1 + 0.09 * 3.5 + 0.009 * 6) / 0.999);
    closeTo(outcome.failed.mean, 7);
  });
  it('never answer when every attempt fails', () => {
    const outcome = retried({ success: 0, answered: constant(0), failed: constant(1) }, 4, () => 0);
    assert.deepEqual([outcome.success, outcome.attempts, outcome.failed.mean], [0, 4, 4]);
  });
  it('hedging costs the share of calls that pass the delay', () => {
    closeTo(hedged(exponential(1), exponential(1), quantile(exponential(1), 0.95)).extraLoad, 0.05, 1e-6);
  });
});

describe('conditionalShares', () => {
  it('share the slow cases of two equal stages equally', () => {
    // E[A + B | A + B > t] for the Erlang distribution of two unit stages.
    const t = 8;
    const expected = (t * t + 2 * t + 2) / (t + 1);
    const [a, b] = conditionalShares([exponential(1), exponential(1)], t);
    closeTo(a, expected / 2, 0.02);
    closeTo(b, expected / 2, 0.02);
  });
  it('blame the dominant stage', () => {
    const [small, large] = conditionalShares([exponential(1), exponential(20)], 100);
    assert.ok(small! < 1.1 && large! > 110);
  });
});
