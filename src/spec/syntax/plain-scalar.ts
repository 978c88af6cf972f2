import { isScalar, Schema } from 'yaml';
import type { ScalarNode } from './node';

/** The constants and numbers of YAML's core schema, each with the pattern of its texts. */
const constants = new Schema({ schema: 'core' }).tags.flatMap((tag) =>
  tag.default === true && tag.collection === undefined && tag.test !== undefined ? [tag] : [],
);

/** Holds for every text that is none of them but for a few, and costs less to see: `4ms`, `99.95%`, `us-east`. */
const surelyString = /^(?!~|null|true|false)(?:[^-+.\d]|.*[^-+.\da-finxo])/i;

/** The value of a text without quotes. */
export function plainScalarValue(text: string): ScalarNode['value'] {
  if (surelyString.test(text)) return text;
  const tag = constants.find(({ test }) => test?.test(text));
  const value = tag?.resolve(text, () => {}, {});
  return tag === undefined ? text : scalarValue(isScalar(value) ? value.value : value, text);
}

/** Infinities and NaN (`.inf`, `.nan`) stay text, because no value of a spec may be one; so do big integers. */
export function scalarValue(value: unknown, text: string): ScalarNode['value'] {
  if (typeof value === 'number') return Number.isFinite(value) ? value : text;
  return typeof value === 'string' || typeof value === 'boolean' || value === null ? value : text;
}
