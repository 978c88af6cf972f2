import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { writeGenerated } from './build/generated.mjs';
import { markdownTable } from './build/generated-sections.mjs';
import { loadProduct } from './build/load-product.mjs';

/** Writes docs/rules: a page for each rule, from the rule itself, and a table of all of them. */

const folder = 'docs/rules';
const { rules, renderRulePage, languageChecks, lintChecks, documentChecks, tierSeverities } = await loadProduct(`
  export { rules } from './rules/index';
  export { documentChecks, languageChecks, lintChecks } from './rules/lint/language-checks';
  export { tierSeverities } from './rules/lint/tier-severities';
  export { renderRulePage } from './report/rule-page';
`);

const pages = new Map(rules.map((rule) => [path.posix.join(folder, `${rule.id}.md`), `${renderRulePage(rule)}\n`]));
pages.set(path.posix.join(folder, 'README.md'), overview());

for (const stale of globSync(`${folder}/**/*.md`).filter((file) => !pages.has(file))) {
  if (process.argv.includes('--check')) {
    console.error(`${stale} belongs to no rule`);
    process.exitCode = 1;
  } else await rm(stale);
}
for (const [file, content] of pages) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeGenerated(file, content);
}

function overview() {
  return `# Rules

What Headroom says about a design, beyond its numbers. An **error** means that the design cannot work as written or
contradicts itself, a **warning** is a risk, and **info** is advice. Some rules weigh a finding higher or lower than
their usual severity; their pages say when.

${markdownTable(
  ['Rule', 'What it finds', 'Severity', 'Quick fix'],
  rules.map(({ id, title, severity, fixes }) => [`[${id}](${id}.md)`, title, severity, fixes ? 'yes' : '']),
)}

## Deciding otherwise

Severities are set in the spec, or for all specs in the editor setting \`headroom.rules\`; the spec wins:

\`\`\`yaml
lint:
  rules:
    resilience/no-circuit-breaker: off
    api/unbounded-list: error
\`\`\`

Some rules compare with a number that is nothing but a convention; their pages say which. It is stated otherwise so:

\`\`\`yaml
lint:
  thresholds:
    db/unindexed-access: 100k
    cache/hit-ratio-sensitivity: 10%
\`\`\`

A finding that is acceptable is waived, for a place (with everything below it) or for the whole spec. A waiver needs a
reason, and may have an owner and a last day, after which the finding is back:

\`\`\`yaml
lint:
  waivers:
    - rule: availability/single-point-of-failure
      at: components.reports
      reason: reports may be late by a day
      owner: data-team
      until: 2027-03-01
\`\`\`

In the text, a comment does the same for the next line:

\`\`\`yaml
# headroom-disable-next-line resilience/missing-timeout -- the driver has one
- call: db
\`\`\`

Mistakes in the text itself (\`syntax/…\`, \`schema/…\`, \`quantity/…\`) can neither be waived nor be given another severity.

The \`tier\` of a system weighs risks where nobody has set a severity:

${markdownTable(['Tier', 'Category', 'Instead of', 'It is'], tierRows())}

## About the text

Findings about the text as a text of the language, reported before any rule runs:

${checkTable(languageChecks)}

Findings about these settings themselves:

${checkTable(lintChecks)}

Findings about a design doc around its specs; a spec can neither waive them nor give them another severity:

${checkTable(documentChecks)}
`;
}

function tierRows() {
  return Object.entries(tierSeverities).flatMap(([tier, categories]) =>
    Object.entries(categories).flatMap(([category, changes]) =>
      Object.entries(changes).map(([from, to]) => [tier, `\`${category}\``, from, to]),
    ),
  );
}

function checkTable(checks) {
  return markdownTable(
    ['Id', 'What it finds'],
    Object.entries(checks).map(([id, title]) => [`\`${id}\``, title]),
  );
}
