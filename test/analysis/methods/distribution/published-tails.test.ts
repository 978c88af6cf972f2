import * as assert from 'node:assert/strict';
import { type Distribution, quantile, tail } from '../../../../src/analysis/methods/distribution/distribution';
import { hedged, orderStatistic } from '../../../../src/analysis/methods/distribution/extremes';
import { exponential } from '../../../../src/analysis/methods/distribution/families';
import { closeTo } from '../close-to';

/** Measured tails of Dean and Barroso, The Tail at Scale (2013), in milliseconds. */

/** The times with the given P(T > t), with a Pareto tail between neighbouring points. */
function through(points: readonly (readonly [time: number, tail: number])[]): Distribution {
  const pieces = points.slice(1).flatMap(([to, after], i) => {
    const [from, before] = points[i]!;
    const slices = 24;
    const at = (k: number) => from * (to / from) ** (k / slices);
    const above = (k: number) => (after > 0 ? before * (after / before) ** (k / slices) : before * (1 - k / slices));
    return Array.from({ length: slices }, (_, k) => ({
      weight: above(k) - above(k + 1),
      centre: (at(k) + at(k + 1)) / 2,
      half: (at(k + 1) - at(k)) / 2,
    }));
  });
  const mean = pieces.reduce((sum, { weight, centre }) => sum + weight * centre, 0);
  const square = pieces.reduce((sum, { weight, centre, half }) => sum + weight * (centre ** 2 + half ** 2 / 3), 0);
  return {
    weights: pieces.map(({ weight }) => weight),
    centres: pieces.map(({ centre }) => centre),
    halfWidths: pieces.map(({ half }) => half),
    mean,
    variance: square - mean * mean,
    detail: points[1]![0] / 4,
  };
}

const within = (factor: number) => (actual: number, expected: number) =>
  assert.ok(actual <= expected * 1.001 && actual >= expected / factor, `${actual} for ${expected}`);

describe('published tails', () => {
  describe('T04: a root that asks a hundred leaves', () => {
    const leaves = 100;
    /** P(one leaf takes longer) if all of them are done in time with probability q. */
    const oneOf = (q: number) => -Math.expm1(Math.log(q) / leaves);
    const leaf = through([
      [0.2, 1],
      [1, 0.5],
      [5, 0.05],
      [10, 0.01],
      [40, oneOf(0.5)],
      [87, oneOf(0.95)],
      [140, oneOf(0.99)],
      [500, 0],
    ]);
    it('one leaf: 1, 5 and 10 ms', () => {
      for (const [q, time] of [
        [0.5, 1],
        [0.95, 5],
        [0.99, 10],
      ] as const)
        closeTo(quantile(leaf, q), time, 1e-6);
    });
    it('all leaves: 40, 87 and 140 ms', () => {
      const all = orderStatistic(leaf, leaves, leaves);
      for (const [q, time] of [
        [0.5, 40],
        [0.95, 87],
        [0.99, 140],
      ] as const)
        closeTo(quantile(all, q), time, 0.03);
    });
    it('95 % of the leaves take 12, 32 and 70 ms, less than half of all, and are not slow independently', () => {
      const most = orderStatistic(leaf, leaves, 95);
      assert.ok(quantile(most, 0.99) < 140 / 2);
      // Five independent leaves are rarely slow at once; measured ones are, so this is a lower bound.
      for (const [q, time] of [
        [0.5, 12],
        [0.95, 32],
        [0.99, 70],
      ] as const)
        assert.ok(quantile(most, q) <= time);
    });
  });

  it('T05: hedges after 10 ms cost 2 % and take the p99.9 of 1000 reads from 1800 ms to 74 ms', () => {
    const reads = 1000;
    const read = through([
      [1, 1],
      [10, 0.02],
      [1800, -Math.expm1(Math.log(0.999) / reads)],
      [10_000, 0],
    ]);
    const { distribution, extraLoad } = hedged(read, read, 10);
    closeTo(extraLoad, 0.02, 1e-6);
    closeTo(quantile(orderStatistic(read, reads, reads), 0.999), 1800, 0.03);
    // The tail between the two known points is a guess, and stalls of two servers are not quite independent.
    within(1.6)(quantile(orderStatistic(distribution, reads, reads), 0.999), 74);
  });

  for (const [load, alone, tied] of [
    ['an idle cluster', [19, 38, 67, 98], [29, 42]],
    ['a cluster that sorts', [24, 56, 108, 159], [38, 67]],
  ] as const) {
    it(`T06: a second request after 1 ms on ${load}`, () => {
      const read = through([
        [1, 1],
        ...alone.map((time, i) => [time, [0.5, 0.1, 0.01, 0.001][i]!] as const),
        [2 * alone[3], 0],
      ]);
      const { distribution } = hedged(read, read, 1);
      // The faster of two whole reads; tied requests take the one that starts first, which is not always the faster. The
      // median depends on the fast half, of which nothing is published; beyond p99 both disks of the sort are slow at once.
      tied.forEach((time, i) => {
        within(1.25)(quantile(distribution, [0.9, 0.99][i]!), time);
      });
      closeTo(tail(distribution, alone[1]), 0.1 * tail(read, alone[1] - 1), 0.05);
    });
  }
});

describe('branches that share their arrivals, taken as independent', () => {
  // R3: simulated mean, p50, p95 and p99 of n queues M/M/1 with service 1 (1 % on the mean, 3 % on the p99).
  for (const [n, rho, mean, p50, p95, p99] of [
    [2, 0.5, 2.863, 2.291, 7.244, 10.55],
    [5, 0.8, 9.99, 8.47, 22.7, 32.2],
    [10, 0.5, 5.163, 4.635, 10.22, 13.52],
    [10, 0.9, 23.7, 20.8, 52.0, 70.1],
    [20, 0.8, 14.37, 13.04, 28.2, 36.7],
    [50, 0.5, 7.55, 7.03, 13.1, 16.6],
    [50, 0.9, 33.4, 30.7, 63.3, 81.9],
  ] as const) {
    it(`R3: ${n} branches at ${rho} are bounded from above, the p99 within 5.5 %`, () => {
      const all = orderStatistic(exponential(1 / (1 - rho)), n, n);
      const above = (actual: number, simulated: number, most: number, noise: number) =>
        assert.ok(actual > simulated * (1 - noise) && actual < simulated * (1 + most), `${actual} for ${simulated}`);
      above(all.mean, mean, 0.36, 0.01);
      above(quantile(all, 0.5), p50, 0.41, 0.01);
      above(quantile(all, 0.95), p95, 0.095, 0.03);
      above(quantile(all, 0.99), p99, 0.055, 0.04);
    });
  }
});
