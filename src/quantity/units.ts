import type { Dimension } from './quantity';

/** A way to write a unit: the number before it times `factor` is in the base unit of its dimension. */
export interface Unit {
  readonly unit: string;
  readonly factor: number;
  /** In words, for completion and documentation. */
  readonly meaning: string;
}

export const secondsPer = {
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
  year: 31_536_000,
} as const;

/** Decimal multipliers of a count; they may also stand before the `/` of a rate and after an amount of money. */
export const multipliers: readonly Unit[] = [
  { unit: 'k', factor: 1e3, meaning: 'thousand' },
  { unit: 'M', factor: 1e6, meaning: 'million' },
  { unit: 'B', factor: 1e9, meaning: 'billion' },
  { unit: 'G', factor: 1e9, meaning: 'billion (giga)' },
  { unit: 'T', factor: 1e12, meaning: 'trillion' },
];

export const durations: readonly Unit[] = [
  { unit: 'ns', factor: 1e-9, meaning: 'nanoseconds' },
  { unit: 'us', factor: 1e-6, meaning: 'microseconds' },
  { unit: 'µs', factor: 1e-6, meaning: 'microseconds' },
  { unit: 'ms', factor: 1e-3, meaning: 'milliseconds' },
  { unit: 's', factor: 1, meaning: 'seconds' },
  { unit: 'min', factor: secondsPer.minute, meaning: 'minutes' },
  { unit: 'm', factor: secondsPer.minute, meaning: 'minutes' },
  { unit: 'h', factor: secondsPer.hour, meaning: 'hours' },
  { unit: 'd', factor: secondsPer.day, meaning: 'days' },
  { unit: 'w', factor: secondsPer.week, meaning: 'weeks' },
  { unit: 'mo', factor: secondsPer.month, meaning: 'months of 30 days' },
  { unit: 'y', factor: secondsPer.year, meaning: 'years of 365 days' },
];

export const sizes: readonly Unit[] = [
  { unit: 'B', factor: 1, meaning: 'bytes' },
  { unit: 'kB', factor: 1e3, meaning: 'kilobytes (1,000 bytes)' },
  { unit: 'KB', factor: 1e3, meaning: 'kilobytes (1,000 bytes)' },
  { unit: 'MB', factor: 1e6, meaning: 'megabytes' },
  { unit: 'GB', factor: 1e9, meaning: 'gigabytes' },
  { unit: 'TB', factor: 1e12, meaning: 'terabytes' },
  { unit: 'PB', factor: 1e15, meaning: 'petabytes' },
  { unit: 'KiB', factor: 1024, meaning: 'kibibytes (1,024 bytes)' },
  { unit: 'MiB', factor: 1024 ** 2, meaning: 'mebibytes' },
  { unit: 'GiB', factor: 1024 ** 3, meaning: 'gibibytes' },
  { unit: 'TiB', factor: 1024 ** 4, meaning: 'tebibytes' },
  { unit: 'PiB', factor: 1024 ** 5, meaning: 'pebibytes' },
];

/** Bits per second, in bytes per second. */
export const bitRates: readonly Unit[] = ['bit/s', 'bps'].flatMap((suffix) =>
  [
    { prefix: '', bits: 1, meaning: 'bits per second' },
    { prefix: 'k', bits: 1e3, meaning: 'kilobits per second' },
    { prefix: 'M', bits: 1e6, meaning: 'megabits per second' },
    { prefix: 'G', bits: 1e9, meaning: 'gigabits per second' },
    { prefix: 'T', bits: 1e12, meaning: 'terabits per second' },
  ].map(({ prefix, bits, meaning }) => ({ unit: prefix + suffix, factor: bits / 8, meaning })),
);

/** What may follow the `/` of something per time, in seconds; the short names of durations are allowed too, but not `m`. */
export const periods: readonly Unit[] = [
  { unit: 's', factor: 1, meaning: 'second' },
  { unit: 'min', factor: secondsPer.minute, meaning: 'minute' },
  { unit: 'h', factor: secondsPer.hour, meaning: 'hour' },
  { unit: 'hour', factor: secondsPer.hour, meaning: 'hour' },
  { unit: 'd', factor: secondsPer.day, meaning: 'day' },
  { unit: 'day', factor: secondsPer.day, meaning: 'day' },
  { unit: 'w', factor: secondsPer.week, meaning: 'week' },
  { unit: 'week', factor: secondsPer.week, meaning: 'week' },
  { unit: 'mo', factor: secondsPer.month, meaning: 'month of 30 days' },
  { unit: 'month', factor: secondsPer.month, meaning: 'month of 30 days' },
  { unit: 'y', factor: secondsPer.year, meaning: 'year of 365 days' },
  { unit: 'year', factor: secondsPer.year, meaning: 'year of 365 days' },
  { unit: 'sec', factor: 1, meaning: 'second' },
  { unit: 'second', factor: 1, meaning: 'second' },
  { unit: 'minute', factor: secondsPer.minute, meaning: 'minute' },
  { unit: 'ms', factor: 1e-3, meaning: 'millisecond' },
];

/** Names of one per second. */
export const perSecondNames: readonly Unit[] = [
  { unit: 'rps', factor: 1, meaning: 'requests per second' },
  { unit: 'qps', factor: 1, meaning: 'queries per second' },
  { unit: 'tps', factor: 1, meaning: 'transactions per second' },
];

const commonPeriods = periods.filter(({ unit }) => ['s', 'min', 'h', 'day', 'week', 'month', 'year'].includes(unit));
const perPeriod = commonPeriods.map(({ unit, factor, meaning }) => ({
  unit: `/${unit}`,
  factor: 1 / factor,
  meaning: `per ${meaning}`,
}));
const monthlyPer = commonPeriods.map(({ unit, factor, meaning }) => ({
  unit: `/${unit}`,
  factor: secondsPer.month / factor,
  meaning: `per ${meaning}`,
}));
const perSize = sizes
  .filter(({ unit }) => ['MB', 'GB', 'TB', 'GiB', 'TiB'].includes(unit))
  .map(({ unit, factor, meaning }) => ({ unit: `/${unit}`, factor: 1 / factor, meaning: `per ${singular(meaning)}` }));

const unitsByDimension: Readonly<Record<Dimension, readonly Unit[]>> = {
  count: multipliers,
  rate: [
    ...perPeriod,
    ...perSecondNames,
    { unit: '/user/day', factor: 1 / secondsPer.day, meaning: 'per daily active user and day' },
    { unit: '/session/min', factor: 1 / secondsPer.minute, meaning: 'per concurrent session and minute' },
  ],
  duration: durations,
  size: sizes,
  bandwidth: [
    ...sizes.map(({ unit, factor, meaning }) => ({ unit: `${unit}/s`, factor, meaning: `${meaning} per second` })),
    ...bitRates,
  ],
  fraction: [{ unit: '%', factor: 0.01, meaning: 'percent' }],
  growth: commonPeriods.slice(3).map(({ unit, factor, meaning }) => ({
    unit: `%/${unit}`,
    factor: (0.01 * secondsPer.month) / factor,
    meaning: `percent per ${meaning}, compounding`,
  })),
  factor: [{ unit: 'x', factor: 1, meaning: 'times' }],
  'money-per-time': monthlyPer,
  'money-per-size-time': perSize.flatMap((size) =>
    monthlyPer.map((time) => ({
      unit: size.unit + time.unit,
      factor: size.factor * time.factor,
      meaning: `${size.meaning} and ${time.meaning.slice('per '.length)}`,
    })),
  ),
  'money-per-count': multipliers.map(({ unit, factor, meaning }) => ({
    unit: `/${unit}`,
    factor: 1 / factor,
    meaning: `per ${meaning}`,
  })),
  'money-per-size': perSize,
};

function singular(meaning: string): string {
  return meaning.replace(/bytes\b/, 'byte');
}

/**
 * The unit suffixes of a dimension that are worth offering, from the most basic on. `factor` converts to the base unit;
 * a growth compounds, so its factor holds for small rates only.
 */
export function unitsOf(dimension: Dimension): readonly Unit[] {
  return unitsByDimension[dimension];
}
