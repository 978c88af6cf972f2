import type { Rule } from '../rules/rule';

/** The documentation of a rule as Markdown: why it exists, where its claim comes from, a failing and a passing spec. */
export function renderRulePage({ id, title, severity, rationale, source, examples, fixes }: Rule): string {
  return [
    `# ${id}: ${title}`,
    `Severity: ${severity}${fixes ? ' · has a quick fix' : ''}`,
    rationale.trim(),
    ...(source ? [`Source: [${source.title}](${source.url})`] : []),
    `## Fails\n\n\`\`\`yaml\n${examples.failing.trim()}\n\`\`\``,
    `## Passes\n\n\`\`\`yaml\n${examples.passing.trim()}\n\`\`\``,
  ].join('\n\n');
}

/** Where that documentation lies in the project. */
export function rulePagePath({ id }: Rule): string {
  return `docs/rules/${id}.md`;
}
