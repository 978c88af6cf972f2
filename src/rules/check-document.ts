import { type Analysis, analyse } from '../analysis/analyse';
import type { TextEdit } from '../spec/edit/text-edit';
import type { Finding } from '../spec/finding';
import { readSpec, type SpecDocument } from '../spec/read-spec';
import { rules } from './index';
import { knownTechnologies } from './known-technologies';
import { applyLint } from './lint/apply-lint';
import type { LintSettings } from './lint/lint-settings';
import type { Fix } from './rule';
import { ruleInput } from './rule-input';

/** A document with everything that Headroom says about it. */
export interface CheckedDocument {
  readonly document: SpecDocument;
  /** Absent when the text holds no spec to analyse. */
  readonly analysis?: Analysis;
  /** Of every layer, in document order. */
  readonly findings: readonly Finding[];
}

const ruleIds = rules.map(({ id }) => id);

/** Reads, analyses and checks a text. Total: any text gives a result. */
export function checkDocument(text: string, settings: LintSettings = {}): CheckedDocument {
  const document = readSpec(text, { technologies: knownTechnologies });
  const { spec, model } = document;
  if (!spec || !model) return { document, findings: document.findings };
  const analysis = analyse(model, { invalid: document.findings.some(({ severity }) => severity === 'error') });
  const input = ruleInput(document, spec, analysis);
  const found = [...document.findings];
  for (const rule of rules)
    for (const finding of rule.check(input)) found.push({ rule: rule.id, severity: rule.severity, ...finding });
  return { document, analysis, findings: inOrder(applyLint(found, document, spec, ruleIds, settings)) };
}

/** Answers to a finding, best first. */
export function fixesOf(finding: Finding, { document, analysis }: CheckedDocument): readonly Fix[] {
  const { spec } = document;
  const rule = rules.find(({ id }) => id === finding.rule);
  if (rule?.fixes && spec && analysis) return rule.fixes(finding, ruleInput(document, spec, analysis));
  const replacement = finding.data?.replacement;
  if (typeof replacement !== 'string') return [];
  const { start, end } = finding.span;
  return [{ title: `Change to \`${replacement}\``, edits: [{ start, end, newText: replacement }], preferred: true }];
}

/** The preferred fixes of all findings that do not get in each other's way, to be applied together. */
export function compatibleFixes(checked: CheckedDocument): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of checked.findings) {
    const fix = fixesOf(finding, checked).find(({ preferred }) => preferred);
    const free = fix?.edits.every((edit) => taken.every((other) => edit.start > other.end || edit.end < other.start));
    if (fix && free) taken.push(...fix.edits);
  }
  return taken;
}

/** An aliased subtree is checked at each of its uses; a finding in it is still one finding. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const unique = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.rule} ${finding.span.start} ${finding.span.end} ${finding.message}`;
    if (!unique.has(key)) unique.set(key, finding);
  }
  return [...unique.values()].sort((a, b) => a.span.start - b.span.start);
}
