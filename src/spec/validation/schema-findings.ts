import type { Plan, SchemaNode } from '../binding/plan';
import { keysOf } from '../binding/plan-at';
import { expectedQuantity } from '../binding/quantity-findings';
import type { Finding } from '../finding';
import { nearest } from '../nearest';
import type { Entry, MappingNode, ScalarNode, SyntaxNode } from '../syntax/node';

/**
 * The `schema/…` findings of a document: unknown and missing keys, wrong shapes, words that are not in the list. They are
 * those of the JSON schema, found by walking the plan that was compiled from it, so that each can say at its own text what
 * was expected there. A test holds the two equal, with AJV as the referee.
 *
 * @param path of `root` in the document
 */
export function schemaFindings(root: SyntaxNode, plan: Plan, path = ''): Finding[] {
  const findings: Finding[] = [];
  checkShape(plan, { node: root, path, key: undefined }, findings);
  return findings;
}

/** A value with the key before it and the way to it. */
interface Place {
  readonly node: SyntaxNode;
  readonly path: string;
  readonly key: ScalarNode | undefined;
}

function checkShape(plan: Plan, place: Place, findings: Finding[]): void {
  const { node } = place;
  const { schema } = plan;
  if (!hasType(node, schema)) {
    findings.push(wrongType(place, plan));
    return;
  }
  if (schema.enum && node.type === 'scalar' && !isMember(node, schema.enum))
    findings.push(wrongWord(place, schema.enum));
  if (node.type === 'sequence') {
    const items = plan.kind === 'list' ? plan.items : undefined;
    node.items.forEach((item, index) => {
      if (items) checkShape(items, { node: item, path: `${place.path}[${index}]`, key: undefined }, findings);
    });
  } else if (node.type === 'mapping') checkEntries(plan, node, place, findings);
  else if (plan.kind === 'object') checkShorthand(plan, place, findings);
}

function checkEntries(plan: Plan, node: MappingNode, place: Place, findings: Finding[]): void {
  const { schema } = plan;
  const ids = schema.propertyNames?.pattern;
  for (const entry of node.entries) {
    const at: Place = { node: entry.value, path: join(place.path, entry.key.text), key: entry.key };
    if (ids !== undefined && !new RegExp(ids).test(entry.key.text)) findings.push(wrongId(entry.key, at.path));
    const known = planOf(plan, entry.key.text);
    if (known === 'unknown') findings.push(unknownKey(entry, place, plan));
    else if (known) checkShape(known, at, findings);
  }
  for (const key of schema.required ?? [])
    if (!node.entries.some((entry) => entry.key.text === key)) findings.push(missingKey(place, key, plan));
}

/** A scalar in place of a mapping is the value of one of its keys. */
function checkShorthand(plan: Extract<Plan, { kind: 'object' }>, place: Place, findings: Finding[]): void {
  const field = plan.schema.shorthand === undefined ? undefined : plan.fields().get(plan.schema.shorthand);
  if (field && field.kind !== 'quantity') checkShape(field, place, findings);
}

/** How the value of a key is read; undefined where anything goes. */
function planOf(plan: Plan, key: string): Plan | 'unknown' | undefined {
  switch (plan.kind) {
    case 'object':
      return (
        plan.fields().get(key) ?? plan.rest ?? (plan.schema.additionalProperties === false ? 'unknown' : undefined)
      );
    case 'map':
      return plan.values;
    case 'quantity':
      return plan.form?.().get(key) ?? 'unknown';
    case 'idSet':
      return plan.quantities;
    default:
      return undefined;
  }
}

function hasType(node: SyntaxNode, { type }: SchemaNode): boolean {
  if (type === undefined) return true;
  const types = typeof type === 'string' ? [type] : type;
  if (node.type === 'mapping') return types.includes('object');
  if (node.type === 'sequence') return types.includes('array');
  if (typeof node.value === 'number') {
    return types.includes('number') || (types.includes('integer') && Number.isInteger(node.value));
  }
  return types.includes(node.value === null ? 'null' : typeof node.value);
}

function isMember(node: ScalarNode, members: readonly (string | number)[]): boolean {
  return members.some((member) => member === node.value);
}

function unknownKey({ key }: Entry, place: Place, plan: Plan): Finding {
  const known = keysOf(plan);
  const meant = nearest(key.text, known);
  const where = place.path === '' ? 'at the top level' : `in ${name(place)}`;
  const remedy = meant ? `did you mean \`${meant}\`?` : `known here: ${listed(known, 12)}`;
  return {
    rule: 'schema/unknown-key',
    severity: 'error',
    message: `\`${key.text}\` is not a key of the language ${where}; ${remedy}`,
    path: join(place.path, key.text),
    span: key.span,
    ...(meant && { data: { replacement: meant } }),
  };
}

function missingKey(place: Place, key: string, plan: Plan): Finding {
  const field = plan.kind === 'object' ? plan.fields().get(key) : undefined;
  const words = field?.schema.enum;
  const expected = words ? `: one of ${words.map((word) => `\`${word}\``).join(', ')}` : '';
  return finding('schema/missing-key', place, `${name(place)} needs \`${key}\`${expected}`, { key });
}

function wrongType(place: Place, plan: Plan): Finding {
  const expected = expectedShape(plan);
  if (place.node.type === 'scalar' && place.node.value === null)
    return finding('schema/empty-value', place, `${name(place)} has no value yet; expected ${expected}`);
  return finding('schema/wrong-type', place, `${name(place)} is ${shapeOf(place.node)}; expected ${expected}`);
}

function wrongWord(place: Place, members: readonly (string | number)[]): Finding {
  const words = members.map(String);
  const text = place.node.type === 'scalar' ? place.node.text : '';
  const meant = nearest(text, words);
  const remedy = meant ? `did you mean \`${meant}\`?` : `one of ${words.map((word) => `\`${word}\``).join(', ')}`;
  const message = `\`${text}\` is not a \`${place.key?.text ?? place.path}\`; ${remedy}`;
  return finding('schema/unknown-word', place, message, meant && { replacement: meant });
}

function wrongId({ text, span }: ScalarNode, path: string): Finding {
  const message = `\`${text}\` cannot be an id: ids start with a letter and go on with letters, digits, \`_\` or \`-\``;
  return { rule: 'schema/wrong-id', severity: 'error', message, path, span };
}

function finding(rule: string, place: Place, message: string, data?: Record<string, unknown> | string): Finding {
  const { node, key, path } = place;
  const empty = node.span.start === node.span.end;
  // A mapping can be many lines long; its key is the smallest text that names it.
  const span = key && (empty || node.type !== 'scalar') ? key.span : node.span;
  const shown = path === '' ? { start: span.start, end: Math.min(span.end, span.start + 1) } : span;
  return { rule, severity: 'error', message, path, span: shown, ...(typeof data === 'object' && { data }) };
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

function name({ path }: Place): string {
  return path === '' ? 'The document' : `\`${path}\``;
}

function expectedShape(plan: Plan): string {
  switch (plan.kind) {
    case 'quantity':
      return expectedQuantity(plan.schema);
    case 'object': {
      const { shorthand } = plan.schema;
      const short = shorthand === undefined ? undefined : plan.fields().get(shorthand);
      const mapping = `a mapping with ${listed(keysOf(plan))}`;
      return short ? `${expectedShape(short)}, or ${mapping}` : mapping;
    }
    case 'map':
      return 'a mapping from ids';
    case 'idSet':
      return 'an id or a list of ids';
    case 'list':
      return 'a list';
    case 'text':
      return 'a text';
    case 'scalar':
      return plan.schema.enum
        ? `one of ${listed(plan.schema.enum.map(String))}`
        : `a ${[plan.schema.type].flat().join(' or ')}`;
  }
}

function listed(names: readonly string[], most = 6): string {
  const shown = names.slice(0, most).map((name) => `\`${name}\``);
  return names.length > most ? `${shown.join(', ')} …` : shown.join(', ');
}

function shapeOf(node: SyntaxNode): string {
  if (node.type === 'scalar') return `\`${node.text}\``;
  return node.type === 'mapping' ? 'a mapping' : 'a list';
}
