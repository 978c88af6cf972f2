import { readFile } from 'node:fs/promises';
import { writeGenerated } from './build/generated.mjs';

/** Writes the types of a bound document from the schema, so that the language is described in one place only. */

const schema = JSON.parse(await readFile('schemas/design-spec.schema.json', 'utf8'));
const definitions = Object.entries(schema.$defs);

const interfaces = [
  interfaceOf('spec', schema),
  ...definitions
    .filter(([, definition]) => isObject(definition))
    .map(([name, definition]) => interfaceOf(name, definition)),
];

await writeGenerated(
  'src/spec/spec.generated.ts',
  `// Generated from schemas/design-spec.schema.json by scripts/generate-spec-types.mjs; run \`npm run generate\`.
import type { BoundList, BoundMap, BoundObject, BoundQuantity, IdSet, Value } from './binding/bound';

${interfaces.join('\n\n')}
`,
);

function interfaceOf(name, definition) {
  const fields = Object.entries(definition.properties ?? {}).map(([key, value]) => {
    const comment = value.description
      ? `  /** ${value.description.replaceAll('*/', '*\\/').replaceAll('\n', ' ')} */\n`
      : '';
    return `${comment}  readonly ${key}?: ${typeOf(value)};`;
  });
  const rest = typeof definition.additionalProperties === 'object';
  if (rest) fields.push(`  readonly rest?: BoundMap<${typeOf(definition.additionalProperties)}>;`);
  return `export interface ${typeName(name)} extends BoundObject {\n${fields.join('\n')}\n}`;
}

function typeOf(node) {
  if (node.$ref) return typeOfDefinition(node.$ref.slice('#/$defs/'.length));
  if (node.quantity) {
    const words = node.words ? ` | Value<${union(node.words)}>` : '';
    return `BoundQuantity<'${node.quantity}'>${words}`;
  }
  if (node.idSet) return `IdSet<'${dimensionOf(node)}'>`;
  if (typeof node.additionalProperties === 'object') return `BoundMap<${typeOf(node.additionalProperties)}>`;
  if (node.items) return `BoundList<${typeOf(node.items)}>`;
  if (node.text) return 'Value<string>';
  if (node.enum) return `Value<${union(node.enum)}>`;
  const scalars = [node.type]
    .flat()
    .map((type) => (type === 'integer' ? 'number' : type))
    .filter(isScalar);
  return scalars.map((type) => `Value<${type}>`).join(' | ') || 'BoundObject';
}

function typeOfDefinition(name) {
  const definition = schema.$defs[name];
  return isObject(definition) ? typeName(name) : typeOf(definition);
}

function dimensionOf(node) {
  const values = node.additionalProperties;
  return (
    (typeof values === 'object' &&
      (values.$ref ? schema.$defs[values.$ref.slice('#/$defs/'.length)] : values).quantity) ||
    'count'
  );
}

function isObject(definition) {
  return definition.properties !== undefined && definition.quantity === undefined && !definition.idSet;
}

function isScalar(type) {
  return ['string', 'number', 'boolean'].includes(type);
}

function union(words) {
  return words.map((word) => (typeof word === 'string' ? `'${word}'` : word)).join(' | ');
}

function typeName(name) {
  return name === 'spec' ? 'Spec' : `${name[0].toUpperCase()}${name.slice(1)}Spec`;
}
