import type { Dimension } from '../../quantity/quantity';

/** The annotated JSON schema that the language is described in; only the keywords that binding reads. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly items?: SchemaNode;
  readonly enum?: readonly (string | number)[];
  readonly propertyNames?: { readonly pattern?: string };
  readonly description?: string;
  readonly default?: unknown;
  readonly required?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  /** The dimension of a number with a unit. */
  readonly quantity?: Dimension;
  readonly minimumValue?: number;
  readonly exclusiveMinimumValue?: number;
  readonly maximumValue?: number;
  readonly integer?: boolean;
  /** Words that may stand where a quantity or an id is expected. */
  readonly words?: readonly string[];
  readonly wordDescriptions?: readonly string[];
  /** The key that a bare scalar stands for. */
  readonly shorthand?: string;
  readonly idSet?: boolean;
  readonly reference?: readonly string[];
  /** The namespace that the keys of this map declare. */
  readonly ids?: string;
  /** The component kinds that read this field; absent: all. */
  readonly kinds?: readonly string[];
  readonly text?: boolean;
  readonly title?: string;
}

/** How one place of the language is read; compiled once from its schema. */
export type Plan =
  | {
      readonly kind: 'quantity';
      readonly dimension: Dimension;
      readonly schema: SchemaNode;
      /** The keys of its mapping form. */
      readonly form?: () => ReadonlyMap<string, Plan>;
    }
  | {
      readonly kind: 'object';
      readonly name: string;
      readonly schema: SchemaNode;
      readonly fields: () => ReadonlyMap<string, Plan>;
      readonly rest: Plan | undefined;
    }
  | { readonly kind: 'map'; readonly schema: SchemaNode; readonly values: Plan }
  | {
      readonly kind: 'idSet';
      readonly schema: SchemaNode;
      readonly dimension: Dimension;
      /** Of the numbers beside the ids, where there may be some. */
      readonly quantities: Plan | undefined;
    }
  | { readonly kind: 'list'; readonly schema: SchemaNode; readonly items: Plan }
  | { readonly kind: 'text'; readonly schema: SchemaNode }
  | { readonly kind: 'scalar'; readonly schema: SchemaNode };

/** Compiles the whole language; definitions are shared and fields are compiled on first use, so recursion is fine. */
export function compilePlan(root: SchemaNode): Plan {
  const definitions = new Map<string, Plan>();

  function compile(schema: SchemaNode, name: string): Plan {
    if (schema.$ref !== undefined) return definition(schema.$ref.slice('#/$defs/'.length));
    const { quantity, idSet, additionalProperties } = schema;
    if (quantity !== undefined) return { kind: 'quantity', dimension: quantity, schema, form: fieldsOf(schema) };
    const rest = typeof additionalProperties === 'object' ? compile(additionalProperties, name) : undefined;
    if (idSet) {
      return {
        kind: 'idSet',
        schema,
        quantities: rest,
        dimension: rest?.kind === 'quantity' ? rest.dimension : 'count',
      };
    }
    if (schema.properties !== undefined) return { kind: 'object', name, schema, fields: fieldsOf(schema), rest };
    if (rest !== undefined) return { kind: 'map', schema, values: rest };
    if (schema.items !== undefined) return { kind: 'list', schema, items: compile(schema.items, name) };
    return { kind: schema.text ? 'text' : 'scalar', schema };
  }

  function fieldsOf({ properties = {} }: SchemaNode): () => ReadonlyMap<string, Plan> {
    let fields: Map<string, Plan> | undefined;
    return () => {
      fields ??= new Map(Object.entries(properties).map(([key, value]) => [key, compile(value, key)]));
      return fields;
    };
  }

  function definition(name: string): Plan {
    const known = definitions.get(name);
    if (known) return known;
    const plan = compile(root.$defs?.[name] ?? {}, name);
    definitions.set(name, plan);
    return plan;
  }

  return compile(root, 'spec');
}
