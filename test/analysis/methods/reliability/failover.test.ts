import * as assert from 'node:assert/strict';
import { meanTimeToAbsorption, steadyState } from '../../../../src/analysis/methods/markov-chain';
import { randomStream } from '../../../../src/analysis/methods/random';
import {
  annualFailureRate,
  annualLossByWindows,
  lossProbability,
  meanTimeToDataLoss,
  nines,
} from '../../../../src/analysis/methods/reliability/durability';
import { failoverPair, failoverUnavailability, unitsDown } from '../../../../src/analysis/methods/reliability/failover';
import { majority, staleProbability, visibilitySamples } from '../../../../src/analysis/methods/reliability/quorum';
import { closeTo } from '../close-to';

describe('failoverPair', () => {
  it('A14: two processors, coverage .9', () => {
    const pair = failoverPair({ mttf: 5000, mttr: 4, coverage: 0.9, failoverTime: 30 / 3600, rebootTime: 1 / 6 });
    closeTo(pair.both, 0.9983916, 1e-6);
    closeTo(pair.takingOver, 2.995175e-6, 1e-6);
    closeTo(pair.rebooting, 6.655944e-6, 1e-6);
    closeTo(pair.single, 0.001597427, 1e-6);
    closeTo(pair.none, 1.277941e-6, 1e-6);
  });
  it('failover time is lost once a failure', () => {
    const lost = failoverUnavailability({ failureRate: 1e-6, failoverTime: 30, success: 0.9, manualTime: 3600 });
    closeTo(lost, 1e-6 * (27 + 360), 1e-3);
    assert.ok(failoverUnavailability({ failureRate: 1, failoverTime: 1e9, success: 1, manualTime: 0 }) < 1);
  });
  it('one crew makes double failures longer', () => {
    closeTo(unitsDown(2, 99, 1, 2)[2], 1e-4, 1e-9);
    assert.ok(unitsDown(2, 99, 1, 1)[2]! > 1.9e-4);
  });
});

describe('Markov chain', () => {
  it('A15: mean time to failure of the pair', () => {
    const [fail, repair] = [1 / 5000, 1 / 4];
    const rates = [
      [0, 2 * fail * 0.9],
      [repair, 0],
    ];
    closeTo(meanTimeToAbsorption(rates, [2 * fail * 0.1, fail])[0], 24857, 1e-4);
  });
  it('keeps the digits of rare states', () => {
    const p = steadyState([
      [0, 1e-12, 0],
      [1, 0, 1e-12],
      [0, 1, 0],
    ]);
    closeTo(p[2], 1e-24, 1e-9);
  });
});

describe('durability', () => {
  it('A25: annual failure rate of a million hours', () => closeTo(annualFailureRate(1e6), 0.00872175, 1e-5));
  it('A26: ten disks, none spare: first failure, then the second', () => {
    const disks = { mttf: 1e5, mttr: 1, repair: 'serial', tolerated: 0 } as const;
    closeTo(meanTimeToDataLoss({ ...disks, units: 10 }), 10_000);
    closeTo(meanTimeToDataLoss({ ...disks, units: 9 }), 11111.11, 1e-6);
  });
  for (const [name, units, groups, hours] of [
    ['RAID 5 of 10 + 1', 11, 10, 818_182],
    ['RAID 5 of 25 + 1', 26, 4, 346_154],
    ['mirrors', 2, 100, 4_500_000],
  ] as const) {
    it(`A32: ${name}`, () => {
      const meanTime = meanTimeToDataLoss({ units, tolerated: 1, mttf: 30_000, mttr: 1, repair: 'serial' });
      closeTo(meanTime / groups, hours, 0.002);
    });
  }
  it('A24: 17 + 3 shards, windows of 6.5 days', () =>
    closeTo(annualLossByWindows(20, 3, 0.00405, 6.5), 7.35e-12, 0.01));
  it('A23: ten million objects at eleven nines', () => {
    closeTo(1 / (1e7 * lossProbability(1e11, 1)), 10_000, 1e-6);
    closeTo(nines(1e-11), 11);
  });
  it('unreadable sectors dominate big disks', () => {
    const raid = { units: 8, tolerated: 1, mttf: 1e6, mttr: 24, repair: 'serial' } as const;
    const readable = meanTimeToDataLoss(raid);
    closeTo(meanTimeToDataLoss({ ...raid, unreadable: 0.5 }), 1e6 / 8 / 0.5, 0.01);
    assert.ok(readable > 1e8);
  });
  it('parallel rebuilds beat serial ones once two may fail', () => {
    const group = { units: 6, tolerated: 2, mttf: 1e5, mttr: 10 };
    const ratio =
      meanTimeToDataLoss({ ...group, repair: 'parallel' }) / meanTimeToDataLoss({ ...group, repair: 'serial' });
    closeTo(ratio, 2, 0.01);
  });
});

describe('quorum', () => {
  for (const [r, w, expected] of [
    [1, 1, 2 / 3],
    [1, 2, 1 / 3],
    [2, 2, 0],
  ] as const) {
    it(`A27: R = ${r}, W = ${w} of 3`, () => closeTo(staleProbability(3, r, w), expected));
  }
  it('A28: a third of writes are visible right after their commit on disks', () => {
    type Draw = () => number;
    const pareto = (u: Draw, least: number, shape: number) => least * (1 - u()) ** (-1 / shape);
    const exponential = (u: Draw, rate: number) => -Math.log(1 - u()) / rate;
    const other = (u: Draw) => (u() < 0.9122 ? pareto(u, 0.235, 10) : exponential(u, 1.66));
    const write = (u: Draw) => (u() < 0.38 ? pareto(u, 1.05, 1.51) : exponential(u, 0.183));
    const delays = { write, acknowledge: other, read: other, respond: other };
    const samples = visibilitySamples(3, 1, 1, delays, 20_000, randomStream(3));
    closeTo(samples.filter((t) => t <= 0).length / samples.length, 0.4371967, 0.025);
  });
  it('majorities', () => assert.deepEqual([3, 4, 5].map(majority), [2, 3, 3]));
});
