import * as assert from 'node:assert/strict';
import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import designSpec from '../../schemas/design-spec.schema.json';
import workspaceConfig from '../../schemas/workspace-config.schema.json';
import { parseQuantity } from '../../src/quantity/parse-quantity';
import { compilePlan, type Plan, type SchemaNode } from '../../src/spec/binding/plan';

interface AnnotatedNode extends SchemaNode {
  readonly examples?: readonly unknown[];
}

const namespaces = ['component', 'region', 'flow', 'dataset', 'pattern', 'technology', 'rule', 'checklist'];
const declared = ['component', 'region', 'flow', 'dataset', 'scenario', 'stage', 'api', 'lock', 'realtime'].concat([
  'checklist',
  'checklistItem',
]);
const dimensions = ['count', 'rate', 'duration', 'size', 'bandwidth', 'fraction', 'growth', 'factor'].concat(
  ['time', 'size-time', 'count', 'size'].map((per) => `money-per-${per}`),
);
const keywords = new Set(
  `$ref type properties additionalProperties propertyNames items required enum enumDescriptions description default
  examples quantity minimumValue exclusiveMinimumValue maximumValue integer words wordDescriptions shorthand idSet
  reference ids kinds text`.split(/\s+/),
);

for (const [file, root] of Object.entries({ designSpec, workspaceConfig } as unknown as Record<string, SchemaNode>)) {
  describe(`${file} schema`, () => {
    const definitions = root.$defs ?? {};
    const ajv = new Ajv({ strict: false }).addSchema({ ...root, $id: 'schema' });
    const resolve = (node: SchemaNode): SchemaNode => {
      const target = node.$ref === undefined ? node : definitions[node.$ref.replace('#/$defs/', '')];
      assert.ok(target, `${node.$ref} does not resolve`);
      return target;
    };
    const nodes = [...Object.entries(definitions), ...Object.entries(root.properties ?? {})].flatMap(([name, node]) =>
      below(node, name),
    );
    const each = (title: string, check: (node: AnnotatedNode, path: string) => void) =>
      it(title, () => {
        for (const [path, node] of nodes) check(node, path);
      });

    each('uses only the keywords that readers know', (node, path) =>
      assert.deepEqual(
        Object.keys(node).filter((keyword) => !keywords.has(keyword)),
        [],
        path,
      ),
    );
    each('describes every key and definition', (node, path) => {
      const description = node.description ?? resolve(node).description ?? '';
      assert.match(description, /^\S.*[.:?]$/s, `${path}: ${description}`);
    });
    each('explains every word of an enumeration', (node, path) => {
      for (const [words, explanations] of [
        [node.enum, node.enumDescriptions],
        [node.words, node.wordDescriptions],
      ]) {
        assert.equal(explanations?.length, words?.length, path);
        assert.equal(new Set(words).size, words?.length ?? 0, path);
        assert.ok(explanations?.every((text) => String(text).length > 3) ?? true, path);
      }
    });
    each('gives every place one shape: a reference, or a definition that is no anonymous object', (node, path) => {
      if (path.includes('.')) assert.equal(node.properties, undefined, path);
      if (node.properties) assert.notEqual(node.additionalProperties, undefined, path);
      if (!node.$ref) assert.ok(node.type, path);
    });
    each('requires and abbreviates only keys that exist', (node, path) => {
      const keys = Object.keys(node.properties ?? {});
      for (const key of [...(node.required ?? []), node.shorthand ?? []].flat()) assert.ok(keys.includes(key), path);
      if (node.shorthand) assert.ok(node.type?.includes('string'), path);
    });
    each('names only known namespaces, dimensions and kinds', (node, path) => {
      for (const name of node.reference ?? []) assert.ok(namespaces.includes(name), `${path}: ${name}`);
      if (node.ids) assert.ok(declared.includes(node.ids), `${path}: ${node.ids}`);
      if (node.quantity) assert.ok(dimensions.includes(node.quantity), `${path}: ${node.quantity}`);
      const kinds = definitions.componentKind?.enum ?? [];
      for (const kind of node.kinds ?? []) assert.ok(kinds.includes(kind), `${path}: ${kind}`);
    });
    each('resolves every reference', (node) => void resolve(node));
    each('has defaults and examples that can be written', (node, path) => {
      for (const text of [node.default ?? [], node.examples ?? []].flat()) {
        const value: unknown = parse(String(text));
        if (typeof value !== 'object') checkScalar(resolve(node), value, path);
        else assert.ok(ajv.validate({ $ref: `schema${node.$ref}` }, value), `${path}: ${text}`);
      }
    });

    function checkScalar(node: SchemaNode, value: unknown, path: string): void {
      const field = node.shorthand === undefined ? undefined : node.properties?.[node.shorthand];
      if (field) checkScalar(resolve(field), value, path);
      else if (node.quantity && !node.words?.includes(String(value)))
        assert.ok(parseQuantity(String(value), node.quantity).ok, `${path}: ${value}`);
      else if (node.enum) assert.ok(node.enum.includes(value as string), `${path}: ${value}`);
      else assert.ok([node.type].flat().includes(typeof value), `${path}: ${value}`);
    }

    it('has no unused definition', () => {
      const used = new Set(nodes.map(([, node]) => node.$ref?.replace('#/$defs/', '')));
      assert.deepEqual(
        Object.keys(definitions).filter((name) => !used.has(name)),
        [],
      );
    });
    it('can be compiled for the binder down to the last field', () => {
      const seen = new Set<Plan>();
      visit(compilePlan(root), seen);
      assert.ok(seen.size > 25);
    });
  });
}

/** The node and everything below it, each with the way to it. */
function below(node: SchemaNode, path: string): [string, SchemaNode][] {
  const children = Object.entries(node.properties ?? {});
  if (typeof node.additionalProperties === 'object') children.push(['*', node.additionalProperties]);
  if (node.items) children.push(['-', node.items]);
  return [[path, node], ...children.flatMap(([key, child]) => below(child, `${path}.${key}`))];
}

function visit(plan: Plan, seen: Set<Plan>): void {
  if (seen.has(plan)) return;
  seen.add(plan);
  if (plan.kind === 'map') visit(plan.values, seen);
  if (plan.kind === 'list') visit(plan.items, seen);
  if (plan.kind !== 'object') return;
  for (const field of plan.fields().values()) visit(field, seen);
  if (plan.rest) visit(plan.rest, seen);
}
