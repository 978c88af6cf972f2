import assert from 'node:assert/strict';
import { type ServiceTimeForm, serviceTimeOf } from '../../src/quantity/service-time';

const z99 = 2.3263478740408408;

describe('serviceTimeOf', () => {
  const cases: readonly [ServiceTimeForm, form: string, mean: number, scv: number][] = [
    [{ value: 0.004 }, 'exponential', 0.004, 1],
    [{ mean: 0.004 }, 'exponential', 0.004, 1],
    [{ p99: 0.004 * Math.log(100) }, 'exponential', 0.004, 1],
    [{ constant: 0.004 }, 'constant', 0.004, 0],
    [{ value: 0 }, 'constant', 0, 0],
    [{ mean: 0.004, cv: 0.5 }, 'lognormal', 0.004, 0.25],
    [{ p50: 1, p99: Math.exp(z99) }, 'lognormal', Math.exp(0.5), Math.expm1(1)],
    [{ p50: 2, p99: 2 }, 'lognormal', 2, 0],
    [{ mean: 2, p50: 1 }, 'lognormal', 2, 3],
  ];
  for (const [given, form, mean, scv] of cases) {
    it(`${JSON.stringify(given)} is ${form}`, () => {
      const result = serviceTimeOf(given);
      assert.ok(result.ok);
      assert.equal(result.service.form, form);
      assert.ok(Math.abs(result.service.mean - mean) < 1e-9);
      assert.ok(Math.abs(result.service.scv - scv) < 1e-9);
    });
  }

  it('takes the narrower lognormal with a mean and a p99, whose p99 is the given one', () => {
    const result = serviceTimeOf({ mean: 4, p99: 20 });
    assert.ok(result.ok);
    const variance = Math.log1p(result.service.scv);
    const sigma = Math.sqrt(variance);
    assert.ok(sigma < z99);
    assert.ok(Math.abs(4 * Math.exp(z99 * sigma - variance / 2) - 20) < 1e-9);
  });

  it('says that the shape of a mean alone is assumed', () => {
    const result = serviceTimeOf({ mean: 1 });
    assert.ok(result.ok && result.assumed);
  });

  const impossible: readonly [ServiceTimeForm, RegExp][] = [
    [{}, /give a mean/],
    [{ mean: 4, p99: 4 }, /p99 must be above the mean/],
    [{ mean: 4, p99: 60 }, /more than 15\.0 times its mean/],
    [{ mean: 4, p50: 5 }, /median/],
    [{ p50: 5, p99: 4 }, /cannot be below/],
    [{ p50: 0, p99: 4 }, /above 0/],
    [{ mean: 0, p99: 0 }, /above 0/],
    [{ p50: 1e-9, p99: 1e9 }, /too far apart/],
  ];
  for (const [given, message] of impossible) {
    it(`refuses ${JSON.stringify(given)}`, () => {
      const result = serviceTimeOf(given);
      assert.ok(!result.ok);
      assert.match(result.message, message);
    });
  }
});
