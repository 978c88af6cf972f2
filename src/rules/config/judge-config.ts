import { numberDimension } from '../../analysis/number-dimension';
import { parseQuantity } from '../../quantity/parse-quantity';
import type { Dimension } from '../../quantity/quantity';
import type { Bound } from '../../spec/binding/bound';
import type { Plan } from '../../spec/binding/plan';
import { planAt } from '../../spec/binding/plan-at';
import type { Finding } from '../../spec/finding';
import { languagePlan } from '../../spec/language';
import { parsePath } from '../../spec/syntax/path';
import { rules } from '../index';
import { judgeThresholds } from '../lint/judge-thresholds';
import { knownRules, unknownRule } from '../lint/unknown-rule';
import { judgeWaiver } from '../lint/waivers';
import type { ConfigSpec, PolicySpec } from './config-spec';
import { isResultPath } from './result-paths';
import { safePattern } from './safe-pattern';

/** What is wrong with a configuration beyond its shape: rules, dates, policies that could never say anything. */
export function judgeConfig({ lint, policies }: ConfigSpec, today: string | undefined): Finding[] {
  const known = knownRules(rules.map(({ id }) => id));
  const severities = [...(lint?.rules?.entries ?? [])].flatMap(([id, { place }]) =>
    judgeRule(id, { path: place.path, span: place.keySpan ?? place.span }, known),
  );
  const waivers = (lint?.waivers?.items ?? []).flatMap((waiver) => [
    ...judgeRule(waiver.rule?.value, waiver.rule?.place ?? waiver.place, known),
    ...judgeWaiver(waiver, false, today),
  ]);
  return [...severities, ...judgeThresholds(lint, known), ...waivers, ...(policies?.items ?? []).flatMap(judgePolicy)];
}

/** Policies may come from another file, so that their ids are not judged. */
function judgeRule(id: string | undefined, place: Pick<Finding, 'path' | 'span'>, known: readonly string[]): Finding[] {
  return id?.startsWith('policy/') ? [] : unknownRule(id, place, known);
}

function judgePolicy({ id, path, compare, value }: PolicySpec): Finding[] {
  const found: Finding[] = [];
  const add = (name: string, message: string, { place }: Bound) => {
    found.push({ rule: `config/${name}`, severity: 'error', message, path: place.path, span: place.span });
  };
  if (id && !/^[A-Za-z][A-Za-z0-9_-]*$/.test(id.value))
    add('policy-id', 'The id of a policy starts with a letter and goes on with letters, digits, `_` or `-`', id);
  if (!path || !compare) return found;
  const plan = planOf(path.value);
  const computed = isResultPath(path.value);
  if (!plan && !computed) add('policy-path', `Neither a spec nor its results have anything at \`${path.value}\``, path);
  if (compare.value === 'exists' || compare.value === 'absent') return found;
  if (!value) add('policy-value', `\`${compare.value}\` compares with a \`value\`: add it`, compare);
  else if (compare.value === 'matches') {
    const pattern = safePattern(value.value);
    if (typeof pattern === 'string') add('policy-pattern', pattern, value);
  } else {
    const dimension = plan ? dimensionOf(plan) : computed ? numberDimension(path.value) : undefined;
    const parsed = dimension && parseQuantity(value.value, dimension);
    if (parsed && !parsed.ok) add('policy-value', `\`${path.value}\`: ${parsed.problem.message}`, value);
  }
  return found;
}

/** What the language has at a path with `*` for any id or item. */
function planOf(path: string): Plan | undefined {
  let plan: Plan | undefined = languagePlan();
  for (const segment of parsePath(path)) plan = plan && planAt(plan, [plan.kind === 'list' ? 0 : segment]);
  return plan;
}

/** The dimension of a quantity, or of what a mapping stands for when it is written as one. */
function dimensionOf(plan: Plan): Dimension | undefined {
  if (plan.kind === 'quantity') return plan.dimension;
  const { shorthand } = plan.schema;
  const field = plan.kind === 'object' && shorthand !== undefined ? plan.fields().get(shorthand) : undefined;
  return field && dimensionOf(field);
}
