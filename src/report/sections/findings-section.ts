import { resultTable } from '../result-table';
import type { SectionInput } from './section-input';
import { tableText } from './section-text';

/**
 * What is wrong with the design. Places are named by what they are, as lines change with the text around a spec, and
 * hints stay in the editor: they need no action.
 */
export function findingsSection({ checked }: SectionInput): string {
  const findings = checked.findings.filter(({ severity }) => severity !== 'hint');
  const table = resultTable('Findings', findings, [
    { title: 'Severity', kind: 'text', text: ({ severity }) => severity },
    { title: 'At', kind: 'text', text: ({ path }) => path },
    { title: 'Finding', kind: 'text', text: ({ message }) => message },
    { title: 'Rule', kind: 'text', text: ({ rule }) => `\`${rule}\`` },
  ]);
  return tableText(table) ?? 'Nothing is found to be wrong.';
}
