/** First characters of everything but a string: digits, sign, point, `~`, and the n, t, f of null, true and false. */
const mayBeOther = /^[-+.\d~ntfNTF]/;
const integer = /^[-+]?\d+$/;
const float = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const radix = /^0(?:o[0-7]+|x[\da-fA-F]+)$/;

/**
 * The value of a plain scalar under YAML 1.2's core schema. Infinities and NaN (`.inf`, `.nan`, `1e999`) stay text,
 * because no value of a spec may be one.
 */
export function resolvePlain(text: string): string | number | boolean | null {
  if (text === '') return null;
  if (!mayBeOther.test(text)) return text;
  switch (text) {
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
  }
  if (integer.test(text) || float.test(text) || radix.test(text)) {
    const number = Number(text);
    return Number.isFinite(number) ? number : text;
  }
  return text;
}
