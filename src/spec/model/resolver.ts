import type { Bound, BoundQuantity, IdSet } from '../binding/bound';
import { quantitiesIn } from '../binding/quantities-in';
import type { Finding } from '../finding';
import type { Assumption } from './model';

/** What resolving needs everywhere: how to read a quantity, and where to list defaults and what is wrong. */
export class Resolver {
  readonly assumptions: Assumption[] = [];
  readonly findings: Finding[] = [];

  /** @param currency of all prices; undefined until there is one */
  constructor(public currency?: string) {}

  /** The number that is computed with: of an uncertain quantity its median. */
  pick({ value, dimension }: BoundQuantity): number {
    return withinBounds(value, dimension);
  }

  /** The number, or undefined when the author gave none. */
  number(quantity: BoundQuantity | undefined): number | undefined {
    return quantity && this.pick(quantity);
  }

  /** The number, or the default, which is then listed as an assumption. */
  numberOr(quantity: BoundQuantity | undefined, path: string, fallback: number, because: string): number {
    return quantity ? this.pick(quantity) : this.assume(path, fallback, because);
  }

  assume<T extends number | string>(path: string, value: T, because: string, source?: string): T {
    this.assumptions.push({ path, value, because, ...(source !== undefined && { source }) });
    return value;
  }

  /**
   * Takes a value from elsewhere and lists each of its numbers as an assumption.
   *
   * @returns whether it was taken; prices in another currency than that of the document would be added up wrongly
   */
  adopt(value: Bound, because: string, source: string): boolean {
    if (isIdSet(value)) this.assume(value.place.path, value.ids.map(({ id }) => id.value).join(', '), because, source);
    const quantities = quantitiesIn(value);
    const currency = quantities.find((quantity) => quantity.currency)?.currency;
    if (currency !== undefined && this.currency !== undefined && currency !== this.currency) return false;
    this.currency ??= currency;
    for (const quantity of quantities) this.assume(quantity.place.path, this.pick(quantity), because, source);
    return true;
  }
}

function isIdSet(value: Bound): value is IdSet {
  return 'ids' in value;
}

/** No system has more of anything, and products of such numbers stay finite. */
const largest = 1e18;

/**
 * A number that the analysis can compute with. Impossible ones are reported where they stand; the results of the rest
 * must not become infinite or undefined because of them.
 */
function withinBounds(value: number, dimension: BoundQuantity['dimension']): number {
  if (!(value > 0)) return dimension === 'growth' && value < 0 ? Math.max(-0.99, value) : 0;
  return Math.min(value, dimension === 'fraction' ? 1 : largest);
}
