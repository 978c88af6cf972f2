import { type SectionKind, sectionNames } from '../../document/section-kinds';
import type { CheckedDocument } from '../../rules/check-document';
import { inlineMarkdown } from '../markdown-table';
import { renderSection } from './render-section';

/** The headings of a report, where they are more than the name of the section. */
const headings: Partial<Record<SectionKind, string>> = { scenarios: 'What if', storage: 'Data and storage' };

/**
 * A spec as a Markdown page with its diagram and all sections.
 *
 * @returns undefined for a spec with errors
 */
export function specReport(checked: CheckedDocument, file: string): string | undefined {
  const { title, summary } = checked.document.spec ?? {};
  const sections = sectionNames.map((kind) => ({ kind, text: renderSection(kind, checked) }));
  if (sections.some(({ text }) => text === undefined)) return undefined;
  return [
    `# ${inlineMarkdown(title?.value || file)}`,
    ...(summary?.value ? [inlineMarkdown(summary.value)] : []),
    ...sections.map(({ kind, text }) => `## ${headingOf(kind)}\n\n${text}`),
  ]
    .join('\n\n')
    .concat('\n');
}

function headingOf(kind: SectionKind): string {
  return headings[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);
}
