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
      return `${scaled(value, counts)}/s`;
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

/** The shortest text that reads back as (about) this value, for edits of a document: `80ms`, `1.2k/s`, `70%`. */
export function formatAsWritten(value: number, dimension: Dimension, options: FormatOptions = {}): string {
  if (dimension === 'count' || dimension === 'rate') {
    const text = value < 1e6 ? digits(value, 4) : scaled(value, counts);
    return dimension === 'rate' ? `${text.replaceAll(',', '')}/s` : text.replaceAll(',', '');
  }
  return formatQuantity(value, dimension, options).replaceAll(/[\s,]/g, '').replace('µs', 'us');
}

function scaled(value: number, scale: Scale): string {
  if (value === 0) return `0${scale.find(([, factor]) => factor === 1)?.[0] ?? ''}`;
  const [unit, factor] = scale.find(([, , from]) => value >= from) ?? ['', 1];
  return digits(value / factor) + unit;
}

/** Availabilities and other fractions; one that is not 1 is never shown as 100 %. */
function percent(fraction: number): string {
  const missing = 1 - fraction;
  if (fraction >= 0.99 && missing > 0) {
    const decimals = Math.min(12, Math.floor(-Math.log10(missing)));
    return `${trimZeros((fraction * 100).toFixed(decimals))}%`;
  }
  return `${digits(fraction * 100)}%`;
}

function money(amount: number, currency: string): string {
  if (amount >= 100) return currency + digits(Math.round(amount), 6);
  return currency + (amount >= 0.1 || amount === 0 ? trimZeros(amount.toFixed(2)) : digits(amount, 2));
}

/** About `significant` digits, whole numbers in full and grouped, never in exponent notation. */
function digits(value: number, significant = 3): string {
  if (value === 0) return '0';
  const magnitude = Math.floor(Math.log10(value));
  if (magnitude + 1 >= significant) return grouped(value.toFixed(0));
  return trimZeros(value.toFixed(Math.min(20, significant - 1 - magnitude)));
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function grouped(integer: string): string {
  return integer.replace(/\B(?=(\d{3})+$)/g, ',');
}
