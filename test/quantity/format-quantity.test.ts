import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dimensionWords } from '../../src/quantity/dimensions';
import { formatAsWritten, formatQuantity } from '../../src/quantity/format-quantity';
import { parseQuantity } from '../../src/quantity/parse-quantity';
import type { Dimension } from '../../src/quantity/quantity';

const cases: readonly [value: number, Dimension, forPeople: string, asWritten: string][] = [
  [9, 'count', '9', '9'],
  [123456, 'count', '123,456', '123456'],
  [1234567, 'count', '1.23M', '1.235M'],
  [1157.4, 'rate', '1,157/s', '1157/s'],
  [50e3, 'rate', '50,000/s', '50k/s'],
  [0.00012, 'rate', '10.4/day', '10.37/day'],
  [0, 'rate', '0/s', '0/s'],
  [0.0035, 'duration', '3.5 ms', '3.5ms'],
  [516, 'duration', '8.6 min', '516s'],
  [5400, 'duration', '90 min', '1.5h'],
  [2592000, 'duration', '30 d', '30d'],
  [4.2e12, 'size', '4.2 TB', '4.2TB'],
  [1.25e8, 'bandwidth', '125 MB/s', '125MB/s'],
  [0.7, 'fraction', '70%', '70%'],
  [0.9995, 'fraction', '99.95%', '99.95%'],
  [0.999987, 'fraction', '99.9987%', '99.9987%'],
  [0.9999999, 'fraction', '99.99999%', '99.99999%'],
  [1, 'fraction', '100%', '100%'],
  [0.08, 'growth', '8%/month', '8%/month'],
  [1.8, 'factor', '1.8x', '1.8x'],
  [1234.4, 'money-per-time', '$1,234/month', '$1234/month'],
  [0.4e-6, 'money-per-count', '$0.40/M', '$0.4/M'],
  [0.023e-9, 'money-per-size-time', '$0.023/GB/month', '$0.023/GB/month'],
];

describe('formatQuantity', () => {
  for (const [value, dimension, forPeople] of cases) {
    it(forPeople, () => assert.equal(formatQuantity(value, dimension), forPeople));
  }

  it('uses the currency that is given', () => {
    assert.equal(formatQuantity(50e3, 'money-per-time', { currency: '€' }), '€50,000/month');
  });

  it('never shows an exponent, NaN or infinity', () => {
    const value = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e308, 5e-324));
    fc.assert(
      fc.property(value, fc.constantFrom(...(Object.keys(dimensionWords) as Dimension[])), (number, dimension) => {
        assert.doesNotMatch(formatQuantity(number, dimension), /\de[+-]?\d|NaN|Infinity|--/);
        assert.doesNotMatch(formatAsWritten(number, dimension), /\de[+-]?\d|NaN|Infinity|[ ,]/);
      }),
      { seed: 7, numRuns: 500 },
    );
  });
});

describe('formatAsWritten', () => {
  for (const [value, dimension, , asWritten] of cases) {
    it(asWritten, () => assert.equal(formatAsWritten(value, dimension), asWritten));
  }

  it('reads back as the value, to four digits', () => {
    const value = fc.tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -9, max: 15 }));
    fc.assert(
      fc.property(
        value,
        fc.constantFrom(...(Object.keys(dimensionWords) as Dimension[])),
        ([mantissa, power], dimension) => {
          const number =
            dimension === 'fraction' ? Math.min(1, mantissa * 10 ** -Math.abs(power)) : mantissa * 10 ** power;
          const text = formatAsWritten(number, dimension);
          const result = parseQuantity(text, dimension);
          assert.ok(result.ok, text);
          assert.ok(Math.abs(result.quantity.value / number - 1) <= 5.01e-4, `${number} -> ${text}`);
        },
      ),
      { seed: 7, numRuns: 1000 },
    );
  });
});
