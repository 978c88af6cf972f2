import { readFile } from 'node:fs/promises';
import { markdownTable, writeGeneratedSections } from './build/generated-sections.mjs';
import { loadProduct } from './build/load-product.mjs';

/**
 * Fills in what README.md says of the product: what its example amounts to, settings, commands and options. Nothing of
 * it is typed by hand, so that it cannot be wrong.
 */

const { contributes } = JSON.parse(await readFile('package.json', 'utf8'));
const product = await loadProduct(`
  export { usage } from './cli/usage';
  export { version } from './cli/version';
  export { checkSpecs } from './report/check-specs';
  export { markdownReport } from './report/markdown-report';
  export { roomText } from './report/verdict-text';
  export { rules } from './rules/index';
  export { patterns } from './catalog/patterns';
  export { blueprints } from './catalog/blueprints';
  export { checklists } from './catalog/checklists';
  export { technologies } from './catalog/technologies';
`);
const { version } = product;
const [example] = product.checkSpecs('README.md', await readFile('README.md', 'utf8'), { version });

await writeGeneratedSections('README.md', {
  findings: findings(example.report),
  objectives: [section(product.markdownReport([example]), 'Objectives'), product.roomText(example.report)].join('\n\n'),
  catalogue: catalogue(),
  settings: markdownTable(
    ['Setting', 'Default', 'Meaning'],
    Object.entries(contributes.configuration.properties).map(([key, setting]) => [
      `\`${key}\``,
      `\`${JSON.stringify(setting.default)}\``,
      setting.markdownDescription ?? setting.description,
    ]),
  ),
  usage: `\`\`\`text\n${product.usage.trim()}\n\`\`\``,
});

/** Those that fail the check, with what the preferred fix does; lines count from the first line of the spec. */
function findings({ findings: all, line: first }) {
  const shown = all.filter(({ severity }) => severity === 'error');
  return shown
    .map(({ line, message, fix, rule }) => {
      const ending = /[.?!]$/.test(message) ? '' : '.';
      return `- Line ${line - first + 1}: ${message}${ending}${fix ? ` *Fix: ${fix}.*` : ''} (\`${rule}\`)`;
    })
    .join('\n');
}

function section(markdown, title) {
  const [, text] = markdown.split(`## ${title}\n`);
  if (text === undefined) throw new Error(`The Markdown report has no section ${title}`);
  return text.split(/^#/m)[0].trim();
}

function catalogue() {
  const questions = product.checklists.reduce((sum, { items }) => sum + items.length, 0);
  const counts = [
    `${product.rules.length} rules`,
    `${product.patterns.length} patterns and terms`,
    `${product.blueprints.length} blueprints`,
    `${product.checklists.length} checklists with ${questions} questions`,
    `limits of ${product.technologies.length} technologies`,
  ];
  return `In the box: ${counts.slice(0, -1).join(', ')}, and ${counts.at(-1)}.`;
}
