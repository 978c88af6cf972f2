import {
  apply,
  baseUnits,
  byBitRate,
  byDuration,
  byMultiplier,
  bySize,
  type Conversion,
  multiplierOf,
  percentOf,
  rateNames,
  readPeriod,
  splitAtSlash,
  unchanged,
} from './conversion';
import type { Dimension } from './quantity';
import { perByte, perByteAndMonth, perItem, perMonth, readCurrency, readPrice } from './read-price';
import { Scanner } from './scanner';
import { secondsPer } from './units';

/** One number with its unit, in the base unit of its dimension, not yet checked against limits. */
export interface Measure {
  value: number;
  per?: 'user' | 'session';
  currency?: string;
}

/**
 * Reads one end of a quantity (no range), or gives up with undefined: why the text is not a `dimension` is worked out by
 * `diagnose`, off the fast path.
 */
export function readMeasure(text: string, dimension: Dimension): Measure | undefined {
  const scanner = new Scanner(text);
  const currency = dimension.startsWith('money') ? readCurrency(scanner) : undefined;
  const shrinking = dimension === 'growth' && scanner.accept('-');
  if (!scanner.number()) return undefined;
  if (shrinking) scanner.negate();
  scanner.skipSpaces();
  const bare = scanner.atEnd && currency === undefined;
  const read = bare ? scanner.value() : readers[dimension](scanner);
  if (read === undefined) return undefined;
  const measure: Measure = typeof read === 'number' ? { value: read } : read;
  if (!Number.isFinite(measure.value)) return undefined;
  if (currency !== undefined) measure.currency = currency;
  return measure;
}

type Reader = (scanner: Scanner) => number | Measure | undefined;

const readers: Readonly<Record<Dimension, Reader>> = {
  count: (scanner) => convert(scanner, byMultiplier.get(scanner.rest())),
  rate: readRate,
  duration: readDuration,
  size: (scanner) => convert(scanner, bySize.get(scanner.rest())),
  bandwidth: readBandwidth,
  fraction: (scanner) => convert(scanner, percentOf(scanner.rest())),
  growth: readGrowth,
  factor: (scanner) => convert(scanner, /^[x×]$/.test(scanner.rest()) ? unchanged : undefined),
  'money-per-time': (scanner) => readPrice(scanner, perMonth),
  'money-per-size-time': (scanner) => readPrice(scanner, perByteAndMonth),
  'money-per-count': (scanner) => readPrice(scanner, perItem),
  'money-per-size': (scanner) => readPrice(scanner, perByte),
};

function convert(scanner: Scanner, conversion: Conversion | undefined): number | undefined {
  return conversion === undefined ? undefined : apply(conversion, scanner);
}

/** `12k/s`, `500M/day`, `1/6s`, `10/user/day`, `3krps`. */
function readRate(scanner: Scanner): number | Measure | undefined {
  const [amount, period] = splitAtSlash(scanner.rest());
  if (period === undefined) {
    const name = rateNames.has(amount) ? amount : amount.slice(1);
    return rateNames.has(name) ? convert(scanner, multiplierOf(amount.slice(0, -name.length))) : undefined;
  }
  const calls = convert(scanner, multiplierOf(amount));
  if (calls === undefined) return undefined;
  const [population, perPopulation] = splitAtSlash(period);
  const per = population === 'user' || population === 'session' ? population : undefined;
  const seconds = readPeriod(per === undefined ? period : perPopulation);
  if (seconds === undefined) return undefined;
  return per === undefined ? calls / seconds : { value: calls / seconds, per };
}

/** `4ms`, or parts from the largest unit down: `1h30m`. */
function readDuration(scanner: Scanner): number | undefined {
  let value = 0;
  let previous = Number.POSITIVE_INFINITY;
  for (;;) {
    const conversion = byDuration.get(scanner.word());
    if (conversion === undefined) return undefined;
    const unit = baseUnits(conversion);
    if (unit >= previous) return undefined;
    previous = unit;
    value += apply(conversion, scanner);
    scanner.skipSpaces();
    if (scanner.atEnd) return value;
    if (!scanner.number()) return undefined;
    scanner.skipSpaces();
  }
}

/** `100MB/s` or `1Gbps`. */
function readBandwidth(scanner: Scanner): number | undefined {
  const unit = scanner.rest();
  const bits = byBitRate.get(unit);
  if (bits !== undefined) return apply(bits, scanner);
  const [size, period] = splitAtSlash(unit);
  const bytes = convert(scanner, bySize.get(size));
  const seconds = readPeriod(period);
  return bytes === undefined || seconds === undefined ? undefined : bytes / seconds;
}

/** Growth over another period than a month compounds: (1 + g)^(month / period) - 1. */
function readGrowth(scanner: Scanner): number | undefined {
  const [unit, period] = splitAtSlash(scanner.rest());
  const rate = convert(scanner, unit === '' ? unchanged : percentOf(unit));
  const seconds = readPeriod(period);
  if (rate === undefined || seconds === undefined) return undefined;
  return seconds === secondsPer.month ? rate : Math.expm1((secondsPer.month / seconds) * Math.log1p(rate));
}
