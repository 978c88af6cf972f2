import { bind } from './binding/bind';
import type { Symbols } from './binding/symbols';
import { callCycles } from './checks/call-cycles';
import type { Check } from './checks/check';
import { reservedIds } from './checks/reserved-ids';
import { flowSources, stepVerbs } from './checks/steps';
import { unknownReferences } from './checks/unknown-references';
import { unreadFields } from './checks/unread-fields';
import { oneCurrency, overdetermined, populations, trafficShares } from './checks/values';
import type { Finding } from './finding';
import { componentPlan, languagePlan } from './language';
import type { Model } from './model/model';
import { resolve, type SpecDefaults } from './model/resolve';
import type { Spec } from './spec.generated';
import { parseYaml } from './syntax/parse-yaml';
import type { SyntaxTree } from './syntax/tree';
import { schemaFindings } from './validation/schema-findings';

/** Everything that reading a text gives; whatever the text, without exceptions. */
export interface SpecDocument {
  readonly text: string;
  readonly tree: SyntaxTree;
  /** Absent when the text holds no mapping at all. */
  readonly spec?: Spec;
  readonly model?: Model;
  readonly symbols: Symbols;
  /** What it was completed with; a changed text is to be read with the same. */
  readonly defaults: SpecDefaults;
  /** What is wrong with the document as a text of the language, in document order; each mistake once. */
  readonly findings: readonly Finding[];
}

const checks: readonly Check[] = [
  unknownReferences,
  reservedIds,
  stepVerbs,
  flowSources,
  callCycles,
  overdetermined,
  trafficShares,
  populations,
  oneCurrency,
];

/** @param defaults what holds where the text says nothing, besides the defaults of the language */
export function readSpec(text: string, defaults: SpecDefaults = {}): SpecDocument {
  const tree = parseYaml(text);
  if (tree.root?.type !== 'mapping') {
    return { text, tree, symbols: { declarations: [], references: [] }, defaults, findings: tree.findings };
  }
  const plan = languagePlan();
  const binding = bind(plan, tree.root);
  const spec = binding.value as Spec;
  const resolved = resolve(spec, defaults);
  const input = { spec, symbols: binding.symbols };
  const findings = [
    ...tree.findings,
    ...schemaFindings(tree.root, plan),
    ...binding.findings,
    ...resolved.findings,
    ...checks.flatMap((check) => [...check(input)]),
    ...unreadFields(spec, componentPlan()),
  ];
  return {
    text,
    tree,
    spec,
    model: resolved.model,
    symbols: binding.symbols,
    defaults,
    findings: inOrder(findings),
  };
}

/** An aliased subtree is read at each of its uses; a mistake in it is still one mistake. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const unique = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.span.start} ${finding.span.end} ${finding.message}`;
    if (!unique.has(key)) unique.set(key, finding);
  }
  return [...unique.values()].sort((a, b) => a.span.start - b.span.start);
}
