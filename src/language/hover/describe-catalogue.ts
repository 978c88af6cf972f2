import { checklists } from '../../catalog/checklists';
import { escapeMarkdown } from '../../catalog/escape-markdown';
import { matchPatterns } from '../../catalog/pattern-matcher';
import { findPattern } from '../../catalog/patterns';
import { renderPattern } from '../../catalog/render-pattern';
import { findTechnology } from '../../catalog/technologies';
import { rules } from '../../rules/index';
import { describeThreshold } from '../../rules/threshold';
import { code } from '../markdown-text';

export function describePattern(id: string): string | undefined {
  const pattern = findPattern(id);
  return pattern && renderPattern(pattern);
}

/** A product with its documented limits, the most that a hover should show. */
export function describeTechnology(name: string): string | undefined {
  const technology = findTechnology(name);
  if (!technology) return undefined;
  const shown = technology.limits.slice(0, 8).map(({ field, value, per, text, source }) => {
    const scope = per === 'replica' ? '' : ` per ${per}`;
    const cited = `[${escapeMarkdown(source.title)}](<${source.url}>)`;
    return `- ${code(`${field}: ${value}`)}${scope}: ${escapeMarkdown(text)} (${cited})`;
  });
  const more = technology.limits.length - shown.length;
  const heading = `**${escapeMarkdown(technology.name)}** · ${technology.kinds.join(', ')}`;
  return [heading, '', ...shown, ...(more > 0 ? ['', `and ${more} more documented limits`] : [])].join('\n');
}

export function describeRule(id: string): string | undefined {
  const rule = rules.find((candidate) => candidate.id === id);
  if (!rule) return undefined;
  const threshold = rule.threshold ? `\n\nThreshold, a convention: ${describeThreshold(rule.threshold)}` : '';
  return `**${rule.title}** · ${code(rule.id)} · ${rule.severity}\n\n${rule.rationale}${threshold}`;
}

export function describeChecklist(id: string): string | undefined {
  const checklist = checklists.find((candidate) => candidate.id === id);
  return checklist && `**${checklist.title}** · ${checklist.items.length} questions\n\n${checklist.summary}`;
}

/** The question behind a checklist item; item ids are unique within their checklist only. */
export function describeChecklistItem(checklistId: string, id: string): string | undefined {
  const item = checklists
    .find((candidate) => candidate.id === checklistId)
    ?.items.find((candidate) => candidate.id === id);
  return item && `**${item.question}**\n\n${item.why}`;
}

export interface TermHover {
  readonly start: number;
  readonly end: number;
  readonly contents: string;
}

/** The term of the catalogue that stands at an offset of a text. */
export function describeTermAt(prose: string, offset: number): TermHover | undefined {
  const match = matchPatterns(prose).find(({ start, end }) => start <= offset && offset <= end);
  return match && { start: match.start, end: match.end, contents: renderPattern(match.pattern) };
}
