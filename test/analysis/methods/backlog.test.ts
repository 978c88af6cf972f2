import * as assert from 'node:assert/strict';
import { desiredReplicas, rampBacklog, stepBacklog } from '../../../src/analysis/methods/autoscaling';
import { outageBacklog } from '../../../src/analysis/methods/backlog';
import { anySlow, forkJoinMean, harmonic, largestFanOut } from '../../../src/analysis/methods/fork-join';
import { latinHypercube, randomStream } from '../../../src/analysis/methods/random';
import { closeTo } from './close-to';

describe('autoscaling', () => {
  for (const [metric, expected] of [
    [200, 8],
    [50, 2],
    [108, 4],
  ] as const) {
    it(`B05: 4 replicas at ${metric} of 100`, () => assert.equal(desiredReplicas(4, metric, 100), expected));
  }
  it('a ramp overtakes slow scaling', () => {
    assert.deepEqual(rampBacklog(10, 200, 60), { backlog: 8000, overloadAfter: 20, headroomNeeded: 600 });
    assert.deepEqual(rampBacklog(10, 600, 60), { backlog: 0, headroomNeeded: 600 });
  });
  it('a step piles up until capacity follows', () => {
    assert.equal(stepBacklog(500, 200, 60).backlog, 18_000);
    assert.equal(stepBacklog(100, 200, 60).backlog, 0);
  });
});

describe('backlog', () => {
  it('double capacity takes as long to catch up as the outage took', () => {
    assert.deepEqual(outageBacklog(100, 200, 600), { peak: 60_000, catchUp: 600, oldest: 600 });
  });
  it('never drains without spare capacity', () => {
    assert.equal(outageBacklog(100, 100, 600).catchUp, undefined);
  });
});

describe('fork-join', () => {
  it('T01: 100 calls, each slow in 1 %', () => closeTo(anySlow(100, 0.01), 0.6339677, 1e-6));
  it('inverts it', () => assert.equal(largestFanOut(0.01, 0.9), 10));
  // R3: simulated mean response, service 1.
  for (const [n, rho, simulated] of [
    [2, 0.5, 2.863],
    [5, 0.8, 9.99],
    [10, 0.5, 5.163],
    [10, 0.9, 23.7],
    [20, 0.8, 14.37],
    [50, 0.5, 7.55],
    [50, 0.9, 33.4],
  ] as const) {
    it(`R3: mean of ${n} branches at ${rho}`, () => closeTo(forkJoinMean(rho, 1, n), simulated, 0.05));
  }
  it('has no mean under overload', () => assert.equal(forkJoinMean(2, 1, 3), undefined));
  it('harmonic numbers', () => {
    closeTo(harmonic(4), 25 / 12);
    closeTo(harmonic(1e6), 14.392726722865, 1e-12);
  });
});

describe('random', () => {
  it('repeats for a seed and differs between names', () => {
    const draw = (seed: number, name: string) => Array.from({ length: 4 }, randomStream(seed, name));
    assert.deepEqual(draw(7, 'a'), draw(7, 'a'));
    assert.notDeepEqual(draw(7, 'a'), draw(7, 'b'));
    assert.notDeepEqual(draw(7, 'a'), draw(8, 'a'));
  });
  it('is uniform', () => {
    const random = randomStream(1);
    const counts = new Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) counts[Math.floor(10 * random())]!++;
    for (const count of counts) closeTo(count, 10_000, 0.03);
  });
  it('Latin hypercube has one point in every slice', () => {
    for (const axis of latinHypercube(50, ['x', 'y'], 3)) {
      assert.deepEqual(
        [...axis].map((x) => Math.floor(50 * x)).sort((a, b) => a - b),
        Array.from({ length: 50 }, (_, i) => i),
      );
    }
  });
});
