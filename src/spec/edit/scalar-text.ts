/** Words that some reader of YAML takes for something else than text. */
const reserved = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** A text as a scalar on one line, in block and in flow style: plain where YAML reads it back as the same, quoted otherwise. */
export function scalarText(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const isPlain = /^[A-Za-z](?:[\w ./-]*[\w./-])?$/.test(text) && !reserved.test(text);
  return isPlain ? text : JSON.stringify(text).replace(unprintable, escaped);
}

/** What JSON leaves as it is and YAML does not allow, or takes for a line break. */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
