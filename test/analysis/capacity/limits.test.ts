import assert from 'node:assert/strict';
import { analyseCapacity } from '../../../src/analysis/capacity/analyse-capacity';
import { buildModel, type ComponentInput } from '../build-model';

const near = (actual: number | undefined, expected: number, tolerance = 1e-6) =>
  assert.ok(
    Math.abs((actual ?? Number.NaN) - expected) <= tolerance * Math.abs(expected),
    `${actual}, not ${expected}`,
  );

function limited(limit: ComponentInput['rateLimit'], kind: ComponentInput['kind'] = 'gateway') {
  const analysis = analyseCapacity(
    buildModel({
      components: { edge: { kind, rateLimit: limit }, db: { kind: 'database', service: 0.001 } },
      flows: { f: { rate: 50, steps: [{ call: 'edge', steps: ['db'] }] } },
    }),
  );
  return { loss: analysis.flows[0]!.loss, passed: analysis.components[1]!.calls.peak, analysis };
}

describe('rate limits', () => {
  it('reject what comes too close to each other, as far as the burst does not cover it', () => {
    // One token at half the rate: M/D/1/1 rejects rho / (1 + rho) of the calls.
    const { loss, passed } = limited({ rate: 100, burst: 1, per: 'all', onExceed: 'reject' });
    near(loss, 1 / 3);
    near(passed, 100 / 3);
    assert.ok(limited({ rate: 100, burst: 20, per: 'all', onExceed: 'reject' }).loss < 1e-6);
    // Far above the rate the burst no longer matters.
    near(limited({ rate: 10, burst: 20, per: 'all', onExceed: 'reject' }).loss, 0.8, 1e-4);
  });

  it('hold calls back without losing them', () => {
    const { loss, passed } = limited({ rate: 20, burst: 1, per: 'all', onExceed: 'wait' });
    assert.equal(loss, 0);
    near(passed, 20);
  });

  it('of somebody else count the design as one customer', () => {
    const of = (per: 'key' | 'tenant' | 'user', kind: ComponentInput['kind']) =>
      limited({ rate: 40, per, onExceed: 'reject' }, kind).analysis;
    near(of('key', 'external').flows[0]!.loss, 0.2);
    near(of('tenant', 'external').maxRateMultiple, 0.8);
    assert.equal(of('key', 'external').bottleneck?.cause, 'rate_limit');
    assert.equal(of('user', 'external').flows[0]!.loss, 0);
    assert.equal(of('key', 'gateway').flows[0]!.loss, 0);
  });
});

describe('callers of what is full', () => {
  it('are held for as long as its line, not without end', () => {
    const { components } = analyseCapacity(
      buildModel({
        components: {
          api: { service: 0.001, concurrency: 8 },
          other: { kind: 'gateway', service: 0.0001, concurrency: 100 },
          db: { kind: 'database', service: 0.01, queueLimit: 4 },
        },
        flows: {
          a: { rate: 50, steps: [{ call: 'api', steps: ['db'] }] },
          b: { rate: 300, steps: [{ call: 'other', steps: ['db'] }] },
        },
      }),
    );
    const [api, , db] = components;
    assert.ok(db!.utilization!.peak > 3 && db!.loss > 0.6);
    // At most five services of 10 ms, and its own millisecond.
    assert.ok(api!.utilization!.peak < (50 * 0.051) / 8, `${api!.utilization!.peak}`);
    assert.equal(api!.status, 'stable');
  });
});
