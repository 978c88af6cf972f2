import type { Namespace } from '../../spec/binding/symbols';
import type { ComponentKind } from '../../spec/model/component';
import type { SpecDocument } from '../../spec/read-spec';
import { describedPlan } from '../described-language';
import { describeField, typeOf } from '../hover/describe-field';
import { fieldSlot, type Slot, scalarSlot } from '../slot';
import type { Suggestion } from './completion-item';
import type { CursorContext } from './cursor-context';
import { inlineForms, keysOfKind } from './forms';
import { idSuggestions } from './id-suggestions';
import { scaffoldSuggestions, specScaffold } from './scaffolds';
import { indented, placeholder, snippetOf } from './snippet';
import { rankInStep } from './step-keys';
import { exampleOf } from './value-suggestions';

/** Of every quantity that is written as a mapping: known, and rarely what one looks for. */
const asides = ['value', 'source', 'note'];

/** The keys that still fit into a mapping: required ones first, then those that suit it, then the rest of the language. */
export function keySuggestions(slot: Slot, context: CursorContext, document: SpecDocument): Suggestion[] {
  const { plan } = slot;
  const { ids, reference, properties } = plan.schema;
  const namespaces = (ids ? [] : (reference ?? [])) as readonly Namespace[];
  const ofIds = idSuggestions(namespaces, context, document).map((id) => keyed(id, fieldSlot(slot, id.label), context));
  const own = ids === 'checklist' || ids === 'checklistItem' ? idSuggestions([ids], context, document) : [];
  return [
    ...ofIds,
    ...own.map((id) => keyed(id, fieldSlot(slot, id.label), context)),
    ...(plan === describedPlan() ? specScaffold(context) : []),
    ...(ids ? scaffoldSuggestions(ids as Namespace, slot, context, document) : []),
    ...fittingKeys(slot, Object.keys(properties ?? {}), context, document).map((key) =>
      fieldSuggestion(key, slot, context),
    ),
  ].filter(({ label }) => !context.siblings.has(label));
}

function fittingKeys(
  { plan }: Slot,
  keys: readonly string[],
  { siblings }: CursorContext,
  document: SpecDocument,
): string[] {
  if (plan.kind === 'idSet') return [];
  const { required = [], properties = {} } = plan.schema;
  const kind = siblings.get('kind') as ComponentKind | undefined;
  const isComponent = plan.kind === 'object' && plan.name === 'component';
  const favourites = isComponent && kind ? (keysOfKind[kind] ?? []) : [];
  const isStep = plan.kind === 'object' && plan.name === 'step';
  const rank = (key: string) => {
    if (required.includes(key)) return 0;
    if (isStep) return rankInStep(key, siblings, document);
    if (favourites.includes(key)) return 1 + favourites.indexOf(key) / 100;
    return asides.includes(key) ? 4 : properties[key]?.kinds ? 2 : 3;
  };
  return keys
    .filter((key) => !isComponent || !kind || (properties[key]?.kinds?.includes(kind) ?? true))
    .filter((key) => key !== 'value' || siblings.size === 0)
    .flatMap((key, index) => {
      const order = rank(key);
      return order === undefined ? [] : [{ key, order: order * 10_000 + index }];
    })
    .sort((a, b) => a.order - b.order)
    .map(({ key }) => key);
}

function fieldSuggestion(key: string, parent: Slot, context: CursorContext): Suggestion {
  const slot = fieldSlot(parent, key);
  const required = parent.plan.schema.required?.includes(key) ?? false;
  const suggestion: Suggestion = {
    label: key,
    kind: 'key',
    insertText: key,
    detail: slot && (required ? `${typeOf(slot)}, required` : typeOf(slot)),
    documentation: slot && describeField(key, slot, required),
  };
  return keyed(suggestion, slot, context);
}

/** A key with a place for its value, unless there is one already. */
function keyed(suggestion: Suggestion, slot: Slot | undefined, context: CursorContext): Suggestion {
  if (context.hasColon) return suggestion;
  const value = slot ? valueForm(slot, context) : '$1';
  return {
    ...suggestion,
    insertText: `${suggestion.insertText}:${value.startsWith('\n') ? '' : ' '}${value}`,
    snippet: true,
    retrigger: /\$1$|\[\$1\]$|\{\$1\}$/.test(value),
  };
}

/** How a value is begun: braces for short mappings, a new line for long ones, brackets for lists. */
function valueForm(slot: Slot, { flow, column }: CursorContext): string {
  const { plan, field } = slot;
  const form = plan.kind === 'object' ? inlineForms[plan.name] : undefined;
  if (form) return snippetOf(form);
  const meaning = scalarSlot(slot).plan;
  const [only, ...others] = meaning.schema.enum ?? [];
  if (only !== undefined && others.length === 0) return String(only);
  if (plan.kind === 'list' && plan.items.kind === 'object') return flow ? '[$1]' : indented('\n- $1', column + 2);
  if (plan.kind === 'list') return '[$1]';
  if (plan.kind === 'idSet')
    return plan.schema.type?.includes('object') && plan.schema.type.length === 1 ? '{$1}' : '[$1]';
  const example = field.default ?? field.examples?.[0];
  if (meaning.kind === 'quantity') return placeholder(1, String(example ?? exampleOf(meaning)));
  if (meaning.kind === 'object' || meaning.kind === 'map') return flow ? '{$1}' : indented('\n$1', column + 2);
  return '$1';
}
