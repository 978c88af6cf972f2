import assert from 'node:assert/strict';
import { analyse } from '../../../src/analysis/analyse';
import { trafficJumps } from '../../../src/analysis/scenarios/traffic-jump';
import { readSpec } from '../../../src/spec/read-spec';

const jumpsOf = (traffic: string) => {
  const { model } = readSpec(`headroom: 1
title: Tickets
components:
  api: {kind: service, service_time: {constant: 10ms}, concurrency: 10, replicas: {min: 2, max: 40, target_utilization: 50%, scale_up_delay: 2min}}
flows:
  browse: {rate: {mean: 1k/s, peak: 3k/s}, steps: [api]}
scenarios:
  push: {traffic: ${traffic}}
`);
  return trafficJumps(analyse(model!), model!.scenarios[0]!);
};

describe('a jump of the traffic', () => {
  it('overloads what runs for as long as the autoscaler needs', () => {
    // 30 busy servers of 60 on 6 replicas; six times the load asks for 180, and 1 / 50 % fits.
    const [jump] = jumpsOf('6x');
    assert.ok(jump);
    assert.equal(jump.replicas, 6);
    assert.deepEqual(
      [jump.growth, jump.room, jump.delay].map((x) => Math.round(1e6 * x) / 1e6),
      [6, 2, 120],
    );
    // (6 - 2) x 3000/s x 120 s.
    assert.ok(Math.abs(jump.backlog - 1.44e6) < 1);
  });

  it('is no matter while it fits', () => {
    assert.deepEqual(jumpsOf('1.9x'), []);
    assert.deepEqual(jumpsOf('0.5x'), []);
  });
});
