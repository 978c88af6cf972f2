import { formatAsWritten } from '../../quantity/format-quantity';
import type { Finding } from '../../spec/finding';
import type { LintSpec } from '../../spec/spec.generated';
import { rules } from '../index';
import { readThreshold } from '../threshold';
import { unknownRule } from './unknown-rule';

/** What is wrong with stated thresholds: the rule does not exist or has none, or it is no number of its kind. */
export function judgeThresholds(lint: LintSpec | undefined, known: readonly string[]): Finding[] {
  return [...(lint?.thresholds?.entries ?? [])].flatMap(([id, { value, place }]) => {
    const span = place.keySpan ?? place.span;
    const unknown = unknownRule(id, { path: place.path, span }, known);
    if (unknown.length > 0) return unknown;
    const threshold = rules.find((rule) => rule.id === id)?.threshold;
    const problem = (rule: string, message: string, at: Finding['span']): Finding[] => [
      { rule, severity: 'warning', message, path: place.path, span: at },
    ];
    if (!threshold) return problem('lint/no-threshold', `\`${id}\` has no threshold that is a convention`, span);
    if (readThreshold(value, threshold) !== undefined) return [];
    const { meaning, dimension } = threshold;
    const usual = formatAsWritten(threshold.value, dimension);
    const message = `The threshold of \`${id}\` (${meaning}) is a ${dimension} above zero, such as \`${usual}\``;
    return problem('lint/invalid-threshold', message, place.span);
  });
}
