import type { Dimension } from './quantity';
import { secondsPer } from './units';

export interface FormatOptions {
  /** Symbol of money; `$` unless given. */
  readonly currency?: string;
}

type Scale = readonly (readonly [unit: string, factor: number, from: number])[];

/** Largest first; a unit is used from `from` of the base unit on. */
const durations: Scale = [
  [' y', secondsPer.year, 2 * secondsPer.year],
  [' d', secondsPer.day, 2 * secondsPer.day],
  [' h', secondsPer.hour, 2 * secondsPer.hour],
  [' min', secondsPer.minute, 2 * secondsPer.minute],
  [' s', 1, 1],
  [' ms', 1e-3, 1e-3],
  [' µs', 1e-6, 1e-6],
  [' ns', 1e-9, 0],
];

const sizes: Scale = [
  [' PB', 1e15, 1e15],
  [' TB', 1e12, 1e12],
  [' GB', 1e9, 1e9],
  [' MB', 1e6, 1e6],
  [' kB', 1e3, 1e3],
  [' B', 1, 0],
];

const counts: Scale = [
  ['T', 1e12, 1e12],
  ['B', 1e9, 1e9],
  ['M', 1e6, 1e6],
  ['', 1, 0],
];

/**
 * A number for people to read: `1,157/s`, `3.5 ms`, `4.2 TB`, `99.9987%`, `$1,234/month`. About three significant
 * digits; a fraction close to 1 keeps two digits of what is missing. The same on every machine.
 *
 * @param value in the base unit of `dimension`
 */
export function formatQuantity(value: number, dimension: Dimension, { currency = '$' }: FormatOptions = {}): string {
  if (!Number.isFinite(value)) return 'unknown';
  if (value < 0) return `-${formatQuantity(-value, dimension, { currency })}`;
  switch (dimension) {
    case 'count':
      return scaled(value, counts);
    case 'rate':
      return rate(value);
    case 'duration':
      return scaled(value, durations);
    case 'size':
      return scaled(value, sizes);
    case 'bandwidth':
      return `${scaled(value, sizes)}/s`;
    case 'fraction':
      return percent(value);
    case 'growth':
      return `${percent(value)}/month`;
    case 'factor':
      return `${digits(value)}x`;
    case 'money-per-time':
      return `${money(value, currency)}/month`;
    case 'money-per-size-time':
      return `${money(value * 1e9, currency)}/GB/month`;
    case 'money-per-count':
      return `${money(value * 1e6, currency)}/M`;
    case 'money-per-size':
      return `${money(value * 1e9, currency)}/GB`;
  }
}

/** Significant digits of a number that is put into a document. */
const writtenDigits = 4;

type WrittenScale = readonly (readonly [unit: string, factor: number])[];

/** Units in which a document writes each dimension, largest first; the one that makes the shortest text is taken. */
const written: Readonly<Record<Exclude<Dimension, 'fraction' | 'growth' | 'factor'>, WrittenScale>> = {
  count: [
    ['T', 1e12],
    ['B', 1e9],
    ['M', 1e6],
    ['', 1],
  ],
  rate: [
    ['M/s', 1e6],
    ['k/s', 1e3],
    ['/s', 1],
    ['/min', 1 / secondsPer.minute],
    ['/h', 1 / secondsPer.hour],
    ['/day', 1 / secondsPer.day],
  ],
  duration: [
    ['y', secondsPer.year],
    ['d', secondsPer.day],
    ['h', secondsPer.hour],
    ['min', secondsPer.minute],
    ['s', 1],
    ['ms', 1e-3],
    ['us', 1e-6],
    ['ns', 1e-9],
  ],
  size: [
    ['PB', 1e15],
    ['TB', 1e12],
    ['GB', 1e9],
    ['MB', 1e6],
    ['kB', 1e3],
    ['B', 1],
  ],
  bandwidth: [
    ['TB/s', 1e12],
    ['GB/s', 1e9],
    ['MB/s', 1e6],
    ['kB/s', 1e3],
    ['B/s', 1],
  ],
  'money-per-time': [['/month', 1]],
  'money-per-size-time': [['/GB/month', 1e-9]],
  'money-per-count': [['/M', 1e-6]],
  'money-per-size': [['/GB', 1e-9]],
};

/**
 * A text that reads back as this value to four significant digits, for edits of a document: `80ms`, `1.2k/s`, `70%`.
 * Whole counts below a million are exact.
 *
 * @param value finite, in the base unit of `dimension`; a negative one is only a growth
 */
export function formatAsWritten(value: number, dimension: Dimension, { currency = '$' }: FormatOptions = {}): string {
  if (!Number.isFinite(value)) return '0';
  switch (dimension) {
    case 'fraction':
      return `${plain(value * 100, digitsOfShare(value))}%`;
    case 'growth':
      return `${plain(value * 100, writtenDigits)}%/month`;
    case 'factor':
      return `${plain(value, writtenDigits)}x`;
  }
  const prefix = dimension.startsWith('money') ? currency : '';
  if (dimension === 'count' && Math.abs(value) < 1e6 && Number.isInteger(value)) return value.toFixed(0);
  const texts = units(value, written[dimension]).map(
    ([unit, factor]) => prefix + plain(value / factor, writtenDigits) + unit,
  );
  return texts.reduce((best, text) => (text.length < best.length ? text : best));
}

/** The units in which a value is 1 or more; the base unit for 0, the smallest unit for what is less. */
function units(value: number, scale: WrittenScale): WrittenScale {
  const large = scale.filter(([, factor]) => (value === 0 ? factor === 1 : Math.abs(value) >= factor * (1 - 1e-9)));
  return large.length > 0 ? large : scale.slice(-1);
}

/** A fraction near 1 is about what it lacks: 99.999 % needs five digits. */
function digitsOfShare(fraction: number): number {
  const missing = 1 - fraction;
  return missing > 0 && missing < 0.1
    ? Math.min(15, writtenDigits - Math.floor(Math.log10(missing)) - 1)
    : writtenDigits;
}

/** A number without exponent, groups or trailing zeros. */
function plain(value: number, significant: number): string {
  const rounded = Number(value.toPrecision(significant));
  const magnitude = rounded === 0 ? 0 : Math.floor(Math.log10(Math.abs(rounded)));
  if (magnitude >= significant) return integer(rounded);
  return trimZeros(rounded.toFixed(Math.min(100, Math.max(0, significant - 1 - magnitude))));
}

/** All digits, where `toFixed` turns to exponents from 1e21 on; what overflowed on the way is the largest number. */
function integer(value: number): string {
  if (Math.abs(value) < 1e21) return value.toFixed(0);
  return BigInt(Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, value))).toString();
}

function scaled(value: number, scale: Scale): string {
  if (value === 0) return `0${scale.find(([, factor]) => factor === 1)?.[0] ?? ''}`;
  const [unit, factor] = scale.find(([, , from]) => value >= from) ?? ['', 1];
  return digits(value / factor) + unit;
}

/** Seldom things are told by the longest period in which at least one happens. */
function rate(perSecond: number): string {
  if (perSecond >= 0.1 || perSecond === 0) return `${scaled(perSecond, counts)}/s`;
  const period = (['minute', 'hour', 'day', 'month'] as const).find((name) => perSecond * secondsPer[name] >= 1);
  return `${digits(perSecond * secondsPer[period ?? 'year'])}/${periodUnits[period ?? 'year']}`;
}

const periodUnits = { minute: 'min', hour: 'h', day: 'day', month: 'month', year: 'year' } as const;

/** Availabilities and other fractions; one that is not 1 is never shown as 100 %. */
function percent(fraction: number): string {
  const missing = 1 - fraction;
  if (fraction >= 0.99 && missing > 0) {
    const decimals = Math.min(12, Math.floor(-Math.log10(missing)));
    return `${trimZeros((fraction * 100).toFixed(decimals))}%`;
  }
  // Smaller than any figure that goes into a design; its digits would only be zeros.
  if (fraction > 0 && fraction < smallestShare) return `<${digits(smallestShare * 100)}%`;
  return `${digits(fraction * 100)}%`;
}

const smallestShare = 1e-9;

function money(amount: number, currency: string): string {
  if (amount >= 100) return currency + grouped(integer(Math.round(amount)));
  if (amount > 0 && amount < 0.1) return currency + digits(amount, 2);
  return currency + amount.toFixed(2).replace('.00', '');
}

/** About `significant` digits, whole numbers in full and grouped, never in exponent notation. */
function digits(value: number, significant = 3): string {
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(value));
  if (magnitude + 1 >= significant) return grouped(integer(value));
  return trimZeros(value.toFixed(Math.min(20, significant - 1 - magnitude)));
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function grouped(whole: string): string {
  return whole.replace(/\B(?=(\d{3})+$)/g, ',');
}
