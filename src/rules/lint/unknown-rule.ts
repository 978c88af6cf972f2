import type { Finding } from '../../spec/finding';
import { nearest } from '../../spec/nearest';
import { documentChecks, isFixed, languageChecks, lintChecks } from './language-checks';

/** The ids that lint settings may name. */
export function knownRules(ruleIds: readonly string[]): readonly string[] {
  return [...ruleIds, ...Object.keys(languageChecks)];
}

/** What is wrong with the rule that a lint setting names: it does not exist, or its findings are always shown. */
export function unknownRule(
  id: string | undefined,
  { path, span }: Pick<Finding, 'path' | 'span'>,
  known: readonly string[],
): Finding[] {
  const problem = (rule: string, message: string): Finding => ({ rule, severity: 'warning', message, path, span });
  if (id === undefined) return [problem('lint/unknown-rule', 'A waiver names the rule that it waives: add `rule`')];
  if (known.includes(id)) return [];
  if (isFixed(id) && (!/^(lint|doc)\//.test(id) || id in lintChecks || id in documentChecks)) {
    const why =
      id in documentChecks
        ? 'is about the document around this spec, which no spec can waive'
        : 'says that the text cannot be read as meant. Correct it instead';
    const message = `\`${id}\` ${why}`;
    return [problem('lint/not-waivable', message)];
  }
  const meant = nearest(id, known);
  const hint = meant ? `; did you mean \`${meant}\`?` : '';
  const found = problem('lint/unknown-rule', `There is no rule \`${id}\`${hint}`);
  return [meant ? { ...found, data: { replacement: meant } } : found];
}
