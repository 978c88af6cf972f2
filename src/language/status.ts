import type { Results, Verdict } from '../analysis/results';
import { formatQuantity } from '../quantity/format-quantity';
import type { CheckedDocument } from '../rules/check-document';

export interface Status {
  /** A word or two: the verdict. */
  readonly text: string;
  /** `12 components · max util 0.83 · bottleneck db · 2 errors, 5 warnings` */
  readonly detail: string;
  readonly severity: 'ok' | 'warning' | 'error';
}

const verdicts: Readonly<Record<Verdict, Pick<Status, 'text' | 'severity'>>> = {
  meets: { text: 'Meets its objectives', severity: 'ok' },
  degrades: { text: 'Degrades', severity: 'warning' },
  unchecked: { text: 'Not all objectives checked', severity: 'ok' },
  fails: { text: 'Misses objectives', severity: 'error' },
  invalid: { text: 'Has errors', severity: 'error' },
};

/** What the language status item says of a document. */
export function statusOf({ analysis, findings }: CheckedDocument): Status {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const counts = [errors > 0 && plural(errors, 'error'), warnings > 0 && plural(warnings, 'warning')].filter(Boolean);
  if (!analysis) return { text: 'No spec', detail: counts.join(', '), severity: errors > 0 ? 'error' : 'ok' };
  const { results, model } = analysis;
  const peaks = Object.values(results.components).flatMap(({ utilization }) => utilization?.peak ?? []);
  const detail = [
    plural(model.components.length, 'component'),
    peaks.length > 0 && `max util ${Math.max(...peaks).toFixed(2)}`,
    results.bottleneck && `bottleneck ${results.bottleneck.component}`,
    counts.length > 0 && counts.join(', '),
  ].filter(Boolean);
  return { ...verdicts[results.verdict], detail: detail.join(' · ') };
}

/** The verdict and what it rests on: `Misses objectives: 2 of 9 · bottleneck db at 1.6x · $12,400/month`. */
export function verdictText(results: Results): string {
  const objectives = [...results.objectives, ...Object.values(results.flows).flatMap((flow) => flow.objectives)];
  const missed = objectives.filter(({ met }) => met === false).length;
  const { text } = verdicts[results.verdict];
  return [
    results.verdict === 'fails' && missed > 0 ? `${text}: ${missed} of ${objectives.length}` : text,
    results.bottleneck &&
      `bottleneck ${results.bottleneck.component} at ${formatQuantity(results.bottleneck.multiple, 'factor')}`,
    results.cost &&
      formatQuantity(
        results.cost.monthly,
        'money-per-time',
        results.cost.currency ? { currency: results.cost.currency } : {},
      ),
  ]
    .filter(Boolean)
    .join(' · ');
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
