import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { queueWait, type StableQueue } from '../../../src/analysis/methods/mgc';
import { closeTo } from './close-to';

function stable(arrivalRate: number, servers: number, mean: number, scv: number): StableQueue {
  const queue = queueWait({ arrivalRate, servers, service: { mean, scv } });
  assert.ok(queue.stable);
  return queue;
}

describe('queueWait', () => {
  for (const [id, arrivalRate, servers, mean, wait, length] of [
    ['Q04b', 0.0133333333, 10, 600, 1.636721 / 0.0133333333, 1.636721],
    ['Q04c', 0.00133333333, 1, 600, 2400, 3.2],
    ['Q04d', 0.00666666667, 5, 600, 332.4675, 2.21645],
    ['Q07b', 9, 4, 0.2, 0.1051639 / 9, 0.1051639],
    ['Q08', 40, 4, 1 / 15, 1.135255 / 60, (40 * 1.135255) / 60],
    ['Q15', 0.8, 1, 1, 4, 3.2],
    ['Q18', 73, 5, 1 / 18, (6.527819 - 73 / 18) / 73, 6.527819 - 73 / 18],
    ['Q19', 5, 1, 0.125, 0.2083333, 5 * 0.2083333],
    ['Q20', 0.2, 3, 10, 4.444444, 0.8888889],
    ['Q21', 0.2, 4, 10, 0.8695652, 0.173913],
  ] as const) {
    it(`${id}: M/M/${servers}`, () => {
      const queue = stable(arrivalRate, servers, mean, 1);
      closeTo(queue.meanWait, wait, 1e-6);
      closeTo(queue.queueLength, length, 1e-6);
    });
  }

  it('Q23: M/M/2 and M/M/3 of the clinic, arrivals taken as Poisson', () => {
    closeTo(stable(1, 2, 1, 1).meanWait, 1 / 3);
    closeTo(stable(2, 3, 1, 1).meanWait, 4 / 9);
  });
  it('Q23: M/G/1 of the clinic, two classes with means 1/4 and 1/6', () => {
    const mean = (1 / 4 + 2 / 6) / 3;
    const square = (2 / 16 + (2 * 2) / 36) / 3;
    closeTo(stable(3, 1, mean, square / mean ** 2 - 1).meanWait, 0.2833333, 1e-6);
  });

  // R1: exact mean waits, service 1, columns scv 0, .5, 1, 4, 10.
  const exact: readonly (readonly [number, number, readonly number[]])[] = [
    [1, 0.5, [0.5, 0.75, 1, 2.5, 5.5]],
    [1, 0.7, [1.16667, 1.75, 2.33333, 5.83333, 12.8333]],
    [1, 0.8, [2, 3, 4, 10, 22]],
    [1, 0.9, [4.5, 6.75, 9, 22.5, 49.5]],
    [2, 0.5, [0.176741, 0.255639, 0.333333, 0.737889, 1.50844]],
    [2, 0.7, [0.49361, 0.72862, 0.960784, 2.26104, 4.78199]],
    [2, 0.8, [0.903284, 1.34239, 1.77778, 4.28538, 9.2021]],
    [2, 0.9, [2.14692, 3.20734, 4.26316, 10.4842, 22.8134]],
    [5, 0.5, [0.0306532, 0.0415114, 0.0521485, 0.0950157, 0.168262]],
    [5, 0.7, [0.135517, 0.194654, 0.251892, 0.534891, 1.0604]],
    [5, 0.8, [0.28906, 0.423226, 0.554113, 1.25415, 2.59408]],
    [5, 0.9, [0.776695, 1.15331, 1.52499, 3.64441, 7.80142]],
    [10, 0.5, [0.0047418, 0.00595953, 0.00722107, 0.0110354, 0.0165212]],
    [10, 0.7, [0.0418716, 0.0582325, 0.0739104, 0.140788, 0.257107]],
    [10, 0.8, [0.109828, 0.158122, 0.20459, 0.432369, 0.85397]],
    [10, 0.9, [0.344582, 0.508452, 0.668732, 1.54896, 3.25353]],
    [20, 0.5, [0.000280199, 0.000321352, 0.000373113, 0.000481334, 0.000595156]],
    [20, 0.7, [0.00954448, 0.0126106, 0.0155935, 0.0258325, 0.041536]],
    [20, 0.8, [0.0358741, 0.050288, 0.0640194, 0.123064, 0.225923]],
    [20, 0.9, [0.144286, 0.210914, 0.275385, 0.610299, 1.24573]],
  ];
  const scvs = [0, 0.5, 1, 4, 10];
  const tolerances = [0.013, 0.0125, 1e-5, 0.05, 0.27];
  for (const [servers, utilization, waits] of exact) {
    it(`R1: ${servers} servers at ${utilization}`, () => {
      waits.forEach((expected, i) => {
        const { meanWait } = stable(servers * utilization, servers, 1, scvs[i]!);
        closeTo(meanWait, expected, servers === 1 ? 1e-5 : tolerances[i]!, `scv ${scvs[i]}`);
      });
    });
  }

  it('labels overload and says by how much', () => {
    assert.deepEqual(queueWait({ arrivalRate: 12, servers: 2, service: { mean: 0.25, scv: 1 } }), {
      stable: false,
      utilization: 1.5,
      waitProbability: 1,
      excess: 4,
    });
    assert.equal(queueWait({ arrivalRate: 1, servers: 0, service: { mean: 1, scv: 1 } }).stable, false);
  });
  it('has nobody waiting without load', () => {
    assert.equal(stable(0, 3, 1, 1).meanWait, 0);
    assert.equal(stable(5, 3, 0, 1).utilization, 0);
  });
  it('conditional wait of M/M/1 is exponential', () => closeTo(stable(0.6, 1, 1, 1).conditionalWait.scv, 1));
  it('regular arrivals wait less, bursty ones longer', () => {
    const wait = (arrivalScv: number) => {
      const queue = queueWait({ arrivalRate: 4, servers: 5, service: { mean: 1, scv: 0.5 }, arrivalScv });
      return queue.stable ? queue.meanWait : Number.NaN;
    };
    assert.ok(wait(0) < wait(0.5) && wait(0.5) < wait(1) && wait(1) < wait(4));
  });

  it('obeys Little and grows with load and variability', () => {
    const cases = fc.record({
      servers: fc.integer({ min: 1, max: 200 }),
      utilization: fc.double({ min: 0.001, max: 0.99, noNaN: true }),
      scv: fc.double({ min: 0, max: 20, noNaN: true }),
      mean: fc.double({ min: 1e-4, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(cases, ({ servers, utilization, scv, mean }) => {
        const rate = (servers * utilization) / mean;
        const queue = stable(rate, servers, mean, scv);
        closeTo(queue.queueLength, rate * queue.meanWait);
        closeTo(queue.waitProbability * queue.conditionalWait.mean, queue.meanWait);
        assert.ok(stable(rate * 1.005, servers, mean, scv).meanWait >= queue.meanWait);
        assert.ok(stable(rate, servers, mean, scv + 0.1).meanWait >= queue.meanWait * (1 - 1e-12));
        assert.ok(stable(rate, servers + 1, mean, scv).meanWait <= queue.meanWait);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
