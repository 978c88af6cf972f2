import validate from 'validate-design-spec';
import type { Plan } from '../binding/plan';
import { keysOf, planAt } from '../binding/plan-at';
import { expectedQuantity } from '../binding/quantity-findings';
import type { Finding } from '../finding';
import { nearest } from '../nearest';
import { entryOf, type ScalarNode, type SyntaxNode } from '../syntax/node';
import { plainValue } from '../syntax/plain-value';

/** The `schema/…` findings of a document: unknown keys, wrong shapes, missing keys, words that are not in the list. */
export function schemaFindings(root: SyntaxNode, plan: Plan): Finding[] {
  if (validate(plainValue(root))) return [];
  const findings = new Map<string, Finding>();
  for (const error of validate.errors ?? []) {
    const finding = describe(error, root, plan);
    // An aliased node is validated at each of its uses, but it is one text and one mistake.
    if (finding) findings.set(`${finding.rule} ${finding.span.start} ${finding.span.end} ${finding.message}`, finding);
  }
  return [...findings.values()].sort((a, b) => a.span.start - b.span.start);
}

type ValidationError = NonNullable<typeof validate.errors>[number];

/** A place in the document: how it is reached, what stands there and what the language expects. */
interface Place {
  readonly path: string;
  readonly key: ScalarNode | undefined;
  readonly node: SyntaxNode;
  readonly plan: Plan | undefined;
}

function describe(error: ValidationError, root: SyntaxNode, rootPlan: Plan): Finding | undefined {
  const place = locate(error.instancePath, root, rootPlan);
  if (!place) return undefined;
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownKey(place, String(error.params.additionalProperty));
    case 'required':
      return missingKey(place, String(error.params.missingProperty));
    case 'type':
      return wrongType(place);
    case 'enum':
      return wrongWord(place);
    case 'propertyNames':
      return wrongId(place, String(error.params.propertyName));
    case 'const':
      return finding(
        'schema/wrong-value',
        place,
        `${name(place)} must be ${JSON.stringify(error.params.allowedValue)}`,
      );
    default:
      // A name that breaks its pattern is reported once, as the name of the key.
      return error.keyword === 'pattern' && error.schemaPath.includes('propertyNames')
        ? undefined
        : finding('schema/wrong-value', place, `${name(place)} does not fit the language (${error.keyword})`);
  }
}

function unknownKey(place: Place, key: string): Finding | undefined {
  const entry = entryOf(place.node, key);
  if (!entry) return undefined;
  const known = keysOf(place.plan);
  const meant = nearest(key, known);
  const where = place.path === '' ? 'at the top level' : `in ${name(place)}`;
  const remedy = meant ? `did you mean \`${meant}\`?` : `known here: ${known.map((k) => `\`${k}\``).join(', ')}`;
  return {
    rule: 'schema/unknown-key',
    severity: 'error',
    message: `\`${key}\` is not a key of the language ${where}; ${remedy}`,
    path: place.path === '' ? key : `${place.path}.${key}`,
    span: entry.key.span,
    ...(meant && { data: { replacement: meant } }),
  };
}

function missingKey(place: Place, key: string): Finding {
  return finding('schema/missing-key', place, `${name(place)} needs \`${key}\`${expectation(place.plan, key)}`, {
    key,
  });
}

function expectation(plan: Plan | undefined, key: string): string {
  const field = plan?.kind === 'object' ? plan.fields().get(key) : undefined;
  return field?.schema.enum ? `: one of ${field.schema.enum.map((word) => `\`${word}\``).join(', ')}` : '';
}

function wrongType(place: Place): Finding {
  const expected = expectedShape(place.plan);
  if (place.node.type === 'scalar' && place.node.value === null)
    return finding('schema/empty-value', place, `${name(place)} has no value yet; expected ${expected}`);
  return finding('schema/wrong-type', place, `${name(place)} is ${shapeOf(place.node)}; expected ${expected}`);
}

function wrongWord(place: Place): Finding {
  const words = (place.plan?.schema.enum ?? []).map(String);
  const text = place.node.type === 'scalar' ? place.node.text : '';
  const meant = nearest(text, words);
  const remedy = meant ? `did you mean \`${meant}\`?` : `one of ${words.map((word) => `\`${word}\``).join(', ')}`;
  return finding('schema/unknown-word', place, `\`${text}\` is not a ${lastKey(place)}; ${remedy}`, {
    ...(meant && { replacement: meant }),
  });
}

function wrongId(place: Place, id: string): Finding | undefined {
  const entry = entryOf(place.node, id);
  const message = `\`${id}\` cannot be an id: ids start with a letter and go on with letters, digits, \`_\` or \`-\``;
  return entry && { rule: 'schema/wrong-id', severity: 'error', message, path: place.path, span: entry.key.span };
}

function finding(rule: string, place: Place, message: string, data?: Record<string, unknown>): Finding {
  const empty = place.node.span.start === place.node.span.end;
  // A mapping can be many lines long; its key is the smallest text that names it.
  const span = place.key && (empty || place.node.type !== 'scalar') ? place.key.span : place.node.span;
  const target = place.path === '' ? { start: span.start, end: Math.min(span.end, span.start + 1) } : span;
  return { rule, severity: 'error', message, path: place.path, span: target, ...(data && { data }) };
}

function locate(pointer: string, root: SyntaxNode, rootPlan: Plan): Place | undefined {
  const segments = pointer.split('/').slice(1).map(unescapePointer);
  let node: SyntaxNode | undefined = root;
  let key: ScalarNode | undefined;
  let path = '';
  const keys: (string | number)[] = [];
  for (const segment of segments) {
    if (node?.type === 'sequence') {
      keys.push(Number(segment));
      node = node.items[Number(segment)];
      path += `[${segment}]`;
      key = undefined;
    } else {
      const entry: ReturnType<typeof entryOf> = entryOf(node, segment);
      keys.push(segment);
      key = entry?.key;
      node = entry?.value;
      path = path === '' ? segment : `${path}.${segment}`;
    }
  }
  return node && { path, key, node, plan: planAt(rootPlan, keys) };
}

function unescapePointer(segment: string): string {
  return segment.replaceAll('~1', '/').replaceAll('~0', '~');
}

function name(place: Place): string {
  return place.path === '' ? 'The document' : `\`${place.path}\``;
}

function lastKey(place: Place): string {
  return `\`${place.key?.text ?? place.path}\``;
}

function expectedShape(plan: Plan | undefined): string {
  switch (plan?.kind) {
    case 'quantity':
      return expectedQuantity(plan.schema);
    case 'object':
      return plan.schema.shorthand === undefined
        ? `a mapping with ${listed(keysOf(plan))}`
        : `${expectedShape(plan.fields().get(plan.schema.shorthand))}, or a mapping with ${listed(keysOf(plan))}`;
    case 'map':
      return 'a mapping from ids';
    case 'idSet':
      return 'an id or a list of ids';
    case 'list':
      return 'a list';
    case 'text':
      return 'a text';
    case 'scalar':
      return plan.schema.enum ? `one of ${listed(plan.schema.enum)}` : `a ${[plan.schema.type].flat().join(' or ')}`;
    case undefined:
      return 'something else';
  }
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 6).map((name) => `\`${name}\``);
  return names.length > 6 ? `${shown.join(', ')} …` : shown.join(', ');
}

function shapeOf(node: SyntaxNode): string {
  if (node.type === 'scalar') return `\`${node.text}\``;
  return node.type === 'mapping' ? 'a mapping' : 'a list';
}
