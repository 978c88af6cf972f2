import { dimensionWords } from '../../quantity/dimensions';
import { code, plain } from '../markdown-text';
import { type Slot, scalarSlot } from '../slot';

/** What a key means: its description, the unit, the default, the words that may stand there and who reads it. */
export function describeField(key: string, slot: Slot, required: boolean): string {
  const { field, plan } = slot;
  const value = scalarSlot(slot);
  const heading = [`**${key}**`, typeOf(slot), required && 'required', defaultOf(field.default)]
    .filter(Boolean)
    .join(' · ');
  const keys =
    plan.kind === 'object' ? [...plan.fields().keys()].filter((name) => !['source', 'note'].includes(name)) : [];
  return [
    heading,
    field.description ?? '',
    value.plan.kind === 'quantity' ? unitsLine(value) : '',
    wordsLine(value),
    keys.length > 0 && keys.length <= 30 ? `Keys: ${keys.map(code).join(', ')}` : '',
    field.kinds ? `Read by: ${field.kinds.join(', ')}` : '',
    exampleLine(field.examples),
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

/** Whether the mapping around a key cannot do without it. */
export function isRequired(parent: Slot | undefined, key: string): boolean {
  return parent?.plan.schema.required?.includes(key) ?? false;
}

/** What one of a field's words means, or undefined when the text is none of them. */
export function describeWord(text: string, { plan }: Slot): string | undefined {
  const { enum: members, enumDescriptions, words, wordDescriptions } = plan.schema;
  const member = members?.map(String).indexOf(text) ?? -1;
  const word = words?.indexOf(text) ?? -1;
  const meaning = member >= 0 ? enumDescriptions?.[member] : word >= 0 ? wordDescriptions?.[word] : undefined;
  return meaning && `**${plain(text)}**: ${meaning}`;
}

/** In a word or two, what is written there: `duration`, `list`, `one of 4 words`. */
export function typeOf(slot: Slot): string {
  const { plan } = scalarSlot(slot);
  const { schema } = plan;
  if (plan.kind === 'quantity') return plan.dimension.replaceAll('-', ' ');
  if (schema.reference) return schema.reference.join(' or ');
  if (slot.plan.kind === 'list') return 'list';
  if (slot.plan.kind === 'map') return schema.ids ? `${schema.ids}s by id` : 'mapping';
  if (slot.plan.kind === 'object') return 'mapping';
  if (schema.enum) return 'word';
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.includes('boolean') && !schema.text) return 'true or false';
  return types.includes('integer') ? 'whole number' : 'text';
}

function defaultOf(value: unknown): string {
  return value === undefined ? '' : `default ${code(String(value))}`;
}

function unitsLine({ plan }: Slot): string {
  if (plan.kind !== 'quantity') return '';
  if (plan.schema.integer) return '';
  const { units } = dimensionWords[plan.dimension];
  return `Units: ${units}. Also a range (\`a..b\`, 90 % interval) or \`{value, source, note}\`.`;
}

function wordsLine({ plan }: Slot): string {
  const { enum: members, enumDescriptions, words, wordDescriptions } = plan.schema;
  const all = members?.map(String) ?? words;
  if (!all || all.length === 0) return '';
  const meanings = members ? enumDescriptions : wordDescriptions;
  if (all.length > 7 || !meanings) return `Words: ${all.map(code).join(', ')}`;
  return all.map((word, index) => `- ${code(word)}: ${meanings[index] ?? ''}`).join('\n');
}

function exampleLine(examples: readonly unknown[] | undefined): string {
  return examples ? `For example ${examples.map((example) => code(String(example))).join(' or ')}` : '';
}
