import { readFile } from 'node:fs/promises';
import { writeGenerated } from './build/generated.mjs';
import { loadProduct } from './build/load-product.mjs';

/** Writes the rules into the setting `headroom.rules` of package.json, so that the editor completes and explains them. */

const file = 'package.json';
const manifest = JSON.parse(await readFile(file, 'utf8'));
const { rules, languageChecks } = await loadProduct(`
  export { rules } from './rules/index';
  export { languageChecks } from './rules/lint/language-checks';
`);
const setting = manifest.contributes.configuration.properties['headroom.rules'];
const titles = Object.fromEntries(rules.map(({ id, title, severity }) => [id, `${title}. Default: ${severity}.`]));
for (const [id, title] of Object.entries(languageChecks)) titles[id] = `${title}.`;
setting.properties = Object.fromEntries(
  Object.keys(titles)
    .sort()
    .map((id) => [id, { enum: setting.additionalProperties.enum, description: titles[id] }]),
);
await writeGenerated(file, `${JSON.stringify(manifest, null, 2)}\n`);
