import { childOf } from '../syntax/node';
import type { Bound } from './bound';
import { MovedPlace } from './moved';

/**
 * Whether the author wrote this key, readable or not. A value that cannot be read is bound as absent; saying that it is
 * missing would be a second finding for one mistake.
 */
export function isWritten(bound: Bound, key: string): boolean {
  const { place } = bound;
  // Which keys there are does not depend on where they stand.
  const { node } = place instanceof MovedPlace ? place.loose : place;
  return childOf(node, key) !== undefined;
}
