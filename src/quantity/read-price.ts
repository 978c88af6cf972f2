import { apply, baseUnits, bySize, multiplierOf, readPeriod, splitAtSlash } from './conversion';
import { Scanner } from './scanner';
import { secondsPer } from './units';

const currencySigns = '$€£¥₹';

/** Steps over a currency sign, or a three-letter code such as `CHF`, in front of an amount. */
export function readCurrency(scanner: Scanner): string | undefined {
  const sign = scanner.text[0];
  if (sign !== undefined && currencySigns.includes(sign)) {
    scanner.accept(sign);
    return sign;
  }
  const code = /^[A-Z]{3} *(?=[\d.])/.exec(scanner.text)?.[0];
  if (code === undefined) return undefined;
  scanner.position = code.length;
  return code.trim();
}

/** Converts an amount of money, given what stands behind its slash (empty: nothing does); undefined if that is no such unit. */
type PriceConversion = (amount: number, unit: string) => number | undefined;

/** Reads the rest of a price behind its number, e.g. `k/month`. */
export function readPrice(scanner: Scanner, convert: PriceConversion): number | undefined {
  const [multiplier, unit] = splitAtSlash(scanner.rest());
  const conversion = multiplierOf(multiplier);
  return conversion === undefined ? undefined : convert(apply(conversion, scanner), unit ?? '');
}

export const perMonth: PriceConversion = (amount, unit) => {
  const seconds = readPeriod(unit);
  return seconds === undefined ? undefined : (amount * secondsPer.month) / seconds;
};

export const perByte: PriceConversion = (amount, unit) => {
  const size = bySize.get(unit);
  return size === undefined ? undefined : amount / baseUnits(size);
};

export const perByteAndMonth: PriceConversion = (amount, unit) => {
  const [size, period] = splitAtSlash(unit);
  const monthly = perMonth(amount, period ?? '');
  return monthly === undefined ? undefined : perByte(monthly, size);
};

/** `$0.40/M`, `$5/10k`, or `$2` for each. */
export const perItem: PriceConversion = (amount, unit) => {
  if (unit === '') return amount;
  const scanner = new Scanner(unit);
  const counted = scanner.number();
  scanner.skipSpaces();
  const conversion = multiplierOf(scanner.rest());
  if (conversion === undefined) return undefined;
  const items = counted ? apply(conversion, scanner) : baseUnits(conversion);
  return items > 0 ? amount / items : undefined;
};
