import type { Place } from './bound';

/** A place of which something is different. */
export function placeWith({ path, span, keySpan, node }: Place, other: Partial<Place>): Place {
  return { path, span, ...(keySpan && { keySpan }), node, ...other };
}
