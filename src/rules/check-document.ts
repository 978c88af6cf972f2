import type { Finding } from '../spec/finding';
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
export function fixesOf(finding: Finding, { document, analysis, thresholds }: CheckedDocument): readonly Fix[] {
  const { spec } = document;
  const rule = rules.find(({ id }) => id === finding.rule);
  if (rule?.fixes && spec && analysis) return rule.fixes(finding, ruleInput(document, spec, analysis, thresholds));
  const removal = removeWish(finding, document);
  if (removal) return [{ title: 'Remove it', edits: [removal], preferred: true }];
  const replacement = finding.data?.replacement;
  if (typeof replacement !== 'string' || isTaken(replacement, finding, document)) return [];
  const { start, end } = finding.span;
  return [{ title: `Change to \`${replacement}\``, edits: [{ start, end, newText: replacement }], preferred: true }];
}

/** Whether a mistyped key stands beside the key that was meant. */
function isTaken(key: string, { rule, path }: Finding, { tree }: SpecDocument): boolean {
  const mapping = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return (
    rule === 'schema/unknown-key' && nodeAtPath(tree.root, mapping === '' ? key : `${mapping}.${key}`) !== undefined
  );
}
