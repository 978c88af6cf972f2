import { compilePlan, type Plan, type SchemaNode } from '../spec/binding/plan';
import type { SyntaxNode } from '../spec/syntax/node';
import { describedConfigPlan, describedPlan, describedSchema } from './described-language';

/** Keys and indices from the root of a document. */
export type Path = readonly (string | number)[];

/** What the language expects at a place. */
export interface Slot {
  readonly plan: Plan;
  /** The definition, overlaid with what the field that refers to it says: its own description, default, kinds. */
  readonly field: SchemaNode & { readonly examples?: readonly unknown[] };
}

/** A whole document: a spec, or the configuration of a workspace. */
export type DocumentKind = 'spec' | 'config';

export function rootSlot(kind: DocumentKind = 'spec'): Slot {
  const plan = kind === 'spec' ? describedPlan() : describedConfigPlan();
  return { plan, field: plan.schema };
}

/** What the language expects behind these keys and indices, or undefined where it knows nothing. */
export function slotAt(path: Path, kind: DocumentKind = 'spec'): Slot | undefined {
  let slot: Slot | undefined = rootSlot(kind);
  for (const segment of path) {
    if (!slot) return undefined;
    slot = typeof segment === 'number' ? itemSlot(slot) : fieldSlot(slot, segment);
  }
  return slot;
}

/** What an item of a list here is. */
export function itemSlot({ plan, field }: Slot): Slot | undefined {
  if (plan.kind === 'list') return overlay(plan.items, plan.schema.items);
  // Ids are listed one by one; each may also be a mapping id -> quantity.
  return plan.kind === 'idSet' ? { plan, field } : undefined;
}

/** What stands behind a key of a mapping here. */
export function fieldSlot({ plan }: Slot, key: string): Slot | undefined {
  const { properties, additionalProperties } = plan.schema;
  const rest = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  const field = properties && Object.hasOwn(properties, key) ? properties[key] : undefined;
  switch (plan.kind) {
    case 'object': {
      const known = field && plan.fields().get(key);
      return known ? overlay(known, field) : plan.rest && overlay(plan.rest, rest);
    }
    case 'map':
      return overlay(plan.values, rest);
    case 'quantity':
      return key === 'value' ? { plan, field: plan.schema } : field && compiled(field);
    case 'idSet':
      return rest && compiled(rest);
    default:
      return undefined;
  }
}

const scalarSlots = new WeakMap<Slot, Slot>();

/** What a scalar here stands for: the shorthand of a mapping, or the only item of a list. */
export function scalarSlot(slot: Slot): Slot {
  const known = scalarSlots.get(slot);
  if (known) return known;
  const meaning = scalarMeaning(slot);
  scalarSlots.set(slot, meaning);
  return meaning;
}

function scalarMeaning(slot: Slot): Slot {
  const { plan, field } = slot;
  const shorthand = plan.kind === 'object' ? plan.fields().get(plan.schema.shorthand ?? '') : undefined;
  const inner = plan.kind === 'list' ? plan.items : shorthand;
  if (!inner) return slot;
  const meaning = scalarSlot(overlay(inner, inner.schema));
  return { plan: meaning.plan, field: { ...meaning.field, ...pick(field) } };
}

/** What the language expects at a node: of its scalar form where it is a scalar. */
export function slotOfNode(path: Path, node: SyntaxNode, kind: DocumentKind): Slot | undefined {
  const slot = slotAt(path, kind);
  return slot && node.type === 'scalar' ? scalarSlot(slot) : slot;
}

const overlays = new WeakMap<SchemaNode, Slot>();

/** Each field of the language refers to one plan, so its slot is made once. */
function overlay(plan: Plan, field: SchemaNode | undefined): Slot {
  if (!field) return { plan, field: plan.schema };
  const known = overlays.get(field);
  if (known) return known;
  const slot = { plan, field: { ...plan.schema, ...field } };
  overlays.set(field, slot);
  return slot;
}

function pick({ description, default: fallback, kinds, examples }: Slot['field']): Partial<Slot['field']> {
  return {
    ...(description !== undefined && { description }),
    ...(fallback !== undefined && { default: fallback }),
    ...(kinds && { kinds }),
    ...(examples && { examples }),
  };
}

/** Compiles a field that plans do not reach: `source` of a quantity, the number behind an id. */
function compiled(field: SchemaNode): Slot {
  return overlays.get(field) ?? overlay(compilePlan({ ...field, $defs: describedSchema.$defs ?? {} }), field);
}
