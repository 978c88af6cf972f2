import { numberDimension } from '../../analysis/number-dimension';
import { formatQuantity } from '../../quantity/format-quantity';
import type { Span } from '../../spec/span';
import { targetAt } from '../../spec/syntax/path';
import type { RuleFinding, RuleInput } from '../rule';
import { type Comparable, comparablesOf, compares } from './comparison';
import type { Comparison, PolicySpec } from './config-spec';
import { numbersAt } from './result-paths';
import { type Spot, spotsAt } from './spots';
import type { Policy } from './workspace-config';

/** The rule that a policy asks for; undefined when it lacks something or is turned off. */
export function compilePolicy({ id, path, compare, value, message, severity }: PolicySpec): Policy | undefined {
  if (!id || !path || !compare || severity?.value === 'off') return undefined;
  const wanted = value?.value ?? '';
  const advice = message ? `. ${message.value}` : '';
  const policy: Compiled = { id: id.value, path: path.value, compare: compare.value, wanted };
  return {
    id: `policy/${policy.id}`,
    severity: severity?.value ?? 'warning',
    *check(input) {
      for (const violation of violations(policy, input)) yield { ...violation, message: violation.message + advice };
    },
  };
}

interface Compiled {
  readonly id: string;
  readonly path: string;
  readonly compare: Comparison;
  readonly wanted: string;
}

function* violations(policy: Compiled, input: RuleInput): Iterable<RuleFinding> {
  const spots = spotsAt(input.spec, policy.path);
  if (policy.compare === 'exists' || policy.compare === 'absent') {
    for (const spot of spots) yield* presence(policy, spot);
    return;
  }
  const compared = new Set<string>();
  for (const { path, value } of spots) {
    for (const [actual, { span }] of value ? comparablesOf(value) : []) {
      compared.add(path);
      yield* judge(policy, actual, path, span);
    }
  }
  for (const [path, number] of computed(policy, spots, input)) {
    if (compared.has(path)) continue;
    const dimension = numberDimension(path);
    const { currency } = input.model;
    const shown = formatQuantity(number, dimension, { currency });
    const actual = { number, dimension, shown, ...(dimension === 'money-per-time' && { currency }) };
    yield* judge(policy, actual, path, spanOf(path, input));
  }
}

/** What stands there, in what was computed or else among what was assumed, where the spec says nothing comparable. */
function computed({ path }: Compiled, spots: readonly Spot[], { analysis, model }: RuleInput): Map<string, number> {
  const numbers = new Map(numbersAt(analysis.results, path));
  for (const spot of spots) {
    const assumed = model.assumptions.find((assumption) => assumption.path === spot.path)?.value;
    if (typeof assumed === 'number' && !numbers.has(spot.path)) numbers.set(spot.path, assumed);
  }
  return numbers;
}

function* presence({ id, compare }: Compiled, { path, value, place }: Spot): Iterable<RuleFinding> {
  if ((value !== undefined) === (compare === 'exists')) return;
  const span = place.keySpan ?? { start: place.span.start, end: Math.min(place.span.end, place.span.start + 1) };
  const message = value
    ? `\`${path}\` is stated; the policy \`${id}\` forbids it`
    : `\`${path}\` is missing; the policy \`${id}\` asks for it`;
  yield { message, path, span };
}

const asks: Readonly<Record<Comparison, string>> = {
  '<=': 'at most',
  '>=': 'at least',
  '<': 'less than',
  '>': 'more than',
  '==': 'exactly',
  matches: 'something that matches',
  exists: '',
  absent: '',
};

function* judge(policy: Compiled, actual: Comparable, path: string, span: Span): Iterable<RuleFinding> {
  const { id, compare, wanted } = policy;
  if (compares(actual, compare, wanted) !== false) return;
  const message = `\`${path}\` is ${actual.shown}; the policy \`${id}\` asks for ${asks[compare]} ${wanted}`;
  yield { message, path, span };
}

/** The key of the smallest thing in the text that a result belongs to, or the title for a result of the whole. */
function spanOf(path: string, { document, spec }: RuleInput): Span {
  const key = targetAt(document.tree.root, path)?.key?.span;
  return key ?? spec.title?.place.span ?? spec.headroom?.place.span ?? { start: 0, end: 0 };
}
