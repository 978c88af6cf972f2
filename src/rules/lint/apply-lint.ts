import { type Finding, layerOf, type Severity } from '../../spec/finding';
import type { SpecDocument } from '../../spec/read-spec';
import type { Spec } from '../../spec/spec.generated';
import { type DisableComment, disableComments } from './disable-comments';
import { judgeThresholds } from './judge-thresholds';
import { isFixed } from './language-checks';
import type { LintSettings } from './lint-settings';
import { tierSeverities } from './tier-severities';
import { knownRules, unknownRule } from './unknown-rule';
import { judgeWaiver, waives } from './waivers';

/**
 * The findings as the author wants to see them: with the severities that the spec (or, behind it, the settings or its
 * tier) asks for, without those that are waived or disabled, and with what is wrong with these wishes themselves.
 *
 * @param ruleIds ids of all rules, for wishes about rules that do not exist
 */
export function applyLint(
  found: readonly Finding[],
  { tree }: SpecDocument,
  spec: Spec,
  ruleIds: readonly string[],
  settings: LintSettings,
): Finding[] {
  const waivers = spec.lint?.waivers?.items ?? [];
  const inherited = settings.waivers ?? [];
  const comments = disableComments(tree);
  if (!spec.lint && comments.length + inherited.length === 0 && !settings.severities && !spec.tier) return [...found];
  const shown = found.flatMap((finding) => withSeverity(finding, spec, settings) ?? []);
  const used = new Set<object>();
  const kept = shown.filter((finding) => {
    if (isFixed(finding.rule)) return true;
    const waiver = [...waivers, ...inherited].find((candidate) => waives(candidate, finding, settings.today));
    const comment = comments.find((candidate) => disables(candidate, finding));
    if (waiver) used.add(waiver);
    const named = comment?.rules.find(({ id }) => id === finding.rule);
    if (named) used.add(named);
    return !waiver && !comment;
  });
  // What cannot be read gives no findings, so that what waives them only seems to be unused.
  const readable = !found.some((finding) => layerOf(finding) === 'syntax' && finding.severity === 'error');
  const known = knownRules(ruleIds);
  const isUnused = (wish: object) => readable && !used.has(wish);
  return [
    ...kept,
    ...unknownSeverities(spec, known),
    ...judgeThresholds(spec.lint, known),
    ...waivers.flatMap((waiver) => [
      ...unknownRule(waiver.rule?.value, waiver.rule?.place ?? waiver.place, known),
      ...judgeWaiver(waiver, isUnused(waiver), settings.today),
    ]),
    ...comments.flatMap((comment) => commentFindings(comment, known, isUnused)),
  ];
}

function withSeverity(finding: Finding, spec: Spec, { severities }: LintSettings): Finding | undefined {
  const { rule, severity } = finding;
  if (isFixed(rule)) return finding;
  const wanted = spec.lint?.rules?.entries.get(rule)?.value ?? own(severities, rule) ?? ofTier(spec, rule, severity);
  if (wanted === 'off') return undefined;
  return wanted === severity ? finding : { ...finding, severity: wanted };
}

function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}

function ofTier({ tier }: Spec, rule: string, severity: Severity): Severity {
  const category = rule.slice(0, rule.indexOf('/'));
  return (tier && tierSeverities[tier.value]?.[category]?.[severity]) ?? severity;
}

function disables({ rules, line }: DisableComment, { rule, span }: Finding): boolean {
  return span.start >= line.start && span.start <= line.end && rules.some(({ id }) => id === rule);
}

function unknownSeverities(spec: Spec, known: readonly string[]): Finding[] {
  return [...(spec.lint?.rules?.entries ?? [])].flatMap(([id, { place }]) =>
    unknownRule(id, { path: place.path, span: place.keySpan ?? place.span }, known),
  );
}

function commentFindings(
  { rules, reason, span }: DisableComment,
  known: readonly string[],
  isUnused: (wish: object) => boolean,
): Finding[] {
  const reasonless = problem(
    'lint/missing-reason',
    rules.length === 0
      ? 'Name the rule that is disabled, and why: `# headroom-disable-next-line rule-id -- reason`'
      : 'Say why this finding is acceptable: `-- reason` behind the rule',
    '',
    span,
  );
  return [
    ...(reason === '' || rules.length === 0 ? [reasonless] : []),
    ...rules.flatMap((rule) => {
      const unknown = unknownRule(rule.id, { path: '', span: rule.span }, known);
      if (unknown.length > 0 || !isUnused(rule)) return unknown;
      const message = `There is no finding of \`${rule.id}\` on the next line. Remove the comment`;
      return [problem('lint/unused-disable', message, '', rule.span)];
    }),
  ];
}

function problem(rule: string, message: string, path: string, span: Finding['span']): Finding {
  return { rule, severity: 'warning', message, path, span };
}
