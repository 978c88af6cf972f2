import { dimensionWords } from '../../quantity/dimensions';
import type { SchemaNode } from '../../spec/binding/plan';
import type { Namespace } from '../../spec/binding/symbols';
import type { SpecDocument } from '../../spec/read-spec';
import { type Slot, scalarSlot } from '../slot';
import type { Suggestion } from './completion-item';
import type { CursorContext } from './cursor-context';
import { idSuggestions } from './id-suggestions';
import { escapeSnippet } from './snippet';
import { unitSuggestions } from './unit-suggestions';

/** What can be written as a value here: ids, words, examples, and the units of a number that is typed. */
export function valueSuggestions(slot: Slot, context: CursorContext, document: SpecDocument): Suggestion[] {
  const { plan, field } = scalarSlot(slot);
  const { schema } = plan;
  const taken = new Set(context.place === 'item' || typeof context.path.at(-1) === 'number' ? context.items : []);
  const values: Suggestion[] = [
    ...idSuggestions((schema.reference ?? []) as readonly Namespace[], context, document),
    ...placeSuggestions(context, document),
    ...words(schema, field.default),
    ...booleans(schema, field.default),
    ...(plan.kind === 'quantity' && !schema.integer ? unitSuggestions(context.typed, plan.dimension) : []),
  ];
  // Examples would stand between a number that is typed and its units.
  const numbered = /\d/.test(context.typed);
  const documented = documentedValues(field);
  return [...values, ...(numbered ? [] : examples(slot, field, values.length === 0))]
    .filter(({ label }) => !taken.has(label))
    .map((suggestion) => (documented.includes(suggestion.label) ? { ...suggestion, inSchema: true } : suggestion));
}

function documentedValues(field: Slot['field']): string[] {
  return [...(field.examples ?? []), ...(field.default === undefined ? [] : [field.default])].map(String);
}

function words(
  { enum: members, enumDescriptions, words: free, wordDescriptions }: SchemaNode,
  fallback: unknown,
): Suggestion[] {
  const meanings = members ? enumDescriptions : wordDescriptions;
  return (members ?? free ?? []).map(String).map((word, index) => ({
    label: word,
    kind: 'word',
    insertText: word,
    detail: word === String(fallback) ? 'default' : undefined,
    documentation: meanings?.[index],
  }));
}

function booleans({ type, text }: SchemaNode, fallback: unknown): Suggestion[] {
  if (text || !(type === 'boolean' || (Array.isArray(type) && type.includes('boolean')))) return [];
  return ['true', 'false'].map((label) => ({
    label,
    kind: 'word',
    insertText: label,
    detail: label === String(fallback) ? 'default' : undefined,
  }));
}

/** Examples and the default that the language documents; for a quantity without either, one that shows a unit. */
function examples(slot: Slot, field: Slot['field'], alone: boolean): Suggestion[] {
  const { plan } = scalarSlot(slot);
  const documented = documentedValues(field);
  const shown = documented.length > 0 || plan.kind !== 'quantity' || !alone ? documented : [exampleOf(plan)];
  const known = new Set((plan.schema.enum ?? plan.schema.words ?? ['true', 'false']).map(String));
  return [...new Set(shown)]
    .filter((text) => !known.has(text))
    .map((text) => ({
      label: text,
      kind: 'value',
      insertText: escapeSnippet(text),
      snippet: true,
      detail: text === String(field.default) ? 'default' : 'example',
    }));
}

/** A number that shows the unit of a dimension. */
export function exampleOf({ dimension, schema }: Extract<Slot['plan'], { kind: 'quantity' }>): string {
  return schema.integer ? '3' : dimensionWords[dimension].example;
}

/** `lint.waivers[].at` takes the path of anything that has an id. */
function placeSuggestions({ path }: CursorContext, { symbols }: SpecDocument): Suggestion[] {
  if (path[0] !== 'lint' || path[1] !== 'waivers' || path[3] !== 'at') return [];
  return symbols.declarations
    .filter(({ namespace }) => namespace !== 'checklist' && namespace !== 'checklistItem')
    .map((declaration) => ({
      label: declaration.path,
      kind: 'id',
      insertText: declaration.path,
      detail: declaration.namespace,
    }));
}
