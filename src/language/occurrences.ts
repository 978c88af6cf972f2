import type { Namespace } from '../spec/binding/symbols';
import { Notes } from '../spec/notes';
import type { SpecDocument } from '../spec/read-spec';
import type { Span } from '../spec/span';
import { contains } from '../spec/span';
import { fieldSlot, itemSlot, rootSlot, type Slot } from './slot';

/** Something that an id stands for. */
export interface SymbolId {
  readonly namespace: Namespace;
  readonly id: string;
}

/** One place of the text where an id stands, without quotes. */
export interface Occurrence extends SymbolId {
  readonly span: Span;
  readonly role: 'declaration' | 'reference';
  /** Of what is declared, or of the place that uses it. */
  readonly path: string;
}

const cache = new Notes<SpecDocument, readonly Occurrence[]>();

/**
 * Every place where an id stands, in document order, each once: declarations, references, and the ids in the paths of
 * waivers. Found once a document.
 */
export function occurrencesOf(document: SpecDocument): readonly Occurrence[] {
  const known = cache.get(document);
  if (known) return known;
  const found = findOccurrences(document);
  cache.set(document, found);
  return found;
}

/** The id at an offset. */
export function occurrenceAt(document: SpecDocument, offset: number): Occurrence | undefined {
  return occurrencesOf(document).find(({ span }) => contains(span, offset));
}

function findOccurrences(document: SpecDocument): Occurrence[] {
  const { text, symbols } = document;
  const declared = new Set(symbols.declarations.map(({ namespace, id }) => `${namespace} ${id}`));
  const occurrences: Occurrence[] = [
    ...symbols.declarations.map(({ namespace, id, span, path }) => ({
      namespace,
      id,
      span: unquoted(text, span, id),
      role: 'declaration' as const,
      path,
    })),
    ...symbols.references.flatMap(({ namespaces, id, span, path }) => {
      const namespace = namespaces.find((name) => declared.has(`${name} ${id}`)) ?? namespaces[0];
      return namespace ? [{ namespace, id, span: unquoted(text, span, id), role: 'reference' as const, path }] : [];
    }),
    ...waiverOccurrences(document),
  ];
  const unique = new Map(occurrences.map((occurrence) => [`${occurrence.span.start} ${occurrence.role}`, occurrence]));
  return [...unique.values()].sort((a, b) => a.span.start - b.span.start);
}

/** The part of a scalar's text that is the id itself. */
function unquoted(text: string, span: Span, id: string): Span {
  const start = text.startsWith(id, span.start) ? span.start : span.start + 1;
  return text.startsWith(id, start) ? { start, end: start + id.length } : span;
}

/** `lint.waivers[].at` is a path whose keys may be ids: `components.api.pools.db`. */
function* waiverOccurrences({ text, spec }: SpecDocument): Generator<Occurrence> {
  for (const { at } of spec?.lint?.waivers?.items ?? []) {
    if (!at) continue;
    const { start } = unquoted(text, at.place.span, at.value);
    if (text.startsWith(at.value, start)) yield* pathOccurrences(at.value, start, at.place.path);
  }
}

function* pathOccurrences(value: string, start: number, path: string): Generator<Occurrence> {
  let slot: Slot | undefined = rootSlot();
  for (const match of value.matchAll(/[^.[\]]+|\[\d+\]/g)) {
    const [part] = match;
    if (!slot) return;
    const index = part.startsWith('[');
    const namespace = index ? undefined : namespaceOfKeys(slot, part);
    if (namespace) {
      const span = { start: start + match.index, end: start + match.index + part.length };
      yield { namespace, id: part, span, role: 'reference', path };
    }
    slot = index ? itemSlot(slot) : fieldSlot(slot, part);
  }
}

/** What the keys of a mapping name, unless the key is one of its fixed fields. */
function namespaceOfKeys({ plan }: Slot, key: string): Namespace | undefined {
  const { properties, ids, reference } = plan.schema;
  if (properties && Object.hasOwn(properties, key)) return undefined;
  if (plan.kind !== 'map' && plan.kind !== 'idSet' && plan.kind !== 'object') return undefined;
  return (ids ?? reference?.[0]) as Namespace | undefined;
}
