import { parseDocument } from 'yaml';
import { checkDocument } from '../../src/rules/check-document';
import { readSpec } from '../../src/spec/read-spec';
import { parseYaml } from '../../src/spec/syntax/parse-yaml';
import { designDocument, startYamlLanguageServer } from '../schemas/yaml-language-server';
import { benchmark } from './benchmark';
import { compare } from './compare';
import { generateSpec } from './generate-spec';

const specs = [
  { name: '30 components', text: generateSpec(30, 8) },
  { name: '100 components', text: generateSpec(100, 28) },
].map(({ name, text }) => ({ name: `${name}, ${text.split('\n').length - 1} lines`, text }));

// Everything is warm, and no text comes twice: what a tool remembers of texts helps it only as far as it would an author.
const variants = { 'one number changed': oneNumberChanged, 'every quantity changed': everyQuantityChanged };

const ways = {
  'Syntax, schema, references and units, against syntax and schema by yaml-language-server': (text: string) =>
    readSpec(text).findings,
  'All of that, the whole analysis and every rule, against the same': (text: string) => checkDocument(text).findings,
};

for (const [title, ours] of Object.entries(ways)) {
  benchmark(title, async () => {
    const service = startYamlLanguageServer();
    for (const { name, text } of specs) {
      for (const [change, variantOf] of Object.entries(variants)) {
        await compare(
          `${name}, ${change}`,
          () => service.doValidation(designDocument(variantOf(text)), false),
          () => ours(variantOf(text)),
        );
      }
    }
  });
}

benchmark('Reading YAML into nodes with positions, against parseDocument of the yaml package', async () => {
  for (const { name, text } of specs) {
    for (const [change, variantOf] of Object.entries(variants)) {
      await compare(
        `${name}, ${change}`,
        () => parseDocument(variantOf(text)),
        () => parseYaml(variantOf(text)),
      );
    }
  }
});

let count = 0;

/** What a keystroke does. */
function oneNumberChanged(text: string): string {
  return text.replace(/rate: \d+/, () => `rate: 40.${unseen()}`);
}

/** Next to nothing is as before, as in a document just opened. */
function everyQuantityChanged(text: string): string {
  const fraction = unseen();
  return text.replace(/(\d+)(ms|s|min|h|d|TB|B)\b/g, `$1.00${fraction}$2`);
}

function unseen(): string {
  return String(count++).padStart(7, '0');
}
