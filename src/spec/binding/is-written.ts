import { childOf } from '../syntax/node';
import type { Bound } from './bound';

/**
 * Whether the author wrote this key, readable or not. A value that cannot be read is bound as absent; saying that it is
 * missing would be a second finding for one mistake.
 */
export function isWritten(bound: Bound, key: string): boolean {
  return childOf(bound.place.node, key) !== undefined;
}
