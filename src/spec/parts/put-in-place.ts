import type { BoundMap } from '../binding/bound';
import { placeWith } from '../binding/place-with';
import type { Declaration, Reference, Symbols } from '../binding/symbols';
import { withLater } from '../lazy';
import type { Spec } from '../spec.generated';
import { childOf } from '../syntax/node';
import type { DividedDocument } from './divide';

/** The document as if it had been bound as a whole; each of its sections is put in place when it is first read. */
export function placedSpec(document: DividedDocument): Spec {
  const { root, binding, sections } = document;
  const frame = binding.value as Spec;
  const later = Object.fromEntries(sections.map((section) => [section, () => placedSection(document, section)]));
  return withLater<Spec>({ ...frame, place: placeWith(frame.place, { node: root }) }, later);
}

function placedSection({ root, binding, parts }: DividedDocument, section: string): BoundMap<unknown> {
  const { place } = (binding.value as Record<string, BoundMap<unknown>>)[section]!;
  const entries = new Map<string, unknown>();
  for (const { part, entry } of parts) {
    if (part.section !== section) continue;
    for (const [id, value] of part.placed(entry).entries) entries.set(id, value);
  }
  return { place: placeWith(place, { node: childOf(root, section) }), entries };
}

/** All ids, in document order. */
export function placedSymbols({ frame, binding, parts, sections }: DividedDocument): Symbols {
  const declarations: Declaration[] = [];
  const references: Reference[] = [];
  const add = (symbols: Symbols) => {
    declarations.push(...symbols.declarations);
    references.push(...symbols.references);
  };
  for (const { key } of frame.entries) {
    if (!sections.includes(key.text)) add(symbolsBelow(key.text, binding.symbols));
    for (const { part, entry } of parts) if (part.section === key.text) add(part.placed(entry).symbols);
  }
  return { declarations, references };
}

function symbolsBelow(name: string, { declarations, references }: Symbols): Symbols {
  const isBelow = ({ path }: Declaration | Reference) =>
    path.startsWith(name) && /^[.[]?$/.test(path.charAt(name.length));
  return { declarations: declarations.filter(isBelow), references: references.filter(isBelow) };
}
