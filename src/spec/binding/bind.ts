import { parseQuantity } from '../../quantity/parse-quantity';
import type { Confidence, Quantity } from '../../quantity/quantity';
import type { Finding } from '../finding';
import type { Span } from '../span';
import { childOf, type Entry, type MappingNode, type ScalarNode, type SyntaxNode } from '../syntax/node';
import type { BoundList, BoundMap, BoundObject, BoundQuantity, IdEntry, IdSet, Place, Value } from './bound';
import { placeWith } from './place-with';
import type { Plan, SchemaNode } from './plan';
import { quantityFinding, rangeFinding } from './quantity-findings';
import type { Declaration, Namespace, Reference, Symbols } from './symbols';

/**
 * Turns a document into typed values that know their place, following the plan. What has the wrong shape is left out
 * (the schema layer reports it); a quantity that cannot be read is left out and reported here.
 *
 * @param path of `root` in the document
 */
export function bind(plan: Plan, root: SyntaxNode, path = ''): Binding {
  const binder = new Binder();
  const value = binder.bind(plan, root, path, undefined);
  return { value, findings: binder.findings, symbols: binder };
}

export interface Binding {
  readonly value: unknown;
  /** `quantity/…` findings. */
  readonly findings: readonly Finding[];
  readonly symbols: Symbols;
}

/** What stands above a value and holds for it: the `source` and `note` of a mapping form. */
interface Inherited {
  readonly source: Confidence | undefined;
  readonly note: string | undefined;
}

class Binder {
  readonly findings: Finding[] = [];
  readonly declarations: Declaration[] = [];
  readonly references: Reference[] = [];

  bind(plan: Plan, node: SyntaxNode, path: string, keySpan: Span | undefined, inherited?: Inherited): unknown {
    const place: Place = keySpan ? { path, span: node.span, keySpan, node } : { path, span: node.span, node };
    switch (plan.kind) {
      case 'quantity':
        return this.#quantity(plan, node, place, inherited);
      case 'object':
        return this.#object(plan, node, place);
      case 'map':
        return node.type === 'mapping' ? this.#map(plan.schema, plan.values, node, place) : undefined;
      case 'idSet':
        return this.#idSet(plan, node, place);
      case 'list':
        return this.#list(plan.items, node, place);
      case 'text':
        this.#refer(plan.schema, node, path);
        return node.type === 'scalar' && node.value !== null ? { place, value: node.text } : undefined;
      case 'scalar':
        this.#refer(plan.schema, node, path);
        return scalar(plan.schema, node, place);
    }
  }

  #quantity(
    plan: Extract<Plan, { kind: 'quantity' }>,
    node: SyntaxNode,
    place: Place,
    inherited: Inherited | undefined,
  ): BoundQuantity | Value<string> | undefined {
    if (node.type === 'mapping') {
      const entry = node.entries.find(({ key }) => key.text === 'value');
      return entry && entry.value.type === 'scalar'
        ? this.#quantity(plan, entry.value, placeWith(place, { span: entry.value.span }), inheritedFrom(node))
        : undefined;
    }
    if (node.type !== 'scalar' || node.value === null) return undefined;
    if (plan.schema.words?.includes(node.text)) return { place, value: node.text };
    const parsed = parseQuantity(node.text, plan.dimension);
    if (!parsed.ok) {
      this.findings.push(quantityFinding(parsed.problem, node, place.path, plan.schema));
      return undefined;
    }
    const outside = rangeFinding(parsed.quantity, node, place.path, plan.schema);
    if (outside) {
      this.findings.push(outside);
      return undefined;
    }
    return located(parsed.quantity, place, inherited);
  }

  /** Notes the use of an id, unless it is one of the words that may stand there too. */
  #refer(schema: SchemaNode, node: SyntaxNode, path: string): void {
    if (!schema.reference || node.type !== 'scalar' || node.value === null || typeof node.value === 'boolean') return;
    if (schema.words?.includes(node.text)) return;
    this.references.push({
      namespaces: schema.reference as readonly Namespace[],
      id: node.text,
      span: node.span,
      path,
    });
  }

  #object(plan: Extract<Plan, { kind: 'object' }>, node: SyntaxNode, place: Place): BoundObject | undefined {
    const { shorthand } = plan.schema;
    if (node.type !== 'mapping') {
      const field = shorthand === undefined ? undefined : plan.fields().get(shorthand);
      if (!field || shorthand === undefined) return undefined;
      const value = this.bind(field, node, place.path, place.keySpan);
      return value === undefined ? undefined : ({ place, [shorthand]: value } as BoundObject);
    }
    const inherited = shorthand === undefined ? undefined : inheritedFrom(node);
    const fields = plan.fields();
    const result: Record<string, unknown> = { place };
    const rest: Entry[] = [];
    for (const entry of node.entries) {
      const field = fields.get(entry.key.text);
      if (field) {
        const value = this.bind(field, entry.value, child(place.path, entry.key.text), entry.key.span, inherited);
        if (value !== undefined) result[entry.key.text] = value;
      } else rest.push(entry);
    }
    if (plan.rest) result.rest = this.#map(plan.schema, plan.rest, { ...node, entries: rest }, place);
    return result as unknown as BoundObject;
  }

  #map(schema: SchemaNode, values: Plan, node: MappingNode, place: Place): BoundMap<unknown> {
    const entries = new Map<string, unknown>();
    const namespace = schema.ids as Namespace | undefined;
    for (const { key, value } of node.entries) {
      const path = child(place.path, key.text);
      if (namespace) this.declarations.push({ namespace, id: key.text, span: key.span, path });
      this.#refer(schema, key, path);
      const item = this.bind(values, value, path, key.span);
      if (item !== undefined) entries.set(key.text, item);
    }
    return { place, entries };
  }

  #list(items: Plan, node: SyntaxNode, place: Place): BoundList<unknown> {
    const nodes = node.type === 'sequence' ? node.items : node.type === 'scalar' && node.value === null ? [] : [node];
    const bind = (item: SyntaxNode, index: number) => this.bind(items, item, `${place.path}[${index}]`, undefined);
    return { place, items: nodes.map(bind).filter((item) => item !== undefined) };
  }

  #idSet(plan: Extract<Plan, { kind: 'idSet' }>, node: SyntaxNode, place: Place): IdSet | undefined {
    const nodes = node.type === 'sequence' ? node.items : [node];
    const ids = nodes.flatMap((item, index) => {
      const path = node.type === 'sequence' ? `${place.path}[${index}]` : place.path;
      if (item.type === 'mapping') return this.#idEntries(plan, item, path);
      this.#refer(plan.schema, item, path);
      return idEntry(item, path);
    });
    return ids.length > 0 || node.type === 'sequence' ? { place, ids } : undefined;
  }

  #idEntries(plan: Extract<Plan, { kind: 'idSet' }>, node: MappingNode, path: string): IdEntry[] {
    const leaf: Plan = { kind: 'quantity', dimension: plan.dimension, schema: {} };
    return node.entries.map(({ key, value }) => {
      const at = child(path, key.text);
      this.#refer(plan.schema, key, at);
      const quantity = this.bind(leaf, value, at, key.span) as BoundQuantity | undefined;
      const id: Value<string> = { place: { path: at, span: key.span, node: value }, value: key.text };
      return quantity ? { id, quantity } : { id };
    });
  }
}

function idEntry(node: SyntaxNode, path: string): IdEntry[] {
  if (node.type !== 'scalar' || node.value === null) return [];
  return [{ id: { place: { path, span: node.span, node }, value: node.text } }];
}

function scalar(schema: SchemaNode, node: SyntaxNode, place: Place): Value | undefined {
  if (node.type !== 'scalar' || node.value === null) return undefined;
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (typeof node.value === 'boolean' && types.includes('boolean')) return { place, value: node.value };
  if (typeof node.value === 'number' && (types.includes('number') || types.includes('integer')))
    return { place, value: node.value };
  if (!types.includes('string')) return undefined;
  if (schema.enum && !schema.enum.includes(node.text)) return undefined;
  return { place, value: node.text };
}

function inheritedFrom(node: MappingNode): Inherited {
  return { source: textOf(childOf(node, 'source')) as Confidence | undefined, note: textOf(childOf(node, 'note')) };
}

function textOf(node: SyntaxNode | undefined): string | undefined {
  return node?.type === 'scalar' && node.value !== null ? (node as ScalarNode).text : undefined;
}

function located(quantity: Quantity, place: Place, inherited: Inherited | undefined): BoundQuantity {
  if (inherited?.source === undefined && inherited?.note === undefined) return { ...quantity, place };
  const { source, note } = inherited;
  return { ...quantity, place, ...(source && { source }), ...(note !== undefined && { note }) };
}

function child(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
