import { type Binding, bind } from '../binding/bind';
import type { Plan } from '../binding/plan';
import type { MappingNode } from '../syntax/node';
import { type PlacedPart, partOf } from './part';

/** A document as its parts: the entries of the sections that map ids to things, and the frame around them. */
export interface DividedDocument {
  /** The root without the entries of those sections. */
  readonly frame: MappingNode;
  /** Of the frame, at its place. */
  readonly binding: Binding;
  /** In document order. */
  readonly parts: readonly PlacedPart[];
  /** Names of the sections whose entries are parts. */
  readonly sections: readonly string[];
}

export function divide(root: MappingNode, plan: Plan): DividedDocument {
  const fields = plan.kind === 'object' ? plan.fields() : new Map<string, Plan>();
  const parts: PlacedPart[] = [];
  const sections: string[] = [];
  const entries = root.entries.map((entry) => {
    const name = entry.key.text;
    const section = fields.get(name);
    if (section?.kind !== 'map' || entry.value.type !== 'mapping') return entry;
    for (const own of entry.value.entries) parts.push(partOf(name, section, own));
    sections.push(name);
    return { key: entry.key, value: { ...entry.value, entries: [] } };
  });
  const frame = { ...root, entries };
  return { frame, binding: bind(plan, frame), parts, sections };
}
