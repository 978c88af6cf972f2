import { compilePlan, type Plan, type SchemaNode } from '../spec/binding/plan';
import { languagePlan, languageSchema } from '../spec/language';
import type { SyntaxNode } from '../spec/syntax/node';

/** Keys and indices from the root of a document. */
export type Path = readonly (string | number)[];

/** What the language expects at a place. */
export interface Slot {
  readonly plan: Plan;
  /** The definition, overlaid with what the field that refers to it says: its own description, default, kinds. */
  readonly field: SchemaNode & { readonly examples?: readonly unknown[] };
}

export function rootSlot(): Slot {
  const plan = languagePlan();
  return { plan, field: plan.schema };
}

/** What the language expects behind these keys and indices, or undefined where it knows nothing. */
export function slotAt(path: Path): Slot | undefined {
  let slot: Slot | undefined = rootSlot();
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

/** What a scalar here stands for: the shorthand of a mapping, or the only item of a list. */
export function scalarSlot(slot: Slot): Slot {
  const { plan, field } = slot;
  if (plan.kind === 'object' && plan.schema.shorthand !== undefined) {
    const inner = plan.fields().get(plan.schema.shorthand);
    if (!inner) return slot;
    const meaning = scalarSlot({ plan: inner, field: inner.schema });
    return { plan: meaning.plan, field: { ...meaning.field, ...pick(field) } };
  }
  if (plan.kind === 'list') return scalarSlot({ plan: plan.items, field: { ...plan.items.schema, ...pick(field) } });
  return slot;
}

/** What the language expects at a node: of its scalar form where it is a scalar. */
export function slotOfNode(path: Path, node: SyntaxNode): Slot | undefined {
  const slot = slotAt(path);
  return slot && node.type === 'scalar' ? scalarSlot(slot) : slot;
}

function overlay(plan: Plan, field: SchemaNode | undefined): Slot {
  return { plan, field: field ? { ...plan.schema, ...field } : plan.schema };
}

function pick({ description, default: fallback, kinds, examples }: Slot['field']): Partial<Slot['field']> {
  return {
    ...(description !== undefined && { description }),
    ...(fallback !== undefined && { default: fallback }),
    ...(kinds && { kinds }),
    ...(examples && { examples }),
  };
}

const compiledFields = new Map<SchemaNode, Slot>();

/** Compiles a field that plans do not reach: `source` of a quantity, the number behind an id. */
function compiled(field: SchemaNode): Slot {
  const known = compiledFields.get(field);
  if (known) return known;
  const slot = overlay(compilePlan({ ...field, $defs: languageSchema.$defs ?? {} }), field);
  compiledFields.set(field, slot);
  return slot;
}
