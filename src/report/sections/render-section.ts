import { completeResults } from '../../analysis/complete-results';
import { graphOf } from '../../diagram/graph-of';
import { renderMermaid } from '../../diagram/mermaid';
import type { SectionKind } from '../../document/section-kinds';
import type { CheckedDocument } from '../../rules/check-document';
import { inlineMarkdown } from '../markdown-table';
import { assumptionTable, objectiveTable, scenarioTable, stageTable } from '../result-tables';
import { roomText, verdictOf } from '../verdict-text';
import { availabilitySection } from './availability-section';
import { capacitySection } from './capacity-section';
import { checklistSection } from './checklist-section';
import { costSection } from './cost-section';
import { findingsSection } from './findings-section';
import { latencySection } from './latency-section';
import { recoverySection } from './recovery-section';
import type { RenderSection, SectionInput } from './section-input';
import { paragraphs, tableText } from './section-text';
import { storageSection } from './storage-section';

const renderers: Readonly<Record<SectionKind, RenderSection>> = {
  objectives: ({ results }) => {
    const verdict = verdictOf(results);
    const bold = `**${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}.**`;
    return paragraphs([bold, inlineMarkdown(roomText(results))].join(' ').trim(), tableText(objectiveTable(results)));
  },
  diagram: ({ analysis }) => {
    const flowchart = renderMermaid(graphOf(analysis), 'right').trimEnd();
    return `\`\`\`mermaid\n${flowchart}\n\`\`\``;
  },
  capacity: capacitySection,
  latency: latencySection,
  availability: availabilitySection,
  recovery: recoverySection,
  storage: storageSection,
  cost: costSection,
  scenarios: ({ results }) =>
    paragraphs(tableText(scenarioTable(results, 'stated')), tableText(scenarioTable(results, 'standard'))) ||
    'The spec states no scenarios.',
  stages: ({ results }) => tableText(stageTable(results)) ?? 'The spec has no `stages`.',
  assumptions: ({ results }) => tableText(assumptionTable(results)) ?? 'Nothing is taken for granted.',
  findings: findingsSection,
  checklist: checklistSection,
};

/**
 * The text of a section: the same for the same spec on every machine and on every day.
 *
 * @returns undefined for a spec with errors, of which numbers would mean nothing
 */
export function renderSection(
  kind: SectionKind,
  checked: CheckedDocument,
  { options = {}, standing = '' }: Partial<Pick<SectionInput, 'options' | 'standing'>> = {},
): string | undefined {
  const { analysis } = checked;
  if (!analysis || hasErrors(checked)) return undefined;
  return renderers[kind]({ checked, analysis, results: completeResults(analysis), options, standing });
}

/** Whether the text of a spec is not sound; what rules find wrong with a sound one is a result like others. */
export function hasErrors({ document, analysis }: CheckedDocument): boolean {
  return !analysis || document.findings.some(({ severity }) => severity === 'error');
}
