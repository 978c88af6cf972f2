import type { Results } from '../analysis/results';
import { formatQuantity } from '../quantity/format-quantity';
import { plural } from './finding-counts';
import { objectiveRows } from './objective-row';
import type { Report } from './report';

/** The verdict in a few words: `misses 2 of 7 objectives`. */
export function verdictText(report: Report): string {
  const { verdict, scenario, scenarios, sections } = report;
  const expected = scenario !== undefined && verdict !== 'meets' && scenarios[scenario]?.as_expected === true;
  const design = `${verdictOf(report)}${expected ? ', as may be expected' : ''}`;
  const isDesign = report.verdict !== 'unchecked' || Object.keys(report.components).length > 0;
  return [...(isDesign || !sections ? [design] : []), ...(sections ? [sectionsText(sections)] : [])].join('; ');
}

/** `2 of 5 computed sections are not current` */
export function sectionsText({ total, current }: NonNullable<Report['sections']>): string {
  const old = total - current;
  if (total === 0) return 'has no computed sections';
  if (total === 1) return `its computed section is ${old > 0 ? 'not ' : ''}current`;
  if (old === 0) return `all ${total} computed sections are current`;
  return `${old} of ${total} computed sections ${old === 1 ? 'is' : 'are'} not current`;
}

/** The same of a design as it is. */
export function verdictOf(results: Results): string {
  const rows = objectiveRows(results);
  const missed = rows.filter(({ status }) => status === 'missed').length;
  const met = rows.filter(({ status }) => status === 'met').length;
  const all = plural(rows.length, 'objective');
  switch (results.verdict) {
    case 'invalid':
      return 'has errors; numbers cover only what is sound';
    case 'fails':
      if (missed > 0) return rows.length === 1 ? 'misses its objective' : `misses ${missed} of ${all}`;
      return 'cannot carry its load';
    case 'degrades':
      return 'degrades: objectives are missed, critical flows still answer';
    case 'meets':
      return rows.length === 1 ? 'meets its objective' : `meets all ${all}`;
    case 'unchecked':
      return rows.length === 0 ? 'sets no objectives to check' : `meets ${met} of ${all}, the others are unchecked`;
  }
}

/** `Carries 1.8x its peak load, then db is full. Costs $1,234/month.` */
export function roomText(results: Results): string {
  const { cost } = results;
  const price = cost && `Costs ${formatQuantity(cost.monthly, 'money-per-time', { currency: cost.currency ?? '$' })}.`;
  return [loadText(results), price].filter(Boolean).join(' ');
}

/** `Carries 1.8x its peak load, then db is full.` Empty where no load is known. */
export function loadText({ max_rate_multiple: multiple, bottleneck }: Results): string {
  if (multiple === undefined) return '';
  return `Carries ${multiple < 1 ? 'only ' : ''}${formatQuantity(multiple, 'factor')} its peak load${
    bottleneck ? `, then ${bottleneck.component} is full` : ''
  }.`;
}
