import { formatQuantity } from '../../quantity/format-quantity';
import { parseQuantity } from '../../quantity/parse-quantity';
import type { Dimension, Quantity } from '../../quantity/quantity';
import { secondsPer } from '../../quantity/units';
import type { Workload } from '../../spec/model/model';
import { code } from '../markdown-text';
import type { Path } from '../slot';

/** What a quantity depends on besides its own text. */
export interface QuantityContext {
  readonly path: Path;
  readonly workload?: Workload;
  /** Symbol of the document's money. */
  readonly currency?: string;
}

/**
 * What a quantity amounts to, e.g. `100M/day` = 1,157/s mean, 3,472/s at peak (3x). Empty where that adds nothing to the
 * text, undefined for what is no quantity.
 */
export function describeQuantity(text: string, dimension: Dimension, context: QuantityContext): string | undefined {
  const parsed = parseQuantity(text, dimension);
  if (!parsed.ok) return undefined;
  const { quantity } = parsed;
  const meaning = meanings[dimension]?.(quantity, context) ?? formatQuantity(quantity.value, dimension, context);
  const amounts = meaning.split(' = ').filter((amount) => comparable(amount) !== comparable(text));
  return [amounts.length > 0 && [code(text), ...amounts].join(' = '), rangeLine(quantity, context)]
    .filter(Boolean)
    .join('\n\n');
}

function comparable(text: string): string {
  return text.replace(/[\s,]/g, '');
}

type Meaning = (quantity: Quantity, context: QuantityContext) => string;

const meanings: Partial<Record<Dimension, Meaning>> = {
  rate: (quantity, context) =>
    [perPopulation(quantity, context.workload), rateMeaning(quantity, context)].filter(Boolean).join(' = '),
  duration: ({ value }, { path }) => durationMeaning(value, path),
  size: ({ value }) => `${formatQuantity(value, 'size')} = ${binarySize(value)}`,
  bandwidth: ({ value }) =>
    `${formatQuantity(value, 'bandwidth')} = ${bits(value)} = ${formatQuantity(value * secondsPer.day, 'size')} a day`,
  fraction: ({ value }, { path }) => fractionMeaning(value, path),
  growth: ({ value }, { workload }) => growthMeaning(value, workload),
  count: ({ value }) => exactCount(value),
  'money-per-time': ({ value, currency }) => {
    const money = (amount: number) =>
      formatQuantity(amount, 'money-per-time', currency === undefined ? {} : { currency });
    return `${money(value)} = ${money(value * 12).replace('/month', '')} in 12 months of 30 d`;
  },
};

/** The rates that flows have enter at a peak, too; any other rate is a limit or a speed. */
function rateMeaning(quantity: Quantity, { path, workload }: QuantityContext): string {
  const perSecond = quantity.value * (populationOf(quantity, workload) ?? 1);
  const rate = formatQuantity(perSecond, 'rate');
  if (quantity.per !== undefined && populationOf(quantity, workload) === undefined)
    return `${rate} for each ${quantity.per}`;
  const entersFlow = path[0] === 'flows' && path[2] === 'rate';
  if (entersFlow && path[3] !== 'peak' && path[3] !== 'mean' && workload) {
    const peak = formatQuantity(perSecond * workload.peakFactor, 'rate');
    return `${rate} mean, ${peak} at peak (${formatQuantity(workload.peakFactor, 'factor')})`;
  }
  return `${rate} = ${formatQuantity(perSecond * secondsPer.day, 'count')} a day`;
}

function populationOf({ per }: Quantity, workload: Workload | undefined): number | undefined {
  if (per === 'user') return workload?.dailyActive;
  return per === 'session' ? workload?.concurrent : undefined;
}

function perPopulation(quantity: Quantity, workload: Workload | undefined): string {
  const population = populationOf(quantity, workload);
  if (population === undefined) return '';
  const users = quantity.per === 'user' ? 'daily active users' : 'concurrent sessions';
  return `${formatQuantity(population, 'count')} ${users} x ${formatQuantity(quantity.value, 'rate')}`;
}

function durationMeaning(seconds: number, path: Path): string {
  const formatted = formatQuantity(seconds, 'duration');
  if (path.includes('service_time') && seconds > 0) {
    return `${formatted} = 1 / ${formatQuantity(1 / seconds, 'rate')} for each server`;
  }
  if (seconds < 2 * secondsPer.minute || seconds > 2 * secondsPer.day) return formatted;
  return `${formatted} = ${formatQuantity(seconds, 'count')} s`;
}

const binaryUnits = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

function binarySize(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(binaryUnits.length - 1, Math.floor(Math.log2(bytes) / 10));
  return `${formatQuantity(bytes / 1024 ** power, 'count')} ${binaryUnits[power]}`;
}

function bits(bytesPerSecond: number): string {
  return formatQuantity(bytesPerSecond * 8, 'size').replace(/ (\w?)B$/, ' $1bit/s');
}

const availabilities = ['availability', 'sla', 'zone_availability'];

function fractionMeaning(value: number, path: Path): string {
  const percent = formatQuantity(value, 'fraction');
  const key = path.findLast((segment) => segment !== 'value');
  if (!availabilities.includes(String(key)) || value >= 1) return percent;
  return `${percent}: ${downtime(1 - value, 30)} down in 30 d, ${downtime(1 - value, 365)} in 365 d`;
}

/** How long an unavailability lasts in so many days. */
export function downtime(unavailability: number, days: number): string {
  return formatQuantity(unavailability * days * secondsPer.day, 'duration');
}

function growthMeaning(monthly: number, workload: Workload | undefined): string {
  const factorOver = (seconds: number) => (1 + monthly) ** (seconds / secondsPer.month);
  const perYear = `${formatQuantity(factorOver(secondsPer.year), 'factor')} in a year`;
  const doubling =
    monthly > 0
      ? `, doubled after ${formatQuantity((Math.LN2 / Math.log1p(monthly)) * secondsPer.month, 'duration')}`
      : '';
  const { horizon = secondsPer.year } = workload ?? {};
  const atHorizon = `, ${formatQuantity(factorOver(horizon), 'factor')} at the horizon of ${formatQuantity(horizon, 'duration')}`;
  return `${formatQuantity(monthly, 'growth')}: ${perYear}${doubling}${horizon === secondsPer.year ? '' : atHorizon}`;
}

/** A count that people write with a letter, in full. */
function exactCount(value: number): string {
  const short = formatQuantity(value, 'count');
  if (value < 1e6 || !Number.isInteger(value)) return short;
  return `${short} (${String(value).replace(/\B(?=(\d{3})+$)/g, ',')})`;
}

function rangeLine({ dimension, value, low, high }: Quantity, context: QuantityContext): string {
  if (low === undefined || high === undefined) return '';
  const [from, to, median] = [low, high, value].map((bound) => formatQuantity(bound, dimension, context));
  const shape = low > 0 ? 'lognormal' : 'normal';
  return `90 % interval: 5 % are below ${from}, 5 % above ${to}; median ${median} (${shape}). Plain results use the median.`;
}
