import { readFile } from 'node:fs/promises';
import { markdownTable, writeGeneratedSections } from './build/generated-sections.mjs';

/** Writes the reference of the language into docs/language.md, so that it says what the schema says. */

const schema = JSON.parse(await readFile('schemas/design-spec.schema.json', 'utf8'));

const sections = [
  `### Top level\n\n${schema.description}\n\n${fieldTable(schema)}`,
  ...objectsBelow(schema).map((name) => {
    const definition = schema.$defs[name];
    return `### ${name}\n\n${definition.description}${shorthandOf(definition)}\n\n${fieldTable(definition)}`;
  }),
];

await writeGeneratedSections('docs/language.md', { quantities: quantities(), reference: sections.join('\n\n') });

/** Names of the definitions with fields of their own, in the order in which a reader comes to them. */
function objectsBelow(start, found = new Set()) {
  const below = new Set();
  for (const field of Object.values(start.properties)) collect(field, below);
  if (typeof start.additionalProperties === 'object') collect(start.additionalProperties, below);
  for (const name of below) {
    if (found.has(name)) continue;
    found.add(name);
    objectsBelow(schema.$defs[name], found);
  }
  return [...found];
}

function collect(node, into) {
  const name = node.$ref?.slice('#/$defs/'.length);
  if (name && isObject(schema.$defs[name])) into.add(name);
  const plain = name ? schema.$defs[name] : node;
  if (name && isObject(plain)) return;
  for (const child of [plain.items, plain.additionalProperties]) if (typeof child === 'object') collect(child, into);
}

function isObject(definition) {
  return definition.properties !== undefined && definition.quantity === undefined && !definition.idSet;
}

function fieldTable({ properties, required = [], additionalProperties }) {
  const rows = Object.entries(properties).map(([key, field]) => {
    const merged = { ...resolve(field), ...field };
    const facts = [
      merged.description,
      wordsOf(merged),
      merged.kinds && `Read by ${merged.kinds.map(code).join(', ')}.`,
      merged.examples && `For example ${merged.examples.map(code).join(', ')}.`,
    ];
    const fallback = merged.default === undefined ? '' : code(merged.default);
    return [
      `${code(key)}${required.includes(key) ? ' (required)' : ''}`,
      typeOf(field),
      fallback,
      join(facts).replaceAll(' <br>', '<br>'),
    ];
  });
  if (typeof additionalProperties === 'object')
    rows.push(['any other key', typeOf(additionalProperties), '', additionalProperties.description ?? '']);
  return markdownTable(['Key', 'Value', 'Default', 'Meaning'], rows);
}

function wordsOf({ enum: values, enumDescriptions, words, wordDescriptions }) {
  const meanings = (values ?? words)?.map((word, index) => {
    const meaning = (enumDescriptions ?? wordDescriptions)?.[index];
    return `<br>${code(word)}${meaning ? `: ${meaning}` : ''}`;
  });
  return meanings?.join('');
}

/** What may stand there, in words, with links to what has a section of its own. */
function typeOf(field) {
  const node = { ...resolve(field), ...field };
  const name = field.$ref?.slice('#/$defs/'.length);
  if (name && isObject(schema.$defs[name]))
    return `${shortFormOf(schema.$defs[name])}[${name}](#${name.toLowerCase()})`;
  if (node.quantity) return join([quantityOf(node), node.words && 'or a word'], ', ');
  if (node.idSet)
    return (
      join([node.reference && `ids of ${node.reference.join('s or ')}s`, node.words && 'words'], ', or ') || 'names'
    );
  if (node.reference && node.type !== 'object') return `id of a ${node.reference.join(' or ')}`;
  if (node.items)
    return [node.type].flat().includes('array') && [node.type].flat().length > 1
      ? `${typeOf(node.items)}, or a list`
      : `list of ${typeOf(node.items)}`;
  if (typeof node.additionalProperties === 'object') {
    const key = [node.ids ?? node.reference ?? 'name'].flat().join(' or ');
    return `${key} → ${typeOf(node.additionalProperties)}`;
  }
  if (node.text) return 'text';
  if (node.enum) return 'one of the words';
  return [node.type]
    .flat()
    .map((type) => (type === 'boolean' ? '`true` or `false`' : type))
    .join(' or ');
}

function quantityOf({ quantity, integer, minimumValue, exclusiveMinimumValue }) {
  const bound =
    exclusiveMinimumValue !== undefined
      ? `above ${exclusiveMinimumValue}`
      : minimumValue !== undefined && minimumValue !== 0
        ? `${minimumValue} or more`
        : undefined;
  const kind = integer ? 'whole number' : quantity;
  return join([`[${kind}](#quantities)`, bound], ', ');
}

function shortFormOf({ shorthand, properties }) {
  return shorthand ? `${typeOf(properties[shorthand])} or ` : '';
}

function shorthandOf({ shorthand }) {
  return shorthand ? ` Written as a plain value, it is \`${shorthand}\`.` : '';
}

/** One row for each dimension, with the forms it accepts, by the definition that names it plainly. */
function quantities() {
  const plain = new Map();
  for (const definition of Object.values(schema.$defs)) {
    const { quantity, words } = definition;
    if (quantity && !words && !plain.has(quantity)) plain.set(quantity, definition.description);
  }
  return markdownTable(
    ['Quantity', 'Written'],
    [...plain].map(([name, description]) => [name, description]),
  );
}

function resolve({ $ref }) {
  return $ref ? schema.$defs[$ref.slice('#/$defs/'.length)] : {};
}

function code(value) {
  return `\`${value}\``;
}

function join(parts, separator = ' ') {
  return parts.filter(Boolean).join(separator);
}
