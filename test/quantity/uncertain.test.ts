import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normalQuantile } from '../../src/quantity/normal-quantile';
import { parseQuantity } from '../../src/quantity/parse-quantity';
import type { Dimension, Quantity } from '../../src/quantity/quantity';
import { isUncertain, sampleQuantity } from '../../src/quantity/uncertain';

function read(text: string, dimension: Dimension): Quantity {
  const result = parseQuantity(text, dimension);
  assert.ok(result.ok);
  return result.quantity;
}

describe('normalQuantile', () => {
  const published: Record<number, number> = {
    0.5: 0,
    0.9: 1.2815515655446004,
    0.95: 1.6448536269514722,
    0.001: -3.090232306167813,
  };
  for (const [p, z] of Object.entries(published)) {
    it(`${p}: ${z}`, () => assert.ok(Math.abs(normalQuantile(Number(p)) - z) < 1e-8));
  }
});

describe('sampleQuantity', () => {
  const cases: readonly [string, Dimension][] = [
    ['40M..60M', 'count'],
    ['10..20ms', 'duration'],
    ['0..10ms', 'duration'],
    ['-2..4%/month', 'growth'],
    ['90..99.9%', 'fraction'],
  ];
  for (const [text, dimension] of cases) {
    it(`has the ends of ${text} as 5th and 95th percentile, its value as median`, () => {
      const quantity = read(text, dimension);
      const scale = quantity.high ?? 1;
      for (const [u, expected] of [
        [0.05, quantity.low],
        [0.5, quantity.value],
        [0.95, quantity.high],
      ] as const) {
        assert.ok(Math.abs(sampleQuantity(quantity, u) - (expected ?? Number.NaN)) < 1e-8 * scale);
      }
    });
  }

  it('is the value itself for a certain quantity', () => {
    assert.equal(sampleQuantity(read('4ms', 'duration'), 0.9), 0.004);
    assert.equal(isUncertain(read('4ms', 'duration')), false);
    assert.equal(isUncertain(read('4..5ms', 'duration')), true);
  });

  it('increases with u and stays within what the dimension allows', () => {
    const texts: readonly [string, Dimension][] = [...cases, ['0..1', 'fraction'], ['1e-300..1e300', 'count']];
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([text, dimension], u, v) => {
          const quantity = read(text, dimension);
          const [less, more] = [sampleQuantity(quantity, Math.min(u, v)), sampleQuantity(quantity, Math.max(u, v))];
          assert.ok(less <= more && Number.isFinite(less) && Number.isFinite(more));
          if (dimension !== 'growth') assert.ok(less >= 0);
          if (dimension === 'fraction') assert.ok(more <= 1);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
