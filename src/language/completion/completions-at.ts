import type { SpecDocument } from '../../spec/read-spec';
import { type DocumentKind, itemSlot, type Slot, slotAt } from '../slot';
import type { CompletionItem, Suggestion } from './completion-item';
import { type CursorContext, cursorContexts } from './cursor-context';
import { directiveSuggestions } from './directive-suggestions';
import { keySuggestions } from './key-suggestions';
import { valueSuggestions } from './value-suggestions';

export type { CompletionItem, CompletionKind } from './completion-item';

/** What can be written at an offset, best first. Judged from the text around it, so it works while the document is broken. */
export function completionsAt(document: SpecDocument, offset: number, kind: DocumentKind = 'spec'): CompletionItem[] {
  const directive = directiveSuggestions(document, offset);
  const items = directive
    ? directive.suggestions.map((suggestion) => itemOf(suggestion, { range: directive.range, lead: '', quoted: false }))
    : cursorContexts(document.text, offset).flatMap((context) => {
        const slot = slotAt(context.path, kind);
        return slot ? suggestionsFor(slot, context, document).map((suggestion) => itemOf(suggestion, context)) : [];
      });
  const unique = new Map<string, CompletionItem>();
  for (const item of items) if (!unique.has(item.label)) unique.set(item.label, item);
  return [...unique.values()].map((item, index) => ({ ...item, sortText: String(index).padStart(4, '0') }));
}

function suggestionsFor(slot: Slot, context: CursorContext, document: SpecDocument): Suggestion[] {
  const { place, inline, dashed, column, lead } = context;
  if (place === 'key') return keySuggestions(slot, context, document);
  const isList = slot.plan.kind === 'list' || slot.plan.kind === 'idSet';
  if (place === 'node' && isList && !inline && !dashed) {
    return suggestionsFor(slot, { ...context, place: 'item', lead: '- ', siblings: new Map() }, document).map(
      dashedItem,
    );
  }
  const item = place === 'item' ? itemSlot(slot) : slot;
  if (!item) return [];
  // An id set is listed or mapped; what is listed are ids.
  const keys =
    inline || item.plan.kind === 'idSet'
      ? []
      : keySuggestions(item, { ...context, column: column + lead.trimStart().length }, document);
  return [...keys, ...valueSuggestions(item, context, document)];
}

/** The first item of a list brings the dash that the text does not have yet. */
function dashedItem(suggestion: Suggestion): Suggestion {
  return { ...suggestion, insertText: `- ${suggestion.insertText}` };
}

function itemOf(
  suggestion: Suggestion,
  { range, lead, quoted }: Pick<CursorContext, 'range' | 'lead' | 'quoted'>,
): CompletionItem {
  const { label, kind, insertText, detail, documentation, snippet = false, retrigger = false, filterText } = suggestion;
  const text = lead + (quoted && kind === 'key' ? label : insertText);
  return {
    label,
    kind,
    ...(detail && { detail }),
    ...(documentation && { documentation }),
    insertText: text,
    snippet: snippet && !(quoted && kind === 'key'),
    range,
    sortText: '',
    filterText: filterText ?? label,
    retrigger,
    inSchema: kind === 'key' || kind === 'word' || kind === 'value' || suggestion.inSchema === true,
  };
}
