import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { machineRepair } from '../../../src/analysis/methods/birth-death';
import { queueWait } from '../../../src/analysis/methods/mgc';
import { asymptoticBounds, closedNetwork, throughputCurve } from '../../../src/analysis/methods/mva';
import { closedClasses } from '../../../src/analysis/methods/mva-classes';
import { closeTo } from './close-to';

describe('closedNetwork', () => {
  it('N05: 20 customers, three single servers', () => {
    const { throughput, queueLengths } = closedNetwork([{ demand: 2 }, { demand: 3 }, { demand: 1 }], 20, 4);
    for (const [k, [response, length, visits]] of (
      [
        [0.3733391, 1.990623, 16],
        [4.85426, 16.17665, 10],
        [0.2999218, 0.4997395, 5],
      ] as const
    ).entries()) {
      closeTo(queueLengths[k], length, 1e-6);
      closeTo(queueLengths[k]! / throughput / visits, response, 1e-6);
    }
  });
  it('N06: a station with two servers', () => {
    const stations = [{ demand: 0.5, servers: 2 }, { demand: 0.3 }, { demand: 0.4 }];
    const { throughput, queueLengths } = closedNetwork(stations, 3, 1);
    closeTo(throughput, 1.217461, 1e-6);
    for (const [k, length] of [0.6236795, 0.4728722, 0.6859876].entries()) closeTo(queueLengths[k], length, 1e-6);
  });
  it('N25: 100 users of a saturated host', () => {
    const { throughput, responseTime } = closedNetwork([{ demand: 1 }, { demand: 4 }], 100, 10);
    closeTo(throughput, 0.25, 1e-6);
    closeTo(responseTime, 390, 1e-6);
  });
  it('is machine repair for one station, whatever the number of servers', () => {
    for (const [users, servers] of [
      [4, 1],
      [50, 8],
      [300, 100],
    ] as const) {
      const expected = machineRepair(users, 5, 1, servers);
      closeTo(closedNetwork([{ demand: 1, servers }], users, 5).throughput, expected.throughput, 1e-10);
    }
  });
  it('is within .1 % of machine repair at every population', () => {
    const curve = throughputCurve([{ demand: 1, servers: 200 }], 1000, 1);
    for (let users = 1; users <= 1000; users += 37) {
      closeTo(curve[users - 1], machineRepair(users, 1, 1, 200).throughput, 1e-3);
    }
  });
  it('keeps within the asymptotic bounds, and throughput grows', () => {
    const station = fc.record({
      demand: fc.double({ min: 0.01, max: 1, noNaN: true }),
      servers: fc.constantFrom(1, 1, 3, 40),
    });
    fc.assert(
      fc.property(fc.array(station, { minLength: 1, maxLength: 4 }), fc.integer({ min: 2, max: 60 }), (stations, n) => {
        const curve = throughputCurve(stations, n, 1);
        const bound = asymptoticBounds(
          stations.map(({ demand, servers }) => demand / servers),
          n,
        );
        assert.ok(curve[n - 1]! <= bound.throughput * (1 + 1e-9));
        assert.ok(curve.every((x, i) => i === 0 || x >= curve[i - 1]! * (1 - 1e-9)));
        const { queueLengths, throughput } = closedNetwork(stations, n, 1);
        closeTo(
          queueLengths.reduce((sum, length) => sum + length, throughput),
          n,
          1e-8,
        );
      }),
      { seed: 9, numRuns: 60 },
    );
  });
});

describe('asymptoticBounds', () => {
  it('N16: 20 terminals', () => {
    const { throughput, responseTime } = asymptoticBounds([9.2, 8], 20, 120);
    closeTo(throughput, 0.1086957, 1e-6);
    closeTo(responseTime, 64);
  });
});

describe('open stations', () => {
  for (const [k, visits, service, response, utilization] of [
    [1, 16, 0.01, 0.01923077, 0.48],
    [2, 7, 0.02, 0.03448276, 0.42],
    [3, 8, 0.03, 0.1071429, 0.72],
  ] as const) {
    it(`N01: station ${k}`, () => {
      const queue = queueWait({ arrivalRate: 3 * visits, servers: 1, service: { mean: service, scv: 1 } });
      assert.ok(queue.stable);
      closeTo(queue.utilization, utilization);
      closeTo(queue.meanWait + service, response, 1e-6);
    });
  }
  for (const [id, service, response] of [
    ['T08: first branch', 1, 1.052632],
    ['T08: second branch', 0.5, 0.5128205],
  ] as const) {
    it(id, () => {
      const queue = queueWait({ arrivalRate: 0.05, servers: 1, service: { mean: service, scv: 1 } });
      closeTo(queue.stable ? queue.meanWait + service : undefined, response, 1e-6);
    });
  }
});

describe('closedClasses', () => {
  it('N09: two classes of one customer', () => {
    const [a, b] = closedClasses([
      { population: 1, thinkTime: 0, demands: [1, 3] },
      { population: 1, thinkTime: 0, demands: [2, 4] },
    ]);
    closeTo(a?.throughput, 0.157894736842, 1e-10);
    closeTo(b?.throughput, 0.105263157895, 1e-10);
    for (const [actual, expected] of [
      [a?.responseTimes, [4 / 3, 5]],
      [b?.responseTimes, [2.5, 7]],
    ] as const) {
      for (const [k, time] of expected.entries()) closeTo(actual?.[k], time, 1e-10);
    }
  });
  const schwetman = [
    { population: 15, thinkTime: 1, demands: [0.025] },
    { population: 5, thinkTime: 15, demands: [0.5] },
  ];
  it('N10: interactive and batch on one server', () => {
    const [interactive, batch] = closedClasses(schwetman);
    closeTo(interactive?.throughput, 14.32312, 1e-6);
    closeTo(batch?.throughput, 0.3137994, 1e-6);
    closeTo(interactive?.queueLengths[0], 0.6768849, 1e-6);
    closeTo(batch?.responseTimes[0], 0.9337447, 1e-6);
  });
  it('N12: eight thinkers and one busy job', () => {
    const [thinkers, busy] = closedClasses([
      { population: 8, thinkTime: 8, demands: [1] },
      { population: 1, thinkTime: 0, demands: [1] },
    ]);
    closeTo(thinkers?.throughput, 0.6533273, 1e-6);
    closeTo(busy?.throughput, 0.3466719, 1e-5);
    closeTo(thinkers?.responseTimes[0], 4.245011, 1e-5);
    closeTo(thinkers!.throughput + busy!.throughput, 1, 1e-12);
    closeTo(busy?.responseTimes[0], 2.884562, 1e-5);
  });
  it('stays close when populations are too large for the exact solution', () => {
    const many = (factor: number) =>
      closedClasses([
        { population: 100 * factor, thinkTime: 10 * factor, demands: [0.05, 0.02] },
        { population: 100 * factor, thinkTime: 20 * factor, demands: [0.02, 0.06] },
      ]);
    const [exact, approximate] = [many(1), many(2)];
    // Doubling customers and think times together barely moves throughput: 10,201 states exactly, 40,401 approximately.
    for (const c of [0, 1]) closeTo(approximate[c]?.throughput, exact[c]!.throughput, 0.03);
  });
});
