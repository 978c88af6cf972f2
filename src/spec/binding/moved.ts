import type { Span } from '../span';
import type { SyntaxNode } from '../syntax/node';
import type { PlacedEntry } from '../syntax/placed-entry';
import { shiftSpan } from '../syntax/shift';
import type { Place } from './bound';
import type { Declaration, Reference, Symbols } from './symbols';

/** A place of an entry that was bound loose. Thousands move with each character, and few are looked at. */
export class MovedPlace implements Place {
  /**
   * @param loose as if the document began with the entry
   * @param entry where it is now
   */
  constructor(
    readonly loose: Place,
    private readonly entry: PlacedEntry,
  ) {}

  get path(): string {
    return this.loose.path;
  }

  get span(): Span {
    return shiftSpan(this.loose.span, this.entry.offset);
  }

  get keySpan(): Span | undefined {
    const { keySpan } = this.loose;
    return keySpan && shiftSpan(keySpan, this.entry.offset);
  }

  get node(): SyntaxNode {
    return this.entry.nodeOf(this.loose.node);
  }
}

/** A copy of what was bound of a loose entry, with the places that it has as `entry`. */
export function movedTo<T>(entry: PlacedEntry, value: T): T;
export function movedTo(entry: PlacedEntry, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => movedTo(entry, item));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [key, movedTo(entry, item)]));
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const part = copy[key];
    if (key === 'place') copy.place = new MovedPlace(part as Place, entry);
    else if (typeof part === 'object') copy[key] = movedTo(entry, part);
  }
  return copy;
}

export function movedSymbols({ offset }: PlacedEntry, { declarations, references }: Symbols): Symbols {
  const moved = <T extends Declaration | Reference>(symbol: T): T => ({
    ...symbol,
    span: shiftSpan(symbol.span, offset),
  });
  return { declarations: declarations.map(moved), references: references.map(moved) };
}
