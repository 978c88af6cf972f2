import assert from 'node:assert/strict';
import type { BoundQuantity } from '../../../src/spec/binding/bound';
import { Resolver } from '../../../src/spec/model/resolver';

describe('Resolver', () => {
  const cases: [BoundQuantity['dimension'], number, number][] = [
    ['fraction', 99.9, 1],
    ['fraction', -0.1, 0],
    ['count', -3, 0],
    ['rate', Number.NaN, 0],
    ['size', Number.POSITIVE_INFINITY, 1e18],
    ['growth', -0.02, -0.02],
    ['duration', 0.25, 0.25],
  ];
  for (const [dimension, value, expected] of cases) {
    it(`computes with ${expected} for a ${dimension} of ${value}`, () => {
      const to = new Resolver();
      assert.equal(to.number({ dimension, value } as BoundQuantity), expected);
    });
  }
});
