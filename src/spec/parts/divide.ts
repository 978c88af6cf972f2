import { type Binding, bind } from '../binding/bind';
import type { Plan } from '../binding/plan';
import type { Spec } from '../spec.generated';
import type { MappingNode } from '../syntax/node';
import { type PlacedPart, partOf } from './part';

/** A document as its parts: the entries of the sections that map ids to things, and the frame around them. */
export interface DividedDocument {
  readonly root: MappingNode;
  /** The root without the entries of those sections. */
  readonly frame: MappingNode;
  /** Of the frame, at its place. */
  readonly binding: Binding;
  /** In document order. */
  readonly parts: readonly PlacedPart[];
  /** Names of the sections whose entries are parts. */
  readonly sections: readonly string[];
  /**
   * The document with its parts as each was read for itself: the values of the whole, and positions that mean nothing
   * but within a part.
   */
  readonly loose: Spec;
}

export function divide(root: MappingNode, plan: Plan): DividedDocument {
  const fields = plan.kind === 'object' ? plan.fields() : new Map<string, Plan>();
  const parts: PlacedPart[] = [];
  const bound = new Map<string, Map<string, unknown>>();
  const entries = root.entries.map((entry) => {
    const name = entry.key.text;
    const section = fields.get(name);
    if (section?.kind !== 'map' || entry.value.type !== 'mapping') return entry;
    const things = new Map<string, unknown>();
    for (const own of entry.value.entries) {
      const placed = partOf(name, section, own);
      parts.push(placed);
      for (const [id, thing] of placed.part.bound.entries) things.set(id, thing);
    }
    bound.set(name, things);
    return { key: entry.key, value: { ...entry.value, entries: [] } };
  });
  const frame = { ...root, entries };
  const binding = bind(plan, frame);
  return { root, frame, binding, parts, sections: [...bound.keys()], loose: withEntries(binding.value as Spec, bound) };
}

function withEntries(spec: Spec, bound: ReadonlyMap<string, ReadonlyMap<string, unknown>>): Spec {
  const sections = [...bound].map(([name, entries]) => [name, { ...spec[name as 'components'], entries }]);
  return { ...spec, ...Object.fromEntries(sections) };
}
