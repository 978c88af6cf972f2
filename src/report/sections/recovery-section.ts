import type { ComponentReport } from '../../analysis/results';
import { objectiveRows } from '../objective-row';
import { type Field, resultTable } from '../result-table';
import { quantity } from '../result-tables';
import type { SectionInput } from './section-input';
import { paragraphs, tableText } from './section-text';

type Row = [string, ComponentReport];

/** What the worst loss that the design has to know costs each component: data, and time to be back. */
export function recoverySection({ results }: SectionInput): string {
  const components = Object.entries(results.components).filter(([, { recovery }]) => recovery !== undefined);
  if (components.length === 0)
    return 'No component says how it recovers, so that nothing is known of data loss and recovery.';
  const promises = objectiveRows(results)
    .filter(({ path }) => /^objectives\.(rpo|rto)$/.test(path))
    .map(
      ({ name, target, value, status }) => `${name} is ${value || 'unknown'}, the objective is ${target}: ${status}.`,
    );
  return paragraphs(sentence(promises.join(' ')), tableText(resultTable('Recovery', components, fields)));
}

const fields: readonly Field<Row>[] = [
  { title: 'Component', kind: 'text', text: ([id]) => id },
  { title: 'Data loss (RPO)', text: ([, { recovery }]) => quantity(recovery?.rpo, 'duration') },
  { title: 'Time to recover (RTO)', text: ([, { recovery }]) => quantity(recovery?.rto, 'duration') },
];

function sentence(text: string): string {
  return text.replace(/(^|\. )[a-z]/g, (letters) => letters.toUpperCase());
}
