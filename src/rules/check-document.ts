import type { Finding } from '../spec/finding';
import { noted } from '../spec/notes';
import type { SpecDocument } from '../spec/read-spec';
import { nodeAtPath } from '../spec/syntax/path';
import type { CheckSettings } from './check-settings';
import { type CheckedDocument, DocumentChecker } from './document-checker';
import { rules } from './index';
import { removeWish } from './lint/remove-wish';
import type { Fix } from './rule';
import { ruleInput } from './rule-input';

export type { CheckedDocument } from './document-checker';

/** Reads, analyses and checks a text. Total: any text gives a result. */
export function checkDocument(text: string, settings: CheckSettings = {}): CheckedDocument {
  return new DocumentChecker().check(text, settings);
}

/** Answers to a finding, best first. */
export function fixesOf(finding: Finding, checked: CheckedDocument): readonly Fix[] {
  const { document } = checked;
  const rule = rules.find(({ id }) => id === finding.rule);
  const [input] = rule?.fixes ? inputOf(checked) : [];
  if (rule?.fixes && input) return rule.fixes(finding, input);
  const removal = removeWish(finding, document);
  if (removal) return [{ title: 'Remove it', edits: [removal], preferred: true }];
  const replacement = finding.data?.replacement;
  if (typeof replacement !== 'string' || isTaken(replacement, finding, document)) return [];
  const { start, end } = finding.span;
  return [{ title: `Change to \`${replacement}\``, edits: [{ start, end, newText: replacement }], preferred: true }];
}

/** None where there is nothing to analyse. A report asks for the fixes of hundreds of findings. */
const inputOf = noted(({ document, analysis, thresholds }: CheckedDocument) => {
  const { spec } = document;
  return spec && analysis ? [ruleInput(document, spec, analysis, thresholds)] : [];
});

/** Whether a mistyped key stands beside the key that was meant. */
function isTaken(key: string, { rule, path }: Finding, { tree }: SpecDocument): boolean {
  const mapping = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return (
    rule === 'schema/unknown-key' && nodeAtPath(tree.root, mapping === '' ? key : `${mapping}.${key}`) !== undefined
  );
}
