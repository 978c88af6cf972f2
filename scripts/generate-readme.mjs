import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { productBuilds } from './build/builds.mjs';
import { markdownTable, writeGeneratedSections } from './build/generated-sections.mjs';

/**
 * Fills in what README.md says of the product: what its example amounts to, settings, commands and options. Nothing of
 * it is typed by hand, so that it cannot be wrong.
 */

const { contributes } = JSON.parse(await readFile('package.json', 'utf8'));
const product = await loadProduct();
const [example] = product.checkSpecs('README.md', await readFile('README.md', 'utf8'));

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

/** What the page needs of the product, bundled as the product is. */
async function loadProduct() {
  const folder = await mkdtemp(path.join(tmpdir(), 'headroom-readme-'));
  try {
    const outfile = path.join(folder, 'product.cjs');
    await esbuild.build({
      ...productBuilds.cli,
      entryPoints: undefined,
      outdir: undefined,
      outfile,
      stdin: {
        resolveDir: 'src',
        contents: `
          export { checkSpecs } from './cli/check-specs';
          export { usage } from './cli/usage';
          export { markdownReport } from './report/markdown-report';
          export { roomText } from './report/verdict-text';
          export { rules } from './rules/index';
          export { patterns } from './catalog/patterns';
          export { blueprints } from './catalog/blueprints';
          export { checklists } from './catalog/checklists';
          export { technologies } from './catalog/technologies';
        `,
      },
    });
    return createRequire(import.meta.url)(outfile);
  } finally {
    await rm(folder, { recursive: true });
  }
}

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
