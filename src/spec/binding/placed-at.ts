import type { Bound, Place } from './bound';
import { placeWith } from './place-with';
import { isBound } from './quantities-in';

/** A value from elsewhere as if it stood at `path`; what is wrong because of it is shown at `place`. */
export function placedAt<T extends Bound>(value: T, path: string, place: Place): T {
  const parts = Object.entries(value).map(([key, part]) => [
    key,
    moved(part, key === 'value' ? path : `${path}.${key}`),
  ]);
  return { ...Object.fromEntries(parts), place: placeWith(place, { path }) };

  function moved(part: unknown, at: string): unknown {
    if (isBound(part)) return placedAt(part, at, place);
    if (Array.isArray(part)) return part.map((item) => moved(item, path));
    // The ids of a set stand in entries without a place of their own.
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, moved(item, path)]));
    return part;
  }
}
