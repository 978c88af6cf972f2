import type { SpecDocument } from '../spec/read-spec';
import type { Span } from '../spec/span';
import { findReferences } from './references';

export interface Highlight extends Span {
  /** A declaration writes a name, a reference reads it. */
  readonly kind: 'read' | 'write';
}

/** The other places of the id under the cursor. */
export function highlightsAt(document: SpecDocument, offset: number): readonly Highlight[] {
  return findReferences(document, offset).map(({ span, role }) => ({
    start: span.start,
    end: span.end,
    kind: role === 'declaration' ? 'write' : 'read',
  }));
}
