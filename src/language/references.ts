import type { SpecDocument } from '../spec/read-spec';
import { type Occurrence, occurrenceAt, occurrencesOf, type SymbolId } from './occurrences';

/** Every place where the id stands, the declaration included, in document order. */
export function occurrencesOfSymbol(document: SpecDocument, { namespace, id }: SymbolId): readonly Occurrence[] {
  return occurrencesOf(document).filter((occurrence) => occurrence.namespace === namespace && occurrence.id === id);
}

/** Every place where the id at the offset stands; empty off identifiers. */
export function findReferences(document: SpecDocument, offset: number): readonly Occurrence[] {
  const symbol = occurrenceAt(document, offset);
  return symbol ? occurrencesOfSymbol(document, symbol) : [];
}
