import { Scanner } from './scanner';
import { bitRates, durations, multipliers, periods, perSecondNames, sizes, type Unit } from './units';

/** A power of ten shifts the decimal exponent, which stays exact; anything else multiplies. */
export interface Conversion {
  readonly shift: number;
  readonly factor: number;
}

export const unchanged: Conversion = { shift: 0, factor: 1 };
const hundredth: Conversion = { shift: -2, factor: 1 };

function conversions(units: readonly Unit[]): ReadonlyMap<string, Conversion> {
  return new Map(
    units.map(({ unit, factor }) => {
      const shift = Math.round(Math.log10(factor));
      return [unit, factor === Number(`1e${shift}`) ? { shift, factor: 1 } : { shift: 0, factor }];
    }),
  );
}

/** `µ` has two code points: the micro sign, which units.ts lists, and the Greek letter that some keyboards give. */
const greekMicroseconds: readonly Unit[] = [{ unit: '\u03bcs', factor: 1e-6, meaning: 'microseconds' }];

export const byMultiplier = conversions(multipliers);
export const byDuration = conversions([...durations, ...greekMicroseconds]);
export const bySize = conversions(sizes);
export const byBitRate = conversions(bitRates);
export const rateNames: ReadonlySet<string> = new Set(perSecondNames.map(({ unit }) => unit));
const secondsByPeriod: ReadonlyMap<string, number> = new Map(periods.map(({ unit, factor }) => [unit, factor]));

export function multiplierOf(unit: string): Conversion | undefined {
  return unit === '' ? unchanged : byMultiplier.get(unit);
}

export function percentOf(unit: string): Conversion | undefined {
  return unit === '%' ? hundredth : undefined;
}

/** The last number of `scanner` in the base unit. */
export function apply(conversion: Conversion, scanner: Scanner): number {
  return scanner.value(conversion.shift) * conversion.factor;
}

/** How many base units one of this unit has. */
export function baseUnits({ shift, factor }: Conversion): number {
  return 10 ** shift * factor;
}

/** Splits `k/day` at its first slash; the second part is undefined where there is none. */
export function splitAtSlash(unit: string): readonly [string, string | undefined] {
  const slash = unit.indexOf('/');
  return slash < 0 ? [unit, undefined] : [unit.slice(0, slash).trim(), unit.slice(slash + 1).trim()];
}

/** Seconds of `day` or `6s`; `m` is refused because it may be a minute or a month. */
export function readPeriod(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const named = secondsByPeriod.get(text);
  if (named !== undefined) return named;
  const scanner = new Scanner(text);
  if (!scanner.number()) return undefined;
  scanner.skipSpaces();
  const unit = secondsByPeriod.get(scanner.rest());
  const seconds = unit === undefined ? 0 : scanner.value() * unit;
  return seconds > 0 && Number.isFinite(seconds) ? seconds : undefined;
}
