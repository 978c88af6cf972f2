import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dimensionOf } from '../../src/quantity/dimension-of';
import { dimensionWords } from '../../src/quantity/dimensions';
import { parseQuantity } from '../../src/quantity/parse-quantity';
import type { Dimension, Quantity } from '../../src/quantity/quantity';
import { unitsOf } from '../../src/quantity/units';

const dimensions = Object.keys(dimensionWords) as Dimension[];

function read(text: string, dimension: Dimension): Quantity {
  const result = parseQuantity(text, dimension);
  assert.ok(result.ok, `${text}: ${result.ok ? '' : result.problem.message}`);
  return result.quantity;
}

function close(actual: number | undefined, expected: number, text: string): void {
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= 1e-12 * Math.abs(expected), `${text}: ${actual}`);
}

describe('parseQuantity', () => {
  const exact: Partial<Record<Dimension, Record<string, number>>> = {
    count: {
      '1500': 1500,
      '10k': 1e4,
      '2.5M': 2.5e6,
      '1B': 1e9,
      '1G': 1e9,
      '1T': 1e12,
      '10_000': 1e4,
      '1e3': 1000,
      '.5': 0.5,
    },
    rate: {
      '5': 5,
      '12k/s': 12e3,
      '500M/day': 5e8 / 86400,
      '40/min': 40 / 60,
      '3/week': 3 / 604800,
      '2/month': 2 / 2592000,
      '1/year': 1 / 31536000,
      '1/6s': 1 / 6,
      '30/10min': 0.05,
      '80rps': 80,
      '3 kqps': 3000,
      '7tps': 7,
    },
    duration: {
      '2': 2,
      '4ns': 4e-9,
      '4us': 4e-6,
      '4µs': 4e-6,
      '4μs': 4e-6,
      '1.5ms': 0.0015,
      '3 s': 3,
      '2m': 120,
      '2min': 120,
      '2h': 7200,
      '1d': 86400,
      '1w': 604800,
      '1mo': 2592000,
      '1y': 31536000,
      '1h30m': 5400,
      '1d 2h 3min': 93780,
    },
    size: {
      '500': 500,
      '500B': 500,
      '2kB': 2000,
      '2KB': 2000,
      '1.5KiB': 1536,
      '26GiB': 26 * 2 ** 30,
      '4TB': 4e12,
      '1PiB': 2 ** 50,
    },
    bandwidth: { '100MB/s': 1e8, '1Gbps': 1.25e8, '1Gbit/s': 1.25e8, '8bit/s': 1, '60MB/min': 1e6 },
    fraction: { '95%': 0.95, '0.95': 0.95, '99.95%': 0.9995, '99.9999%': 0.999999, '0%': 0, '1': 1 },
    growth: {
      '8%/month': 0.08,
      '0.08': 0.08,
      '0.1/month': 0.1,
      '-2%/month': -0.02,
      '21%/60d': 0.1,
      '300%/year': 4 ** (30 / 365) - 1,
    },
    factor: { '3x': 3, '3': 3, '1.5 x': 1.5 },
    'money-per-time': { '$0.20/h': 144, '€5k/month': 5000, '£365/y': 30, '7': 7, 'CHF 12/mo': 12 },
    'money-per-size-time': { '$0.023/GB/month': 2.3e-11, '$1/GiB/30d': 1 / 2 ** 30 },
    'money-per-count': { '$0.40/M': 4e-7, '$5/10k': 5e-4, $2: 2 },
    'money-per-size': { '$0.09/GB': 9e-11 },
  };
  for (const [dimension, cases] of Object.entries(exact)) {
    it(`reads a ${dimension} in its base unit`, () => {
      for (const [text, value] of Object.entries(cases)) close(read(text, dimension as Dimension).value, value, text);
    });
  }

  it('rounds a decimal to the nearest double, as JavaScript reads it', () => {
    for (let hundredths = 0; hundredths <= 10_000; hundredths += 7) {
      const percent = (hundredths / 100).toFixed(2);
      assert.equal(read(`${percent}%`, 'fraction').value, Number(`${percent}e-2`));
      assert.equal(read(`${percent}ms`, 'duration').value, Number(`${percent}e-3`));
    }
  });

  it('keeps what a rate is per, and the currency of money', () => {
    assert.deepEqual(read('10/user/day', 'rate'), { dimension: 'rate', value: 10 / 86400, per: 'user' });
    assert.deepEqual(read('1/session/4s', 'rate'), { dimension: 'rate', value: 0.25, per: 'session' });
    assert.equal(read('€5k/month', 'money-per-time').currency, '€');
    assert.equal(read('CHF 5k/month', 'money-per-time').currency, 'CHF');
  });

  const ranges: readonly [string, Dimension, low: number, median: number, high: number][] = [
    ['40M..60M', 'count', 40e6, Math.sqrt(2400e12), 60e6],
    ['8..12M', 'count', 8e6, Math.sqrt(96e12), 12e6],
    ['10..20ms', 'duration', 0.01, Math.sqrt(2e-4), 0.02],
    ['900us .. 2ms', 'duration', 9e-4, Math.sqrt(18e-7), 2e-3],
    ['1h..1h30m', 'duration', 3600, Math.sqrt(3600 * 5400), 5400],
    ['2%..4%/month', 'growth', 0.02, Math.sqrt(8e-4), 0.04],
    ['8M..12M/day', 'rate', 8e6 / 86400, Math.sqrt(96e12) / 86400, 12e6 / 86400],
    ['90..95%', 'fraction', 0.9, Math.sqrt(0.9 * 0.95), 0.95],
    ['0..10ms', 'duration', 0, 0.005, 0.01],
    ['-1..3%/month', 'growth', -0.01, 0.01, 0.03],
    ['$1..2/h', 'money-per-time', 720, 720 * Math.SQRT2, 1440],
    ['$1..$4/GB', 'money-per-size', 1e-9, 2e-9, 4e-9],
  ];
  for (const [text, dimension, low, median, high] of ranges) {
    it(`reads ${text} as a 90 % interval with its median`, () => {
      const quantity = read(text, dimension);
      close(quantity.low, low, text);
      close(quantity.value, median, text);
      close(quantity.high, high, text);
    });
  }

  const problems: readonly [string, Dimension, code: string, suggestion?: string][] = [
    ['', 'duration', 'missing'],
    ['fast', 'duration', 'not-a-number'],
    ['~4ms', 'duration', 'not-a-number', '4ms'],
    ['10,000', 'count', 'thousands-comma', '10_000'],
    ['$1,200,000/month', 'money-per-time', 'thousands-comma', '$1_200_000/month'],
    ['1,5ms', 'duration', 'decimal-comma', '1.5ms'],
    ['4 MB', 'duration', 'wrong-dimension'],
    ['4MB/s', 'rate', 'wrong-dimension'],
    ['10m', 'count', 'wrong-dimension', '10M'],
    ['5 minutes', 'duration', 'unknown-unit', '5min'],
    ['4MS', 'duration', 'unknown-unit', '4ms'],
    ['30m1h', 'duration', 'unknown-unit'],
    ['10 million', 'count', 'unknown-unit', '10M'],
    ['100 req/s', 'rate', 'unknown-unit', '100/s'],
    ['12k requests per minute', 'rate', 'unknown-unit', '12k/minute'],
    ['5/m', 'rate', 'ambiguous-unit'],
    ['512M', 'size', 'missing-unit', '512MB'],
    ['512Mi', 'size', 'missing-unit', '512MiB'],
    ['512mb', 'size', 'unknown-unit', '512MB'],
    ['4Mb', 'size', 'ambiguous-unit'],
    ['10Mb/s', 'bandwidth', 'ambiguous-unit'],
    ['10MBps', 'bandwidth', 'unknown-unit', '10MB/s'],
    ['99.9', 'fraction', 'missing-percent', '99.9%'],
    ['120%', 'fraction', 'out-of-range'],
    ['90..120%', 'fraction', 'out-of-range'],
    ['8%', 'growth', 'missing-unit', '8%/month'],
    ['2x/year', 'growth', 'wrong-dimension', '100%/year'],
    ['30%', 'factor', 'percent-of-factor'],
    ['x3', 'factor', 'unknown-unit', '3x'],
    ['$100', 'money-per-time', 'missing-unit', '$100/month'],
    ['-4ms', 'duration', 'negative'],
    ['20..10ms', 'duration', 'reversed-range', '10..20ms'],
    ['10-20ms', 'duration', 'range-dots', '10..20ms'],
    ['1..1h30m', 'duration', 'mixed-range'],
    ['$1..€2/h', 'money-per-time', 'mixed-range'],
    ['5e999', 'count', 'unknown-unit'],
  ];
  for (const [text, dimension, code, suggestion] of problems) {
    it(`explains why ${JSON.stringify(text)} is no ${dimension}`, () => {
      const result = parseQuantity(text, dimension);
      assert.ok(!result.ok);
      assert.deepEqual([result.problem.code, result.problem.suggestion], [code, suggestion]);
    });
  }

  it('says what is wrong, what is expected and how to write it', () => {
    const result = parseQuantity('  4 MB', 'duration');
    assert.ok(!result.ok);
    assert.deepEqual(result.problem, {
      code: 'wrong-dimension',
      message: '`4 MB` is a size; a duration is expected here, e.g. `4ms`',
      start: 2,
      end: 6,
    });
  });

  it('points at the end of a range that is wrong', () => {
    const result = parseQuantity('10ms..fast', 'duration');
    assert.ok(!result.ok);
    assert.deepEqual([result.problem.start, result.problem.end], [6, 10]);
  });

  it('suggests only what reads without a problem, and never throws, on any text', () => {
    const number = fc.constantFrom('5', '1_000', '0.5', '99.9', '-3', '1e3', '1e999', '10,000');
    const unit = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom(...dimensions.flatMap((d) => unitsOf(d).map(({ unit }) => unit))),
    );
    const end = fc.tuple(fc.constantFrom('', '$', '€', '~', 'x'), number, unit).map((parts) => parts.join(''));
    const text = fc.oneof(
      fc.string(),
      end,
      fc.tuple(end, fc.constantFrom('..', '...', '-', ' to '), end).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, fc.constantFrom(...dimensions), (input, dimension) => {
        const result = parseQuantity(input, dimension);
        if (result.ok) {
          const { value, low = value, high = value } = result.quantity;
          assert.ok([low, value, high].every(Number.isFinite) && low <= high);
          return;
        }
        const { start, end, suggestion } = result.problem;
        assert.ok(0 <= start && start <= end && end <= input.length);
        if (suggestion !== undefined) assert.ok(parseQuantity(suggestion, dimension).ok, `${input} -> ${suggestion}`);
      }),
      { seed: 7, numRuns: 1500 },
    );
  });
});

describe('dimensionOf', () => {
  const cases: Record<string, Dimension | undefined> = {
    '4ms': 'duration',
    '10k': 'count',
    '12k/s': 'rate',
    '5MB': 'size',
    '5MB/s': 'bandwidth',
    '5%': 'fraction',
    '5%/month': 'growth',
    '3x': 'factor',
    '$5/h': 'money-per-time',
    '$5/GB': 'money-per-size',
    '1..2ms': 'duration',
    '5': undefined,
    fast: undefined,
  };
  for (const [text, dimension] of Object.entries(cases)) {
    it(`${text}: ${dimension}`, () => assert.equal(dimensionOf(text), dimension));
  }
});

describe('unitsOf', () => {
  it('lists only units that read with the factor they state', () => {
    for (const dimension of dimensions) {
      for (const { unit, factor } of unitsOf(dimension)) {
        const isGrowth = dimension === 'growth';
        const text = `${dimension.startsWith('money') ? '$' : ''}${isGrowth ? '0.0001' : dimension === 'fraction' ? '2' : '20'}${unit}`;
        const number = isGrowth ? 1e-4 : dimension === 'fraction' ? 2 : 20;
        const { value } = read(text, dimension);
        assert.ok(Math.abs(value / (number * factor) - 1) < (isGrowth ? 1e-3 : 1e-12), `${text}: ${value}`);
      }
    }
  });
});
