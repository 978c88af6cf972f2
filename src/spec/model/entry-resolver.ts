import type { Bound, Place } from '../binding/bound';
import { Notes } from '../notes';
import type { Assumption } from './model';
import { Recent } from './recent';
import { Resolver } from './resolver';

/** One entry of a section that maps ids to things. */
export interface WrittenEntry<Written> {
  readonly id: string;
  readonly index: number;
  readonly written: Written;
}

/** What came of an entry, and all that it depended on. */
interface Outcome<Written, Among, Resolved> extends WrittenEntry<Written> {
  readonly among: Among;
  readonly currency: string | undefined;
  readonly resolved: Resolved;
  readonly assumptions: readonly Assumption[];
  readonly currencyAfter: string | undefined;
}

/**
 * Resolves the entries of a section, those anew that are bound anew or stand among other things than the last time: for
 * all others the result is the object that it was.
 */
export class EntryResolver<Written extends Bound, Among extends object, Resolved> {
  readonly #recent = new Recent<Among>();
  /** By place: all places are of one shape, and notes on objects of many shapes take long to make. */
  readonly #known = new Notes<Place, Outcome<Written, Among, Resolved>>();

  /** @param resolve reads nothing but what it is given */
  constructor(private readonly resolve: (entry: WrittenEntry<Written>, among: Among, to: Resolver) => Resolved) {}

  /** @param among what the entries can see of the rest of the document */
  all(entries: Iterable<readonly [string, Written]>, among: Among, to: Resolver): Resolved[] {
    const same = this.#recent.same(among);
    return [...entries].map(([id, written], index) => {
      const { resolved, assumptions, currencyAfter } = this.#outcome({ id, index, written }, same, to.currency);
      to.assumptions.push(...assumptions);
      to.currency = currencyAfter;
      return resolved;
    });
  }

  #outcome(
    entry: WrittenEntry<Written>,
    among: Among,
    currency: string | undefined,
  ): Outcome<Written, Among, Resolved> {
    const { place } = entry.written;
    const last = this.#known.get(place);
    if (last && isSameEntry(last, entry) && last.among === among && last.currency === currency) return last;
    const to = new Resolver(currency);
    const resolved = this.resolve(entry, among, to);
    const outcome = { ...entry, among, currency, resolved, assumptions: to.assumptions, currencyAfter: to.currency };
    this.#known.set(place, outcome);
    return outcome;
  }
}

function isSameEntry<Written>(a: WrittenEntry<Written>, b: WrittenEntry<Written>): boolean {
  return a.written === b.written && a.id === b.id && a.index === b.index;
}
