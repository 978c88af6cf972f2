import { rules } from '../rules/index';
import { escapeMarkdown } from './escape-markdown';
import type { CitedNumber, Pattern } from './pattern';
import { findPattern } from './patterns';

/** The short form of a pattern in Markdown, for hovers: about a dozen lines. */
export function renderPattern(pattern: Pattern): string {
  return [
    `**${escapeMarkdown(pattern.name)}**: ${escapeMarkdown(pattern.summary)}`,
    '',
    ...statements(pattern).map(([label, text]) => `- **${label}:** ${escapeMarkdown(text)}`),
    ...pattern.numbers.slice(0, 2).map((number) => `- **Published:** ${citedNumber(number)}`),
    `- **How it fails:** ${pattern.failure_modes.slice(0, 2).map(escapeMarkdown).join(' ')}`,
    '',
    `_${escapeMarkdown(pattern.question)}_`,
    ...footer(pattern),
  ].join('\n');
}

/** The whole entry in Markdown, with its spec fragment, for a page of its own. */
export function renderPatternPage(pattern: Pattern): string {
  return [
    `# ${escapeMarkdown(pattern.name)}`,
    '',
    escapeMarkdown(pattern.summary),
    '',
    ...statements(pattern).flatMap(([label, text]) => [`**${label}:** ${escapeMarkdown(text)}`, '']),
    ...section(
      'How it fails',
      pattern.failure_modes.map((mode) => `- ${escapeMarkdown(mode)}`),
    ),
    ...section(
      'Published numbers',
      pattern.numbers.map((number) => `- ${citedNumber(number)}`),
    ),
    ...section('In a spec', ['```yaml', pattern.in_spec.trimEnd(), '```']),
    ...section('Ask in review', [escapeMarkdown(pattern.question)]),
    ...footer(pattern).slice(1),
    '',
  ].join('\n');
}

function statements(pattern: Pattern): [string, string][] {
  return [
    ['Use it when', pattern.when],
    ['Not when', pattern.when_not],
    ['Trade-off', pattern.trade_off],
  ];
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''];
}

function citedNumber({ text, source }: CitedNumber): string {
  const date = source.date === undefined ? '' : `, ${source.date}`;
  return `${escapeMarkdown(text)} ([${escapeMarkdown(source.title)}](<${source.url}>)${date})`;
}

const existing = new Set(rules.map(({ id }) => id));

function footer(pattern: Pattern): string[] {
  const checks = pattern.checks.filter((rule) => existing.has(rule));
  const related = pattern.related.map((id) => escapeMarkdown(findPattern(id)?.name ?? id.replaceAll('-', ' ')));
  return [
    ...(checks.length === 0 ? [] : ['', `Headroom checks: ${checks.map((rule) => `\`${rule}\``).join(', ')}`]),
    ...(related.length === 0 ? [] : ['', `See also: ${related.join(', ')}`]),
  ];
}
