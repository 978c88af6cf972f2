import type { Confidence, Dimension, Quantity } from '../../quantity/quantity';
import type { Span } from '../span';
import type { SyntaxNode } from '../syntax/node';

/**
 * Where a bound value stands in the text. Some places compute their fields, which a spread would lose: the type has
 * accessors so that the compiler says so.
 */
export declare abstract class Place {
  /** From the root, e.g. `flows.redirect.steps[0].timeout`. */
  abstract get path(): string;
  /** The value's text; an aliased value points at its anchor. */
  abstract get span(): Span;
  /** The key's text, where the value stands behind one. */
  readonly keySpan?: Span;
  abstract get node(): SyntaxNode;
}

/** What every bound value has; no key of the language is called `place`. */
export interface Bound {
  readonly place: Place;
}

/** A word, text, number or boolean of the document. */
export interface Value<T extends string | number | boolean = string | number | boolean> extends Bound {
  readonly value: T;
}

/** A number with its unit resolved, and what the author says about its origin. */
export type BoundQuantity<D extends Dimension = Dimension> = Quantity<D> &
  Bound & { readonly source?: Confidence; readonly note?: string };

/** Ids written as one word, a list, or a mapping with a number each: `db`, `[a, b]`, `{db: 2}`. */
export interface IdSet<D extends Dimension = Dimension> extends Bound {
  readonly ids: readonly IdEntry<D>[];
}

export interface IdEntry<D extends Dimension = Dimension> {
  readonly id: Value<string>;
  readonly quantity?: BoundQuantity<D>;
}

/** A mapping whose keys are ids that the author chose. */
export interface BoundMap<T> extends Bound {
  readonly entries: ReadonlyMap<string, T>;
}

export interface BoundList<T> extends Bound {
  readonly items: readonly T[];
}

/** A mapping with known keys. */
export type BoundObject = Bound;
