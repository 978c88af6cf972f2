import type { BoundMap } from '../binding/bound';
import type { Spec } from '../spec.generated';
import type { DividedDocument } from './divide';

/**
 * The document with its parts as each was read for itself: the values of the whole, and positions that mean nothing
 * but within a part.
 */
export function looseSpec({ binding, parts, sections }: DividedDocument): Spec {
  const frame = binding.value as Spec & Record<string, BoundMap<unknown>>;
  const entries = Object.fromEntries(sections.map((section) => [section, new Map<string, unknown>()]));
  for (const { part } of parts) for (const [id, value] of part.bound.entries) entries[part.section]?.set(id, value);
  const filled = sections.map((section) => [section, { place: frame[section]?.place, entries: entries[section] }]);
  return { ...frame, ...Object.fromEntries(filled) };
}
