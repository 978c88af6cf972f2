import { rules } from '../rules/index';
import type { Rule } from '../rules/rule';
import { describeThreshold } from '../rules/threshold';
import { checkTitle } from './check-title';

/** The documentation of a rule as Markdown: why it exists, where its claim comes from, a failing and a passing spec. */
export function renderRulePage({ id, title, severity, rationale, source, threshold, examples, fixes }: Rule): string {
  return [
    `# ${id}: ${title}`,
    `Severity: ${severity}${fixes ? ' · has a quick fix' : ''}`,
    rationale.trim(),
    ...(threshold
      ? [`Threshold: ${describeThreshold(threshold)}. It is a convention; \`lint.thresholds\` states another.`]
      : []),
    ...(source ? [`Source: [${source.title}](${source.url})`] : []),
    `## Fails\n\n\`\`\`yaml\n${examples.failing.trim()}\n\`\`\``,
    `## Passes\n\n\`\`\`yaml\n${examples.passing.trim()}\n\`\`\``,
  ].join('\n\n');
}

/** Where that documentation lies in the project. */
export function rulePagePath({ id }: Rule): string {
  return `docs/rules/${id}.md`;
}

/** What there is to read about a finding: the page of its rule, or what reading a text checks; undefined for other ids. */
export function findingPage(id: string): string | undefined {
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule) return renderRulePage(rule);
  const title = checkTitle(id);
  return title && `# ${id}\n\n${title}. Its message says what is wrong and what to do.`;
}
