import * as assert from 'node:assert/strict';
import fc from 'fast-check';
import { birthDeath, impatientQueue, machineRepair } from '../../../src/analysis/methods/birth-death';
import { finiteQueue } from '../../../src/analysis/methods/finite-queue';
import { queueWait } from '../../../src/analysis/methods/mgc';
import { closeTo } from './close-to';

describe('finiteQueue', () => {
  it('Q12: M/M/1/10 at rho = 1 holds 5 on average', () => {
    const queue = finiteQueue({ arrivalRate: 1, serviceTime: 1, servers: 1, queueLimit: 9 });
    closeTo(queue.queueLength + queue.utilization, 5);
    closeTo(queue.loss, 1 / 11);
  });
  it('is the loss system without waiting places', () => {
    closeTo(
      finiteQueue({ arrivalRate: 8, serviceTime: 1, servers: 10, queueLimit: 0 }).loss,
      0.1216610642529515,
      1e-12,
    );
  });
  it('is M/M/c when the line is long', () => {
    const queue = finiteQueue({ arrivalRate: 9, serviceTime: 1, servers: 10, queueLimit: 1e15 });
    const unlimited = queueWait({ arrivalRate: 9, servers: 10, service: { mean: 1, scv: 1 } });
    assert.ok(unlimited.stable && queue.loss < 1e-300);
    closeTo(queue.meanWait, unlimited.meanWait, 1e-9);
    closeTo(queue.conditionalWait.scv, 1, 1e-6);
  });
  it('rejects what is beyond capacity', () => {
    const queue = finiteQueue({ arrivalRate: 20, serviceTime: 1, servers: 10, queueLimit: 1000 });
    closeTo(queue.loss, 0.5, 1e-9);
    closeTo(queue.meanWait, 99.9, 1e-6);
  });

  it('agrees with the birth-death chain at any load', () => {
    const cases = fc.record({
      servers: fc.integer({ min: 1, max: 30 }),
      queueLimit: fc.integer({ min: 0, max: 60 }),
      rho: fc.oneof(fc.double({ min: 0.05, max: 5, noNaN: true }), fc.constant(1)),
    });
    fc.assert(
      fc.property(cases, ({ servers, queueLimit, rho }) => {
        const arrivalRate = servers * rho;
        const queue = finiteQueue({ arrivalRate, serviceTime: 1, servers, queueLimit });
        const p = birthDeath(
          servers + queueLimit + 1,
          () => arrivalRate,
          (n) => Math.min(n, servers),
        );
        closeTo(queue.loss, p[servers + queueLimit]!, 1e-9);
        const waiting = p.reduce((sum, probability, n) => sum + probability * Math.max(0, n - servers), 0);
        closeTo(queue.queueLength, waiting, 1e-7);
        let square = 0;
        for (let j = 0; j < queueLimit; j++) square += (p[servers + j]! * (j + 1) * (j + 2)) / servers ** 2;
        const { mean, scv } = queue.conditionalWait;
        closeTo((1 - queue.loss) * queue.waitProbability * mean * mean * (1 + scv), square, 1e-7);
      }),
      { seed: 4, numRuns: 200 },
    );
  });
});

describe('birthDeath', () => {
  it('A16: four states', () => {
    const p = birthDeath(
      4,
      () => 1,
      () => 2,
    );
    for (const [n, weight] of [8, 4, 2, 1].entries()) closeTo(p[n], weight / 15);
  });
  it('survives ratios that would overflow', () => {
    const p = birthDeath(
      400,
      () => 1e6,
      () => 1,
    );
    closeTo(p[399], 1, 1e-5);
    assert.ok(p.every(Number.isFinite));
  });
  it('stays in a state without a way back', () => {
    assert.deepEqual(
      [
        ...birthDeath(
          3,
          () => 1,
          (n) => (n === 2 ? 0 : 1),
        ),
      ],
      [0, 0, 1],
    );
  });
});

describe('impatientQueue', () => {
  it('serves, rejects or loses every arrival', () => {
    const queue = impatientQueue({
      arrivalRate: 12,
      serviceTime: 1,
      servers: 10,
      queueLimit: 50,
      abandonmentRate: 0.5,
    });
    closeTo(queue.throughput / 12 + queue.loss + queue.abandoned, 1);
  });
  it('is M/M/c without impatience', () => {
    const queue = impatientQueue({ arrivalRate: 8, serviceTime: 1, servers: 10, queueLimit: 2000, abandonmentRate: 0 });
    const patient = queueWait({ arrivalRate: 8, servers: 10, service: { mean: 1, scv: 1 } });
    closeTo(queue.meanWait, patient.stable ? patient.meanWait : 0, 1e-9);
  });
});

describe('machineRepair', () => {
  it('N14: 400 requests on 300 threads', () => {
    const { throughput, responseTime, queueLength } = machineRepair(400, 0, 0.444, 300);
    closeTo(throughput, 675.6757, 1e-6);
    closeTo(responseTime, 0.592);
    closeTo(queueLength, 100);
  });
  it('N18: 4 clients of a server with 2 threads', () => {
    const { throughput, responseTime } = machineRepair(4, 1, 1, 2);
    closeTo(throughput, 1.7);
    closeTo(responseTime - 1, 0.3529412, 1e-6);
  });
  for (const [users, expected] of [
    [1, 1],
    [4, 1.6483],
    [7, 2.9592],
    [10, 5.1873],
    [15, 10.0024],
    [20, 15],
  ] as const) {
    it(`N19: ${users} users of one server`, () => closeTo(machineRepair(users, 5, 1, 1).responseTime, expected, 5e-5));
  }
  for (const think of [0.2, 1, 2]) {
    it(`N20: one client who thinks for ${think} and is served for ${3 - think}`, () =>
      closeTo(machineRepair(1, think, 3 - think, 1).utilization, (3 - think) / 3));
  }
});
