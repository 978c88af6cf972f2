import { type Analysis, analyse } from '../analysis/analyse';
import { formatQuantity } from '../quantity/format-quantity';
import { applyEdits, type TextEdit } from '../spec/edit/text-edit';
import type { Flow } from '../spec/model/flow';
import { readSpec, type SpecDocument } from '../spec/read-spec';

/** The analysis of a document with some edits made, or undefined when they do not leave a sound document. */
export function whatIf(document: SpecDocument, edits: readonly TextEdit[]): Analysis | undefined {
  const { model, findings } = readSpec(applyEdits(document.text, edits), document.defaults);
  if (!model || findings.some(({ severity }) => severity === 'error')) return undefined;
  return analyse(model);
}

/** What a change does to a component, for the title of a fix: `peak 68 %, p99 84 ms, $310/month more`. */
export function effectOn(id: string, before: Analysis, after: Analysis): string {
  const { utilization, response_time: response } = after.results.components[id] ?? {};
  return [
    utilization && `peak ${formatQuantity(utilization.peak, 'fraction')}`,
    response && `p99 ${formatQuantity(response.p99, 'duration')}`,
    costChange(before, after),
  ]
    .filter((part) => part)
    .join(', ');
}

/** `$310/month more`; empty where no price changes. */
export function costChange(before: Analysis, after: Analysis): string {
  const more = (after.results.cost?.monthly ?? 0) - (before.results.cost?.monthly ?? 0);
  if (Math.abs(more) < 0.5) return '';
  const { currency } = after.model;
  return `${formatQuantity(Math.abs(more), 'money-per-time', { currency })} ${more > 0 ? 'more' : 'less'}`;
}

/** A title with what its edits buy and cost, as far as that is known. */
export function titleWith(title: string, effects: readonly (string | undefined)[]): string {
  const known = effects.filter((effect) => effect);
  return known.length > 0 ? `${title} (${known.join(', ')})` : title;
}

export function isMet({ objectives }: Analysis, { index }: Flow, objective: string): boolean {
  return objectives[index]?.find((candidate) => candidate.objective === objective)?.met === true;
}
